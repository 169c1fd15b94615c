"""Nobody approves or sends back what they wrote a part of: not on a page, not by the API, not in the database."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import CharField
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import ApiToken
from reviews.models import Claim, Review, ReviewRevision, State
from reviews.models.guards import freeze, thaw
from reviews.queries import desk
from reviews.workflow.articles import by_hand
from reviews.workflow.checks import approving, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from tests.factories import TALLY, ArticleRevisionFactory, ClaimFactory, UserFactory, claim_at, write

pytestmark = pytest.mark.django_db

NOBODY_OR = (None, "ana", "ben")
CHANGES = {
    "wording": {"wording": "The council voted 12 to 3."},
    "figures": {"details": TALLY | {"members": 15}},
    "speaker": {"claimant": "Ada Lund"},
    "role": {"claimant_role": "mayor"},
}


@pytest.fixture
def ana(db):
    return UserFactory(reviewer=True, editor=True)


@pytest.fixture
def ben(db):
    return UserFactory(reviewer=True, editor=True)


def describe(claim, by, **changes):
    """Take the claim, correct it, and give it back."""
    leases.take(claim, by=by, seen=claim.version)
    description = {"wording": claim.wording, "details": claim.details} | changes
    reviewing.describe(claim, by=by, token=claim.lease_token, **description)
    leases.release(claim, by=by, token=claim.lease_token)


def jot(claim, by, summary):
    leases.take(claim, by=by, seen=claim.version)
    write(claim, by, summary=summary, rationale=f"How: {summary}", evidence=[])
    leases.release(claim, by=by, token=claim.lease_token)


def hand_in(claim, by, summary="Their own words."):
    leases.take(claim, by=by, seen=claim.version)
    write(claim, by, summary=summary)
    return reviewing.submit(claim, by=by, seen=claim.version, token=claim.lease_token)


def may_decide(person, claim):
    """Whether they may, by every door; all of them have to agree."""
    fresh = desk.desk_for(person).get(pk=claim.pk)
    newest = approving.newest_revision(claim)
    shown = [action in moves.allowed(person, fresh) for action in (Action.APPROVE, Action.RETURN)]
    listed = desk.approvals_for(person).filter(pk=claim.pk).exists()
    answers = {listed, *shown, _database_lets(person, newest)}
    for act in (
        lambda: approving.approve(fresh, by=person, seen=fresh.version, revision=newest.number),
        lambda: approving.send_back(fresh, by=person, seen=fresh.version, note="Again."),
    ):
        try:
            with transaction.atomic():
                act()
                answers.add(True)
                raise _Undo
        except PermissionDenied:
            answers.add(False)
        except _Undo:
            fresh.refresh_from_db()
    (answer,) = answers
    return answer


class _Undo(Exception):
    pass


def _database_lets(person, revision):
    """Whether the database takes their approval when it is written behind the workflow's back."""
    approval = {"approved_revision": revision, "approved_hash": revision.content_hash, "approved_by": person}
    try:
        with transaction.atomic():
            Review.objects.filter(pk=revision.review_id).update(**approval, approved_at=timezone.now())
            raise _Undo
    except IntegrityError:
        return False
    except _Undo:
        return True


@pytest.mark.parametrize(
    ("described", "drafted", "first", "last"),
    [*product(NOBODY_OR, NOBODY_OR, NOBODY_OR, ("ana", "ben"))],
)
def test_whoever_wrote_a_part_decides_nothing_and_everybody_else_may(ana, ben, editor, described, drafted, first, last):
    people, claim = {"ana": ana, "ben": ben, "eve": editor}, ClaimFactory()
    if described:
        describe(claim, people[described], **CHANGES["figures"])
    if drafted:
        jot(claim, people[drafted], "The words that go in.")
    if first:
        hand_in(claim, people[first])
        approving.send_back(claim, by=editor, seen=claim.version, note="Again.")
    hand_in(claim, people[last], "The words that go in." if drafted else "Their own words.")

    assert {name for name, person in people.items() if not may_decide(person, claim)} == {
        name for name in (described, drafted, first, last) if name
    }


