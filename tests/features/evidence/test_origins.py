"""Two papers that print one report are one origin."""

import pytest

from reviews.features.evidence.origins import agency_in, origins_in, origins_of
from reviews.workflow.copies.keeping import keep_file

REPORT = "The council of Marwick passed its budget by 31 votes to 18 on Monday evening after a long debate. " * 4
OTHER = "Fishing boats stayed in the harbour all week while a storm from the north kept the coast in fog and rain. " * 4


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        ({1: REPORT, 2: OTHER}, []),
        ({1: REPORT, 2: OTHER, 3: f"By our reporter\n{REPORT[:-60]}"}, [[1, 3]]),
        ({1: REPORT, 4: REPORT, 5: REPORT}, [[1, 4, 5]]),
        ({1: "Short.", 2: "Short."}, []),
        ({1: "", 2: ""}, []),
        ({1: f"GENEVA (Reuters) - {REPORT}", 2: f"Update (Reuters) {OTHER}"}, [[1, 2]]),
        ({1: f"GENEVA (Reuters) - {REPORT}", 2: f"GENEVA (AP) — {OTHER}"}, []),
        ({1: f"{REPORT * 3} (Reuters)", 2: f"{OTHER * 3} (Reuters)"}, []),
    ],
)
def test_texts_are_grouped_by_their_origin(texts, numbers):
    assert [origin.numbers for origin in origins_of(texts)] == numbers


@pytest.mark.parametrize(
    ("text", "agency"),
    [("GENEVA (Reuters) - x", "Reuters"), ("جنيف (رويترز) - قال", "رويترز"), ("Reuters says", ""), ("(apples)", "")],
)
def test_agency_is_credited_in_brackets_at_the_start(text, agency):
    assert agency_in(text) == agency


def test_reason_is_said():
    [near] = origins_of({1: REPORT, 3: REPORT})
    [credited] = origins_of({1: f"(AFP) {REPORT}", 2: f"(AFP) {OTHER}"})

    assert near.sentence == "Evidence 1, 3: one origin, as the texts are nearly the same."
    assert credited.sentence == "Evidence 1, 2: one origin, as each credits AFP."


def test_one_query_for_two_copies_and_none_for_fewer(reviewer, django_assert_num_queries):
    first, second = (
        keep_file(data.encode(), name="a.txt", address="", by=reviewer) for data in (REPORT, f"{REPORT}\nMore.")
    )

    with django_assert_num_queries(1):
        [origin] = origins_in({1: first.public_id, 4: second.public_id})
    with django_assert_num_queries(0):
        assert origins_in({1: first.public_id}) == []
    assert origin.numbers == [1, 4]
    assert origins_in({1: first.public_id, 2: "0" * 32}) == []
