import pytest

from tests.extraction.mentions import figures


def found(kind, text):
    return [
        (claim.quote, claim.details["form"] if kind == "comparison" else claim.details["value"])
        for claim in figures(kind, text)
    ]


@pytest.mark.parametrize(
    ("text", "quote", "form"),
    [
        (
            "It was their sharpest dispute yet over the harbour.",
            "their sharpest dispute yet over the harbour",
            "superlative",
        ),
        (
            "In the most public quarrel between them so far, Brandt left.",
            "the most public quarrel between them so far",
            "superlative",
        ),
        ("Arden has the tallest tower in the world.", "the tallest tower in the world", "superlative"),
        (
            "It is one of the driest summers since 1976, farmers fear.",
            "one of the driest summers since 1976",
            "superlative",
        ),
        (
            "The motion passed by a wider margin than its forerunner in May.",
            "passed by a wider margin than its forerunner in May",
            "comparative",
        ),
        (
            "It is the largest public works project in the city’s history.",
            "the largest public works project in the city’s history",
            "superlative",
        ),
        ("Wages rose faster than prices.", "rose faster than prices", "comparative"),
        (
            "Arden built four piers, more than in any year since 2011.",
            "more than in any year since 2011",
            "comparative",
        ),
        ("The number of bakeries has doubled since the fair.", "has doubled since the fair", "trend"),
        ("Exports fell for the third consecutive month.", "fell for the third consecutive month", "trend"),
        ("Exports fell for the third month running.", "fell for the third month running", "trend"),
    ],
)
def test_comparison_is_quoted_with_what_it_compares(text, quote, form):
    assert found("comparison", text) == [(quote, form)]


@pytest.mark.parametrize(
    "text",
    [
        "She is the best.",
        "It is a forest of interest to the west.",
        "He would rather walk than swim.",
        "More than 40 people came.",
        "At least we tried.",
        "Most of them left.",
        "Is it the tallest tower in the world?",
    ],
)
def test_praise_bounds_and_questions_are_no_comparisons(text):
    assert found("comparison", text) == []


def test_comparison_names_cue_and_what_it_is_compared_with():
    text = "The motion passed by a wider margin than its forerunner in May."

    (claim,) = figures("comparison", text)

    assert claim.details == {"form": "comparative", "cue": "wider … than", "compared": "its forerunner in May"}


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("The 31-member Harbour Council (HC) met on Monday.", "31-member Harbour Council (HC)", 31),
        ("The strike has passed the 24-hour mark with no deal.", "has passed the 24-hour mark", 24),
        ("Unemployment fell to 3.9 per cent.", "fell to 3.9 per cent", 3.9),
        ("Rents eat 62 per cent of the city’s wages.", "62 per cent of the city’s wages", 62),
        ("The dam holds 40 million tonnes of water.", "holds 40 million tonnes of water", 40000000),
    ],
)
def test_quantity_is_quoted_with_its_verb_and_its_noun(text, quote, value):
    assert found("quantity", text) == [(quote, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Two allies met.",
        "She is 34 years old.",
        "Come back 24 hours later.",
        "They left in 2019.",
        "Did it cost $3 million?",
    ],
)
def test_everyday_figures_and_questions_are_no_quantities(text):
    assert found("quantity", text) == []


@pytest.mark.parametrize(
    ("told", "was", "value"),
    [
        ("fell from 8.4% to 6.9%", 8.4, 6.9),
        ("rose from $410 million to $615 million", 410000000, 615000000),
        ("rose to $6 from $4", 4, 6),
        ("grew from 1,200 boats to 1,500 boats", 1200, 1500),
        ("grew from four boats to 60 boats", 4, 60),
    ],
)
def test_figure_that_changed_tells_what_it_was(told, was, value):
    (claim,) = figures("quantity", f"The figure {told}.")

    assert (claim.quote, claim.details["was"], claim.details["value"]) == (told, was, value)
    assert (claim.details["minimum"], claim.details["maximum"], claim.details["bound"]) == (None, None, "exactly")


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Rents eat 62 per cent of the city’s wages.", "the city’s wages"),
        ("The 31-member Harbour Council (HC) met on Monday.", "Harbour Council"),
        ("The dam holds 40 million tonnes of water.", "water"),
        ("Unemployment fell to 3.9 per cent.", None),
    ],
)
def test_quantity_tells_what_it_is_of(text, of):
    assert [claim.details["of"] for claim in figures("quantity", text)] == [of]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Sales were $3 million in 2009 and $5 million in 2015.", ["2009", "2015"]),
        ("Turnout was 71 per cent, down from 74 per cent in 2022.", [None, "2022"]),
        ("Turnout was 71 per cent on 5 May 2024, up from 64 per cent on 7 May 2019.", ["2024-05-05", "2019-05-07"]),
    ],
)
def test_quantity_takes_the_date_that_stands_nearest(text, dates):
    assert [claim.details["date"] for claim in figures("quantity", text)] == dates


def test_range_is_no_change():
    (claim,) = figures("quantity", "Tickets range from $4 to $6.")

    assert (claim.details["minimum"], claim.details["maximum"], claim.details["was"]) == (4, 6, None)


def test_figure_of_a_tally_is_told_once():
    text = "The motion passed with 61 members in favour and 12 members against."

    assert found("quantity", text) == []
