"""The fields of each kind say what the claim's details say, and change nothing until somebody does."""

import pytest

from reviews.extraction import extract
from reviews.models import Kind
from reviews.web.desk.claim.forms.claim_form import ClaimForm
from reviews.web.desk.claim.forms.details_form import FORMS
from tests.factories import ClaimFactory

TEXT = (
    "The council of Lindgate voted 12 to 3 for the bridge on Monday, with two abstentions. "
    "At least 12 people were wounded in the fire, the police said. Between five and eight workers are missing. "
    "“The bridge will cost $3.5 million,” Mayor Ann Lee said. Rents rose by about 2.5 percent last year. "
    "It was the deadliest fire in the region since 1987. The court struck down the licence of the ferry on Friday."
)
FOUND = [
    ClaimFactory.build(
        revision=None,
        start=one.start,
        end=one.end,
        quote=one.quote,
        wording=one.quote,
        kind=one.kind,
        details=one.details,
        figures=[figure.as_figure() for figure in one.figures],
    )
    for one in extract(TEXT)
]
BY_HAND = [
    ("vote_tally", {"in_favour": 9, "against": None, "named": {"in_favour": ["Ann Lee", "Bo"], "against": []}}),
    ("casualty", {"minimum": 6, "maximum": 8, "figure": [3, 9], "harm": "killed", "attribution": None}),
    ("casualty", {"vague": "dozens", "harm": "evacuated"}),
    ("statement", {"form": "mixed", "cue": "warned", "cue_span": [1, 7], "content": [[8, 20], [25, 30]]}),
    ("quantity", {"value": 3.5, "unit": "dollar", "bound": "nearly all of"}),
    ("quantity", {"value": 412_000_000, "unit": "dollar", "date": "2026"}),
    ("comparison", {"form": "superlative", "cue": "largest, longest", "compared": None}),
    ("event", {}),
]


def shown(claim):
    """Return what a browser would send of the untouched form."""
    return {field.html_name: "" if field.value() is None else field.value() for field in ClaimForm(claim).bound_fields}


def filled(claim, **changes):
    return description(claim, **changes)["details"]


def description(claim, **changes):
    form = sent(claim, **changes)
    assert not form.is_wrong
    return form.description()


def sent(claim, **changes):
    return ClaimForm(claim, shown(claim) | {f"claim-{name}": value for name, value in changes.items()})


def wrong(form):
    return {name: errors for part in form.parts for name, errors in part.errors.items()}


def built(kind, details):
    return ClaimFactory.build(revision=None, quote="q", wording="q", kind=kind, details=details)


def test_every_kind_has_its_form():
    assert set(FORMS) == set(Kind)


@pytest.mark.parametrize("claim", FOUND, ids=lambda claim: f"{claim.kind}: {claim.quote[:30]}")
def test_untouched_form_keeps_what_the_program_found(claim):
    assert filled(claim) == claim.details


@pytest.mark.parametrize(("kind", "details"), BY_HAND)
def test_untouched_form_keeps_every_detail(kind, details):
    kept = filled(built(kind, details))

    assert {name: value for name, value in kept.items() if name != "named"} == {
        name: value for name, value in details.items() if name != "named"
    }


@pytest.mark.parametrize(
    ("kind", "details", "changes", "expected"),
    [
        ("vote_tally", {"in_favour": 9}, {"in_favour": "10"}, {"in_favour": 10}),
        ("vote_tally", {"in_favour": 9}, {"in_favour": ""}, {"in_favour": None}),
        ("vote_tally", {}, {"named_against": " Ann \n\nBo"}, {"named": {"in_favour": [], "against": ["Ann", "Bo"], "abstaining": []}}),
        ("casualty", {"count": 7}, {"count": "", "minimum": "6", "maximum": "8"}, {"count": None, "minimum": 6, "maximum": 8}),
        ("quantity", {"value": 3}, {"value": "3.50"}, {"value": 3.5}),
        ("quantity", {"value": 3.5}, {"value": "4.0"}, {"value": 4}),
        ("statement", {"cue": "said", "content": [[0, 4]]}, {"cue": "claimed"}, {"cue": "claimed", "content": [[0, 4]]}),
    ],
)  # fmt: skip
def test_changed_field_changes_its_detail(kind, details, changes, expected):
    assert filled(built(kind, details), **changes) == expected


