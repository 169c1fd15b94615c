"""The editor decides on exactly the revision that was read, never on their own work, and knows what changed meanwhile."""

import pytest
from django.urls import reverse

from reviews.models import Rating, State
from reviews.web.desk.claim.context.differences import differences
from reviews.workflow.checks import approving, draft_parts, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from tests.factories import SOURCE, ClaimantFactory, ClaimFactory, UserFactory, claim_at, write
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def address(claim):
    return reverse("approval", args=[claim.public_id])


def decide(client, claim, decision, **data):
    sent = {"seen": claim.version, "revision": 1} | data
    return client.post(reverse(decision, args=[claim.public_id]), sent)


def hand_in_again(claim, editor, **changes):
    """Send the claim back and hand in a second revision."""
    reviewer = claim.reviewer
    approving.send_back(claim, by=editor, seen=claim.version, note="Once more.")
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, **changes)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)


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

    with django_assert_num_queries(4):  # session, user, claims, revisions
        response = desk.get(reverse("approvals"))

    assert [str(reading) for _, _, reading in response.context["rows"]] == ["Handed in."] * count + [
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

    with django_assert_num_queries(8):  # session, user, claim, revision, story, numbers, neighbours, text
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


def test_revision_is_approved_and_then_published(desk):
    claim = claim_at(State.SUBMITTED)

    page = decide(desk, claim, "approve")
    assert page.url == address(claim)
    claim.refresh_from_db()
    assert claim.state == State.APPROVED
    assert claim.reviews.get().approved_revision.number == 1
    assert '<button class="primary" data-key="p">Publish</button>' in on_one_line(desk.get(address(claim)))

    desk.post(reverse("move", args=[claim.public_id]), {"action": "publish", "seen": claim.version})
    claim.refresh_from_db()
    assert claim.state == State.PUBLISHED


def test_revision_is_returned_with_a_note_that_its_author_reads(desk, client, reviewer):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)

    assert decide(desk, claim, "return", note="Which minutes?").url == reverse("approvals")
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW

    client.force_login(reviewer)
    assert "came back to you" in client.get(reverse("queue")).text
    assert "Which minutes?" in client.get(reverse("claim", args=[claim.public_id])).text


@pytest.mark.parametrize(("note", "message"), [(" ", "Say what should be better."), ("x" * 2001, "at most 2000")])
def test_return_without_a_fitting_note_is_told_next_to_the_field(desk, note, message):
    response = decide(desk, claim_at(State.SUBMITTED), "return", note=note)

    assert response.status_code == 422
    assert message in response.text
    assert 'aria-invalid="true" aria-describedby="note-error" autofocus' in on_one_line(response)
    assert note in response.text


def test_older_revision_is_not_approved_and_the_difference_is_shown(desk, editor):
    claim = claim_at(State.SUBMITTED)
    seen = claim.version
    hand_in_again(claim, editor, summary="The minutes give other figures.", verdict=Rating.objects.get(code="false"))

    response = decide(desk, claim, "approve", seen=seen, note="Fine by me.")

    assert response.status_code == 409
    assert "Revision 1 is not the newest: that is 2." in response.text
    assert "The minutes give <del>the same</del><ins>other</ins> figures." in on_one_line(response)
    assert [change.label for change in response.context["changes"]] == ["Is it so?", "Short answer"]
    assert "Fine by me." in response.text
    assert '<input type="hidden" name="revision" value="2">' in on_one_line(response)
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def test_decision_on_a_version_that_changed_is_refused(desk, editor):
    claim = claim_at(State.SUBMITTED)
    seen = claim.version
    approving.send_back(claim, by=UserFactory(editor=True), seen=seen, note="Once more.")

    response = decide(desk, claim, "return", seen=seen, note="My note.")

    assert response.status_code == 409
    assert "My note." in response.text


@pytest.mark.parametrize(
    "data",
    [
        {"revision": ""},
        {"revision": "x"},
        {"revision": str(2**63)},
        {"seen": "-1"},
        {"seen": ""},
    ],
)
def test_decision_that_is_none_is_refused(desk, data):
    claim = claim_at(State.SUBMITTED)

    assert decide(desk, claim, "approve", **data).status_code == 400
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED


def correct(claim, editor, **changes):
    """Ask for a minor correction of a published check and hand it in."""
    publishing.correct(claim, by=editor, seen=claim.version, note="The minutes were amended.", kind="minor")
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, **changes)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)


def test_correction_shows_what_readers_have_and_what_they_will_see(desk, editor):
    claim = claim_at(State.PUBLISHED)
    correct(claim, editor, summary="The minutes give other figures.", verdict=Rating.objects.get(code="false"))

    response = desk.get(address(claim))

    shown = response.context["correction"]
    assert [(asks, verdict["name"]) for _, asks, verdict in shown.answers] == [("Is it so?", "True")]
    assert [change.label for change in shown.changes] == ["Checked by", "Is it so?", "Short answer"]
    assert "The minutes give <del>the same</del><ins>other</ins> figures." in on_one_line(response)
    assert "Substantial: the conclusion changed" in response.text  # whatever it was announced as
    assert "The minutes were amended." in response.text
    assert f'<a href="/checks/{claim.public_id}/v/1/">revision 1</a>' in on_one_line(response)


