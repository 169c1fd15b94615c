"""People act in any order on what they last saw; what readers get was approved by a second person, to the letter."""

from typing import ClassVar

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from reviews.models import Claim, Event, Publication, Rating, State
from reviews.workflow.checks import approving, drafting, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import ClaimFactory, UserFactory, draft

REFUSALS = (PermissionDenied, Stale, Incomplete)
REVIEWERS, EDITORS = st.sampled_from([0, 1, 2]), st.sampled_from([2, 3, 4])
STEPS = ["review", "review", "approve", "approve", "publish", "publish", "correct"]
STEPS += ["rewrite", "release", "send_back", "withdraw", "lay_aside_or_take_up"]
LOOKS_FIRST = st.sampled_from([True, True, True, False])


def save(claim, *, by, **sent):
    before = drafting.draft_of(claim, by)
    return drafting.save_draft(claim, by=by, seen=before and before.version, **sent)


class Newsroom(RuleBasedStateMachine):
    published: ClassVar[set[tuple[int, int]]] = set()

    @initialize(is_published=st.booleans())
    def open_a_claim(self, is_published):
        self.people = [
            UserFactory(reviewer=True),
            UserFactory(reviewer=True),
            UserFactory(reviewer=True, editor=True),
            UserFactory(editor=True),
            UserFactory(editor=True),
        ]
        self.pk = ClaimFactory().pk
        self.seen = [(1, None)] * len(self.people)
        self.approvals = {}
        if is_published:  # so that many a check comes to a second revision
            self.review(0, True, True)
            self.approve(3, True, True)
            self.publish(3, True, True)
            self.correct(4, True, True)

    def claim(self):
        return Claim.objects.select_related("revision").get(pk=self.pk)

    def act(self, act, who, looks_first, **kwargs):
        """Let `who` act on the claim as they last saw it; return what came of it, or None if it was refused."""
        if looks_first:
            newest = approving.newest_revision(self.claim())
            self.seen[who] = (self.claim().version, newest and newest.number)
        if "seen" in kwargs:
            kwargs["seen"] = self.seen[who][0]
        try:
            return act(self.claim(), by=self.people[who], **kwargs)
        except REFUSALS:
            return None

    @rule(step=st.sampled_from(STEPS), reviewer=REVIEWERS, editor=EDITORS, looks_first=LOOKS_FIRST, coin=st.booleans())
    def somebody_acts(self, step, reviewer, editor, looks_first, coin):
        who = reviewer if step in {"review", "rewrite", "release"} else editor
        getattr(self, step)(who, looks_first, coin)

    def review(self, who, looks_first, coin):
        if claim := self.act(leases.take, who, looks_first, seen=...):
            words = draft(verdict=Rating.objects.get(code="true" if coin else "false"))
            self.act(save, who, True, draft=words, token=claim.lease_token)
            self.act(reviewing.submit, who, True, seen=..., token=claim.lease_token)

    def rewrite(self, who, looks_first, coin):
        token = self.claim().lease_token or ""
        self.act(save, who, True, draft=draft(summary="Anew." if coin else ""), token=token)
        self.act(reviewing.submit, who, looks_first, seen=..., token=token)

    def release(self, who, looks_first, coin):
        self.act(leases.release, who, looks_first, token=self.claim().lease_token or "")

    def approve(self, who, looks_first, coin):
        read = approving.newest_revision(self.claim())
        revision = (read and read.number) if looks_first else self.seen[who][1]
        if approved := self.act(approving.approve, who, looks_first, seen=..., revision=revision):
            assert approved.number == revision
            self.approvals[approved.pk] = self.people[who]

    def publish(self, who, looks_first, coin):
        self.act(publishing.publish, who, looks_first, seen=...)

    def send_back(self, who, looks_first, coin):
        self.act(approving.send_back, who, looks_first, seen=..., note="Again.")

    def correct(self, who, looks_first, coin):
        self.act(publishing.correct, who, looks_first, seen=..., note="Doubts.")

    def withdraw(self, who, looks_first, coin):
        self.act(publishing.withdraw, who, looks_first, seen=..., note="Wrong.")

    def lay_aside_or_take_up(self, who, looks_first, coin):
        action = Action.DISMISS if coin else Action.REOPEN
        self.act(moves.move, who, looks_first, action=action, seen=..., token=self.claim().lease_token or "")

    @invariant()
    def readers_see_what_a_second_person_approved(self):
        for publication in Publication.objects.filter(claim=self.pk).select_related("live"):
            for published in publication.revisions.select_related("review_revision__review__reviewer"):
                source = published.review_revision
                assert self.approvals[source.pk] != source.review.reviewer
                assert published.content.items() >= source.content.items()
            assert publication.live == publication.revisions.last()
            self.published.add((self.pk, publication.live.number))

    @invariant()
    def withdrawn_check_is_not_public(self):
        claim = self.claim()
        public = Publication.objects.filter(claim=claim, withdrawn_at=None).exists()
        assert not (claim.state in {State.WITHDRAWN, State.DISMISSED} and public)
        assert public or claim.state != State.PUBLISHED

    @invariant()
    def history_has_every_move(self):
        events = list(Event.objects.filter(claim=self.pk).order_by("number"))
        assert [event.number for event in events] == list(range(1, len(events) + 1))
        assert not events or events[-1].version == self.claim().version
        assert len(events) == self.claim().version - 1


@pytest.mark.long
@pytest.mark.django_db
def test_newsroom_keeps_its_promises_whatever_people_do():
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=40,
            stateful_step_count=50,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert max(number for _, number in Newsroom.published) >= 2, "some check went round to a second revision"
    assert len(Newsroom.published) >= 20