@pytest.mark.parametrize("kind", ["vote_tally", "casualty", "quantity"])
@pytest.mark.parametrize("date", ["2023", "2023-10", "2023-10-07", "2024-02-29", ""])
def test_day_month_or_year_is_taken_as_the_program_reads_them(kind, date):
    assert filled(built(kind, {"date": None}), date=date)["date"] == (date or None)


@pytest.mark.parametrize(
    "date", ["2026-13-45", "2023-02-29", "2023-00", "0000", "7 October", "2023-1", "2023-10-07T12", "20231007"]
)
def test_day_that_no_calendar_has_is_shown_at_its_field(date):
    form = sent(built("vote_tally", {}), date=date)

    assert wrong(form) == {"date": ["Give a day as 2023-10-07, a month as 2023-10 or a year as 2023."]}


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("casualty", {"minimum": "9", "maximum": "8"}, "maximum"),
        ("casualty", {"harm": "killed<script>"}, "harm"),
        ("quantity", {"value": "NaN"}, "value"),
        ("quantity", {"value": "1e400"}, "value"),
        ("quantity", {"value": "9" * 20}, "value"),
        ("quantity", {"value": "1.0000001"}, "value"),
        ("vote_tally", {"in_favour": "9", "members": "8"}, "members"),
        ("vote_tally", {"named_against": "x" * 4001}, "named_against"),
        ("event", {"wording": ""}, "wording"),
    ],
)
def test_wrong_figure_is_shown_at_its_field(kind, changes, field):
    form = sent(built(kind, {}), **changes)

    assert form.is_wrong
    assert list(wrong(form)) == [field]


# Several figures in one claim ----------------------------------------------------------------------------------------

KILLED = {"kind": "casualty", "start": 0, "end": 9, "details": {"count": 12, "harm": "killed", "figure": [7, 9]}}
INJURED = {"kind": "casualty", "start": 14, "end": 24, "details": {"count": 30, "harm": "wounded", "figure": [22, 24]}}
VOTE = {"kind": "vote_tally", "start": 26, "end": 42, "details": {"in_favour": 121, "against": 14}}


@pytest.fixture
def toll():
    return ClaimFactory.build(
        revision=None,
        start=0,
        end=42,
        quote="killed 12 and injured 30; 121 for, 14 not.",
        wording="Q.",
        kind="casualty",
        details=KILLED["details"],
        figures=[VOTE, KILLED, INJURED],
    )


def test_every_figure_has_its_fields_under_its_words_the_claims_own_first(toll):
    groups = [(group.words, group.prefix, form["date"].html_name) for group, form in ClaimForm(toll).figures]

    assert groups == [
        ("killed 12", "claim", "claim-date"),
        ("121 for, 14 not.", "claim-figure-1", "claim-figure-1-date"),
        ("injured 30", "claim-figure-3", "claim-figure-3-date"),
    ]


def test_untouched_form_keeps_every_figure(toll):
    assert description(toll)["figures"] == toll.figures


def test_figure_is_corrected_alone(toll):
    described = description(toll, **{"figure-3-count": "33"})

    assert described["details"] == KILLED["details"]
    assert described["figures"] == [VOTE, KILLED, INJURED | {"details": INJURED["details"] | {"count": 33}}]


def test_own_figure_has_the_details_of_the_claim(toll):
    described = description(toll, count="13")

    assert described["details"]["count"] == described["figures"][1]["details"]["count"] == 13
    assert described["figures"][2] == INJURED


def test_wrong_figure_is_shown_in_its_own_group(toll):
    form = sent(toll, **{"figure-1-members": "100"})

    assert [(group.words, list(one.errors)) for group, one in form.figures if one.errors] == [
        ("121 for, 14 not.", ["members"])
    ]


def test_what_is_typed_and_not_saved_stands_in_its_own_field(toll):
    form = ClaimForm(toll, typed={"claim-figure-3-count": "3", "claim-wording": "Half a wo"})

    assert [one["count"].value() for group, one in form.figures if group.kind == "casualty"] == [12, "3"]
    assert form["wording"].value() == "Half a wo"


def test_fields_of_several_figures_are_distinguished_by_their_words(toll):
    labels = ClaimForm(toll).labels

    assert labels["claim-count"] == "How many (“killed 12”)"
    assert labels["claim-figure-3-count"] == "How many (“injured 30”)"
    toll.figures = [KILLED]
    assert ClaimForm(toll).labels["claim-count"] == "How many"