@pytest.mark.parametrize("part", CHANGES)
def test_any_correction_of_the_claim_makes_an_author_and_the_page_and_the_api_say_why(client, ana, ben, part):
    claim = ClaimFactory()
    describe(claim, ana, **CHANGES[part])
    hand_in(claim, ben)
    client.force_login(ana)
    decision, approve = {"seen": claim.version, "revision": 1}, reverse("approve", args=[claim.public_id])

    page = client.get(reverse("approval", args=[claim.public_id]))
    posted = client.post(approve, decision)
    token = {"HTTP_AUTHORIZATION": f"Bearer {ApiToken.issue(ana)}"}
    move = {"action": "approve", "seen": claim.version, "revision": 1}
    sent = client.post(f"/api/v1/claims/{claim.public_id}/moves/", move, "application/json", **token)

    corrected = {"wording": "the wording of", "figures": "the figures of"}.get(part, "who made")
    why = f"You corrected {corrected} this claim."
    assert why in page.text
    assert "Another editor has to decide on it." in page.text
    assert approve not in page.text
    assert (posted.status_code, sent.status_code) == (403, 403)
    assert sent.json()["detail"].endswith(f"may not approve this claim. {why}")
    assert Claim.objects.get(pk=claim.pk).state == State.SUBMITTED


@pytest.mark.parametrize(
    ("handed_in", "is_copy"),
    [
        ("the minutes of the second of March give twelve votes to three", True),
        ("The minutes of the 2nd of March give twelve votes to three!", True),
        ("The minutes of the second of May give nine votes to four, and two members were away.", False),
        ("The recording has another tally.", False),
    ],
)
def test_copy_by_hand_with_a_few_other_letters_is_still_the_words_of_who_drafted_them(ana, ben, handed_in, is_copy):
    claim = ClaimFactory()
    jot(claim, ana, "The minutes of the second of March give twelve votes to three.")
    hand_in(claim, ben, handed_in)

    assert may_decide(ana, claim) is not is_copy


def test_draft_whose_words_were_not_handed_in_makes_no_author(ana, ben):
    claim = ClaimFactory()
    jot(claim, ana, "Nobody took this up.")
    hand_in(claim, ben)

    assert may_decide(ana, claim)


def test_claim_marked_by_hand_is_the_work_of_who_marked_it(ana, ben, editor):
    revision = ArticleRevisionFactory()
    claim = by_hand.mark(revision, by=ana, start=0, end=40, kind="vote_tally", details=TALLY)
    hand_in(claim, ben)

    assert not may_decide(ana, claim)
    assert may_decide(editor, claim)


def test_approval_that_readers_got_covers_what_was_written_before_it(ana, ben, editor):
    claim = ClaimFactory()
    describe(claim, ana, **CHANGES["figures"])
    hand_in(claim, ben)
    approving.approve(claim, by=editor, seen=claim.version, revision=1)
    publishing.publish(claim, by=editor, seen=claim.version)
    publishing.correct(claim, by=editor, seen=claim.version, note="The minutes were amended.")
    hand_in(claim, ben, "Corrected.")

    assert may_decide(ana, claim)


def test_approval_that_was_taken_back_covers_nothing(ana, ben, editor):
    claim = ClaimFactory()
    describe(claim, ana, **CHANGES["figures"])
    hand_in(claim, ben)
    approving.approve(claim, by=editor, seen=claim.version, revision=1)
    approving.send_back(claim, by=editor, seen=claim.version, note="Wait.")
    hand_in(claim, ben, "Anew.")

    assert not may_decide(ana, claim)


def test_authors_stand_in_the_hashed_content(ana, ben):
    claim = ClaimFactory()
    describe(claim, ana, **CHANGES["figures"] | CHANGES["wording"])
    revision = hand_in(claim, ben)

    authors = {str(ana.pk): ["wording", "figures"], str(ben.pk): ["review"]}
    assert ReviewRevision.objects.get(pk=revision.pk).content["authors"] == authors
    assert Claim.objects.get(pk=claim.pk).authors == authors


def test_what_was_handed_in_before_authors_were_kept_is_still_the_work_of_its_reviewer(ana, editor):
    claim = claim_at(State.SUBMITTED, reviewer=ana)
    Claim.objects.filter(pk=claim.pk).update(authors={})
    claim.refresh_from_db()

    assert Action.APPROVE not in moves.allowed(ana, claim)
    assert Action.APPROVE in moves.allowed(editor, claim)


@pytest.mark.django_db(transaction=True)
def test_table_that_the_four_eyes_trigger_looks_at_can_still_be_migrated(ana, ben):
    """SQLite rebuilds a table to change it, and refuses while a trigger of another table names it."""
    claim = ClaimFactory()
    revision = hand_in(claim, ana)
    short, long = ReviewRevision._meta.get_field("content_hash"), CharField(max_length=65)
    long.set_attributes_from_name("content_hash")

    thaw()
    for old, new in ((short, long), (long, short)):
        with connection.schema_editor() as editor:
            editor.alter_field(ReviewRevision, old, new)
    freeze()

    assert not _database_lets(ana, revision)
    assert _database_lets(ben, revision)
