"""One fact, one check: what may be linked, who confirms it, and what is recorded of it."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.management.history import integrity
from reviews.models import Claim, State
from reviews.queries import readers
from reviews.workflow.articles import editing, triage
from reviews.workflow.checks import appearances
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale, allowed
from tests.factories import ClaimFactory, UserFactory, claim_at, linked
from tests.published import publish, withdraw

pytestmark = pytest.mark.django_db


def confirmed(to, **claim):
    made = linked(to, **claim)
    return appearances.confirm(made, by=UserFactory(editor=True), seen=made.version)


def shown_at(claim):
    return [*readers.appearances().filter(appearance_of=claim)]


def test_linked_claim_leaves_the_queue_and_its_draft_is_kept(reviewer):
    other, claim = ClaimFactory(), ClaimFactory(check_worthiness=1.0)
    leases.take(claim, by=reviewer, seen=claim.version)

    appearances.link(claim, by=reviewer, seen=claim.version, to=other.public_id, token=claim.lease_token)

    claim.refresh_from_db()
    assert (claim.state, claim.appearance_of, claim.linked_by) == (State.DISMISSED, other, reviewer)
    assert (claim.leased_by, claim.reviewer) == (None, None)
    assert leases.take_next(UserFactory(reviewer=True)) == other
    assert claim.events.last().data["claim"]["appearance_of_id"] == other.pk


@pytest.mark.parametrize("state", [State.DISMISSED, State.WITHDRAWN])
def test_claim_is_not_linked_to_one_without_a_check(reviewer, state):
    other = claim_at(state) if state == State.DISMISSED else withdraw(publish())
    claim = ClaimFactory()

    with pytest.raises(Incomplete, match="it has no check"):
        appearances.link(claim, by=reviewer, seen=claim.version, to=other.public_id)

    claim.refresh_from_db()
    assert (claim.state, claim.appearance_of) == (State.OPEN, None)


def test_claim_is_not_linked_to_itself_to_nobody_or_to_a_linked_one(reviewer):
    claim, repeat = ClaimFactory(), linked()

    for to in (claim.public_id, "0" * 32, "", repeat.public_id):
        with pytest.raises(Incomplete):
            appearances.link(claim, by=reviewer, seen=claim.version, to=to)
    with pytest.raises(Stale, match="Unlink those first"):
        appearances.link(repeat.appearance_of, by=reviewer, seen=repeat.appearance_of.version, to=claim.public_id)

    assert Claim.objects.get(pk=claim.pk).state == State.OPEN


def test_public_claim_and_one_that_was_seen_at_another_version_are_not_linked(reviewer):
    check, claim, other = publish(), ClaimFactory(), ClaimFactory()

    with pytest.raises((PermissionDenied, Stale)):
        appearances.link(check, by=reviewer, seen=check.version, to=other.public_id)
    with pytest.raises(Stale):
        appearances.link(claim, by=reviewer, seen=claim.version + 1, to=other.public_id)


def test_readers_find_it_when_another_editor_confirms():
    both = UserFactory(reviewer=True, editor=True)
    check = publish()
    before = check.publication.changed_at
    claim = linked(check, by=both)

    assert shown_at(check) == []
    assert "confirm_link" not in allowed(both, claim)
    with pytest.raises(PermissionDenied):
        appearances.confirm(claim, by=both, seen=claim.version)

    editor = UserFactory(editor=True)
    assert [*appearances.waiting_for(editor)] == [claim]
    appearances.confirm(claim, by=editor, seen=claim.version)

    assert shown_at(check) == [claim]
    assert [*appearances.waiting_for(editor)] == []
    check.publication.refresh_from_db()
    assert check.publication.changed_at > before
    assert check.events.last().data["article"] == claim.article.public_id


def test_link_to_a_claim_that_has_no_check_yet_is_not_shown_and_that_claim_is_not_dismissed(editor, reviewer):
    other = ClaimFactory()
    claim = linked(other)

    with pytest.raises(Incomplete, match="no check"):
        appearances.confirm(claim, by=editor, seen=claim.version)
    with pytest.raises(Stale, match="Unlink those first"):
        moves.move_only(Action.DISMISS, other, by=reviewer, seen=other.version)
    done = triage.move_each([(Claim.objects.get(pk=other.pk), other.version)], State.DISMISSED, by=reviewer)

    claim.refresh_from_db()
    other.refresh_from_db()
    assert (claim.link_confirmed_by, other.state, len(done.missed)) == (None, State.OPEN, 1)


def test_what_an_editor_showed_only_an_editor_takes_back(reviewer):
    check = publish()
    claim = confirmed(check)

    with pytest.raises(PermissionDenied):
        appearances.unlink(claim, by=reviewer, seen=claim.version)
    appearances.unlink(claim, by=UserFactory(editor=True), seen=claim.version)

    claim.refresh_from_db()
    assert (claim.state, claim.appearance_of, claim.linked_by, claim.link_confirmed_by) == (
        State.OPEN,
        None,
        None,
        None,
    )
    assert shown_at(check) == []
    assert check.events.last().action == "appearances"


def test_withdrawn_check_is_found_nowhere():
    check = publish()
    confirmed(check)
    withdraw(check)

    assert shown_at(check) == []


def test_linked_claim_is_unlinked_not_reopened(editor):
    claim = linked()

    assert set(allowed(editor, claim)) == {"unlink", "confirm_link"}


def test_article_that_readers_see_is_not_put_away(editor):
    claim = confirmed(publish())

    with pytest.raises(Incomplete):
        editing.put_away(claim.article, by=editor)


def test_history_records_links():
    check = publish()
    claim = confirmed(check)
    assert [*integrity.claims()] == []
    appearances.unlink(claim, by=UserFactory(editor=True), seen=claim.version)
    assert [*integrity.claims()] == []

    again = confirmed(check)
    Claim.objects.filter(pk=again.pk).update(link_confirmed_by=None)
    assert [*integrity.claims()] == [f"claim {again.public_id}: its link_confirmed_by is not what its story says"]