def test_correction_of_the_same_conclusion_keeps_its_class(desk, editor):
    claim = claim_at(State.PUBLISHED)
    correct(claim, editor, summary="The minutes, as amended, give the same figures.")

    assert "Minor: wording, spelling, a link" in desk.get(address(claim)).text
    assert "corrects a published check" in desk.get(reverse("approvals")).text


def test_check_that_was_withdrawn_is_compared_with_what_stood(desk, editor):
    claim = claim_at(State.WITHDRAWN)
    moves.move(claim, Action.REOPEN, by=editor, seen=claim.version)
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, summary="Another look.")
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    response = desk.get(address(claim))

    assert "This brings back a check that was withdrawn" in response.text
    assert "Checked again after it was withdrawn." in response.text


def test_first_revision_and_a_published_one_correct_nothing(desk):
    for state in (State.SUBMITTED, State.PUBLISHED):
        assert desk.get(address(claim_at(state))).context["correction"] is None


def test_approval_of_what_was_never_handed_in_is_not_found(desk):
    assert desk.get(address(ClaimFactory())).status_code == 404


def test_published_revision_has_nothing_to_decide(desk):
    assert "there is nothing to decide now" in desk.get(address(claim_at(State.PUBLISHED))).text


def test_approval_shows_what_was_corrected_in_the_figures(desk, reviewer):
    claim = ClaimFactory()
    leases.take(claim, by=reviewer, seen=claim.version)
    for against in (2, 0):  # what the program read is what stood before the first correction
        details = claim.details | {"against": against}
        reviewing.describe(claim, by=reviewer, token=claim.lease_token, wording="Carried.", details=details)
    write(claim, reviewer)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    response = desk.get(address(claim))

    assert [(one.label, one.before, one.after) for one in response.context["corrected"]] == [("Against", "3", "0")]
    assert '<del dir="auto">3</del> → <ins dir="auto">0</ins>' in on_one_line(response)


def test_approval_of_what_nobody_corrected_says_nothing_of_corrections(desk):
    assert desk.get(address(claim_at(State.SUBMITTED))).context["corrected"] == []


def test_differences_tell_another_speaker_and_a_figure_that_became_zero():
    before = claim_at(State.SUBMITTED).review_revisions.get().content
    claim = before["claim"] | {"claimant": "Mira Castell", "claimant_role": "Mayor"}
    after = before | {"claim": claim | {"details": claim["details"] | {"against": 0}}}

    found = {
        change.label: "".join(piece.text for piece in change.pieces if piece.change == "new")
        for change in differences(before, after)
    }

    assert found == {"Who said it": "Mira Castell, Mayor", "Figures": "0"}


def test_differences_name_evidence_that_came_and_went():
    claim = claim_at(State.SUBMITTED)
    before = claim.review_revisions.get().content
    after = before | {"evidence": [], "rationale": "We read the minutes twice."}

    found = {
        change.label: "".join(f"[{piece.change}]{piece.text}" for piece in change.pieces)
        for change in differences(before, after)
    }

    assert found["How this was checked"] == "[same]We read the minutes[new] twice[same]."
    assert found["Evidence 1"].startswith("[gone]Address: https://records.example/vote")


def test_differences_of_long_texts_are_found_by_lines():
    claim = claim_at(State.SUBMITTED)
    before = claim.review_revisions.get().content
    lines = [f"We read line {n} of the minutes.\n" for n in range(2000)]
    after = before | {"rationale": "".join([*lines[:700], "Here we stopped.\n", *lines[700:]])}

    (change,) = differences(before | {"rationale": "".join(lines)}, after)

    assert [piece.text for piece in change.pieces if piece.change == "new"] == ["Here we stopped.\n"]


def test_correction_is_published_with_a_reason_worded_for_readers(desk, editor):
    claim = claim_at(State.PUBLISHED)
    publishing.correct(claim, by=editor, seen=claim.version, note="Ana misread the minutes.")
    reviewer = UserFactory(reviewer=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(claim, reviewer, summary="Corrected.")
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    approving.approve(claim, by=editor, seen=claim.version, revision=2)
    publish = {"action": "publish", "seen": claim.version}

    offered = desk.get(address(claim))
    empty = desk.post(reverse("move", args=[claim.public_id]), publish | {"note": "  "})
    done = desk.post(reverse("move", args=[claim.public_id]), publish | {"note": "The minutes give 13 votes."})

    assert ">Ana misread the minutes.</textarea>" in offered.text
    assert (empty.status_code, done.status_code) == (422, 302)
    assert "Tell readers why the check changes." in empty.text
    assert [correction.reason for correction in claim.publication.corrections.all()] == ["The minutes give 13 votes."]
    assert claim.events.get(action="correct").data["note"] == "Ana misread the minutes."
