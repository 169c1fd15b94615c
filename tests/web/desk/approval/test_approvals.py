"""What waits for an editor, and what the editor sees of one revision."""

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.workflow.checks import draft_parts
from tests.factories import SOURCE, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.pages import on_one_line

from .conftest import address, decide, hand_in_again

pytestmark = pytest.mark.django_db


def test_approvals_are_refused_to_fact_checkers(client, reviewer):
    claim = claim_at(State.SUBMITTED)
    client.force_login(reviewer)

    assert client.get(reverse("approvals")).status_code == 403
    assert client.get(address(claim)).status_code == 403
    assert decide(client, claim, "approve").status_code == 403
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


@pytest.mark.parametrize("count", [1, 3])
def test_approvals_list_what_waits_and_then_what_is_approved(desk, django_assert_num_queries, count):
    for _ in range(count):
        claim_at(State.APPROVED, wording="Approved.")
        claim_at(State.SUBMITTED, wording="Handed in.")
        claim_at(State.IN_REVIEW)

    with django_assert_num_queries(6):  # session, user, claims, revisions, links to confirm, who is there
        response = desk.get(reverse("approvals"))

    assert [str(reading) for _, _, reading, _ in response.context["rows"]] == ["Handed in."] * count + [
        "Approved."
    ] * count


def test_approvals_leave_out_your_own_work(client):
    both = UserFactory(reviewer=True, editor=True)
    claim_at(State.SUBMITTED, reviewer=both)
    client.force_login(both)

    assert "Nothing to decide" in client.get(reverse("approvals")).text


def test_your_own_work_says_why_you_cannot_decide(client):
    both = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.SUBMITTED, reviewer=both)
    client.force_login(both)

    page = client.get(address(claim))

    assert "You handed in a review of this claim." in page.text
    assert "Another editor has to decide on it." in page.text
    assert reverse("approve", args=[claim.public_id]) not in page.text
    assert decide(client, claim, "approve").status_code == 403
    assert decide(client, claim, "return", note="Hm.").status_code == 403
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def test_approval_shows_the_revision_and_not_what_was_drafted_since(desk, editor):
    claim = claim_at(State.SUBMITTED)
    claim.reviews.update(summary="Changed behind the editor's back.")
    claim.wording = "Another wording"
    claim.save()

    response = desk.get(address(claim))

    assert "The minutes give the same figures." in response.text
    assert "Minutes of the council" in response.text
    assert "The council voted 12 to 3 for the bridge" in response.text
    assert "behind the editor" not in response.text
    assert "Another wording" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_approval_query_count_does_not_grow(desk, django_assert_num_queries, count):
    claim = claim_at(State.SUBMITTED)
    for place in range(1, count):
        ClaimFactory(revision=claim.revision, start=place, end=place + 20)

    desk.get(address(claim))
    with django_assert_num_queries(
        9
    ):  # session, user, claim, revision, whether it was noted that it is read, story, numbers, neighbours, text
        desk.get(address(claim))


def test_approval_shows_the_claim_in_its_article(desk):
    response = desk.get(address(claim_at(State.SUBMITTED)))

    assert '<mark class="claim open here" id="here">The council voted 12 to 3 for the bridge</mark>' in on_one_line(
        response
    )
    assert "Three people were hurt, the police said." in response.text


@pytest.mark.parametrize(
    ("claim", "changes", "expected"),
    [
        (
            {},
            {},
            [
                "Nothing that contradicts the claim is listed, and the fact-checker does not say whether it was looked for."
            ],
        ),
        (
            {"kind": "statement"},
            {},
            [
                "“Was it said?” has no answer.",
                "Nothing that contradicts the claim is listed, and the fact-checker does not say whether it was looked for.",
            ],
        ),
        (
            {},
            {"evidence": [draft_parts.TypedEvidence("https://a.example", "A", "secondary", "contradicts")]},
            ["No primary evidence."],
        ),
        ({}, {"evidence": [SOURCE, draft_parts.TypedEvidence("https://a.example", "A", "expert", "contradicts")]}, []),
    ],
)
def test_approval_warns_of_what_an_editor_would_ask_about(desk, editor, claim, changes, expected):
    submitted = claim_at(State.SUBMITTED, **claim)
    hand_in_again(submitted, editor, **changes)

    assert desk.get(address(submitted)).context["warnings"] == expected


DENIED = {
    "kind": "statement",
    "quote": "the council took the money",
    "details": {"form": "indirect", "cue": "denied"},
}


def test_approval_of_a_denial_says_who_denied_it_and_asks_for_another_wording(desk):
    claim = claim_at(State.SUBMITTED, **DENIED, claimant=ClaimantFactory(name="Osei Lindqvist"))

    response = desk.get(address(claim))

    assert 'Denied by <b dir="auto">Osei Lindqvist</b>' in on_one_line(response)
    assert response.context["warnings"][0].startswith("“denied”: Osei Lindqvist did not say this")


def test_approval_of_a_denial_in_words_of_its_own_does_not_warn(desk):
    claim = claim_at(State.SUBMITTED, **DENIED, wording="Osei Lindqvist denied that the council took the money.")

    assert not any("denied" in warning for warning in desk.get(address(claim)).context["warnings"])


def test_approval_of_what_was_never_handed_in_is_not_found(desk):
    assert desk.get(address(ClaimFactory())).status_code == 404


def test_published_revision_has_nothing_to_decide(desk):
    assert "there is nothing to decide now" in desk.get(address(claim_at(State.PUBLISHED))).text


def test_denial_of_a_figure_that_is_worded_as_its_opposite_warns_the_editor(desk):
    one = claim_at(State.SUBMITTED, said="Ada Finch denied that", wording="The council voted 12 to 3.")

    warned = desk.get(reverse("approval", args=[one.public_id])).context["warnings"][0]

    assert "Word it as “Ada Finch denied that …”" in warned
