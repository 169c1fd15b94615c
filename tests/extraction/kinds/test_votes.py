from datetime import date

import pytest

from tests.extraction.corpora import cases
from tests.extraction.mentions import figures

SIDES = ("in_favour", "against", "abstaining")


def tallies(text, **options):
    return figures("vote_tally", text, **options)


@pytest.mark.parametrize("case", cases("votes"))
def test_votes_are_told_as_the_corpus_says(case):
    found = tallies(case["text"])

    assert [[claim.details[side] for side in SIDES] for claim in found] == case["tallies"]
    for claim in found:
        named = {side: names for side, names in claim.details["named"].items() if names}
        assert named == case.get("named", named)
        assert claim.details["members"] == case.get("members", claim.details["members"])


def test_tally_quotes_from_its_verb_to_the_last_name():
    text = "On Monday the motion passed with 61 members in favour and 12 against, including Arden and Brill."

    (claim,) = tallies(text)

    assert claim.quote == "passed with 61 members in favour and 12 against, including Arden and Brill"
    assert claim.details["outcome"] == "passed"


def test_tally_tells_body_subject_and_day():
    text = "The 20-member General Assembly met late. Tuesday’s resolution got 12 votes in favour and 5 against."

    (claim,) = tallies(text, published=date(2024, 5, 2))

    assert claim.details["body"] == "United Nations General Assembly"
    assert claim.details["members"] == 20  # as printed, whatever the lexicon knows
    assert claim.details["subject"] == "Tuesday’s resolution"
    assert claim.details["date"] == "2024-04-30"


def test_tally_knows_the_size_a_body_had_in_its_year():
    text = "The European Parliament voted 400 to 200."

    sizes = [tallies(text, published=date(year, 6, 1))[0].details["members"] for year in (2015, 2021, 2025)]

    assert sizes == [751, 705, 720]


def test_vote_is_dated_to_no_day_that_is_still_to_come():
    (claim,) = tallies("The council rejected a plan to wait until 2028 by 6 votes to 3.", published=date(2026, 3, 4))

    assert claim.details["date"] is None


def test_tally_without_a_body_has_no_members():
    (claim,) = tallies("The motion passed by 12 votes to 5.")

    assert (claim.details["body"], claim.details["members"]) == (None, None)


def test_heading_holds_no_tally():
    assert tallies("Council votes 5-4\n\nThe town council met on Monday evening in the old hall by the river.") == []


def test_tally_of_another_body_is_not_given_to_the_one_named_before():
    text = "The UN General Assembly met in autumn. The town council of Arden voted 5-4 on Monday."

    (claim,) = tallies(text)

    assert (claim.details["body"], claim.details["members"]) == ("The town council of Arden", None)


def test_tally_takes_the_size_that_is_printed_of_its_sort_of_body():
    text = (
        "The Arden city council voted 14 to 9. The 25-member council had rejected the plan in March by 13 votes to 12."
    )

    first, second = (claim.details for claim in tallies(text))

    assert (first["body"], first["members"]) == ("The Arden city council", 25)
    assert (second["body"], second["members"], second["subject"]) == ("The 25-member council", 25, "the plan")


def test_two_sizes_of_one_sort_of_body_leave_it_open():
    text = "The 25-member council and the nine-member council of Port Arden met. Later the council voted 5 to 4."

    (claim,) = tallies(text)

    assert claim.details["members"] is None


def test_body_that_is_only_compared_with_did_not_vote():
    _, claim = tallies("The House voted 220-215. The Senate passed it by a wider margin than the House, 52-48.")

    assert claim.details["body"] == "The Senate"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The 25-member council of Arden met. Workers at the council voted 120-35 on Tuesday to strike.", None),
        ("After a row with the school board, teachers voted 310-42 to strike.", None),
        ("Angered by the council, residents voted 1,200 to 350 to leave.", None),
        ("Members of the city council voted 5-2 to close the pier.", "the city council"),
    ],
)
def test_body_that_is_only_mentioned_did_not_vote(text, body):
    (claim,) = tallies(text)

    assert (claim.details["body"], claim.details["members"]) == (body, None)


def test_day_of_a_vote_is_the_nearest_that_has_come():
    text = "On Monday the council of Arden, after hours of debate in the town hall, voted 12-3 to wait until 2028."

    (claim,) = tallies(text, published=date(2026, 11, 20))

    assert claim.details["date"] == "2026-11-16"


@pytest.mark.parametrize(
    "text",
    ["The council, 12-3, is dominated by Liberals.", "The council told residents to dial in, 5-7."],
)
def test_what_a_body_is_or_says_by_two_figures_is_no_vote(text):
    assert tallies(text) == []
