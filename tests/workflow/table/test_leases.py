"""Real transactions, real threads: the same on both databases."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Q

from reviews.models import Article, ArticleRevision, Claim, Event, State
from reviews.workflow.articles.intake import add_article
from reviews.workflow.checks import approving, publishing
from reviews.workflow.table import assigning, leases
from reviews.workflow.table.moves import Stale
from tests.factories import ArticleRevisionFactory, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8


def at_once(jobs):
    """Run the jobs in threads with connections of their own; return what each returned, or the refusal it met."""

    def run(job):
        try:
            return job()
        except Stale as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, jobs))


def test_reviewers_who_ask_at_once_get_different_claims():
    revision = ArticleRevisionFactory()
    for end in range(1, 25):
        ClaimFactory(revision=revision, end=end)
    people = [UserFactory(reviewer=True) for _ in range(THREADS)]

    taken = at_once([lambda person=person: leases.take_next(person) for person in people * 4])

    handed_out = Counter(claim.pk for claim in taken if claim)
    assert set(handed_out.values()) == {1}
    assert len(handed_out) == 24, "nothing is left while somebody asks"
    assert taken.count(None) == THREADS * 4 - 24
    assert Claim.objects.filter(state=State.IN_REVIEW).count() == 24


def test_assigned_claims_go_to_their_people_whatever_filter_everybody_asks_with():
    revision, people = ArticleRevisionFactory(), [UserFactory(reviewer=True) for _ in range(THREADS)]
    claims = [ClaimFactory(revision=revision, end=end) for end in range(1, 25)]
    ClaimFactory(revision=revision, end=25, kind="event", check_worthiness=1.0)
    meant = {claim.pk: person for claim, person in zip(claims, people, strict=False)}
    for claim, person in zip(claims, people, strict=False):
        assigning.assign(claim, by=person, seen=1, person=person.username)

    asked = [(person, Q(kind="vote_tally")) for person in people * 4]
    taken = at_once([lambda one=one: leases.take_next(*one) for one in asked])

    handed_out = Counter(claim.pk for claim in taken if claim)
    assert (set(handed_out.values()), set(handed_out)) == ({1}, {claim.pk for claim in claims})
    assert {claim.pk: claim.leased_by for claim in taken if claim and claim.pk in meant} == meant


def test_one_of_many_who_take_the_same_claim_gets_it():
    claim = ClaimFactory()
    people = [UserFactory(reviewer=True) for _ in range(THREADS)]

    taken = at_once(
        [lambda person=person: leases.take(Claim.objects.get(pk=claim.pk), by=person, seen=1) for person in people]
    )

    assert sum(isinstance(result, Claim) for result in taken) == 1
    assert Event.objects.filter(claim=claim, action="take").count() == 1


@pytest.mark.parametrize("attempt", range(4))
def test_approval_and_return_at_once_end_in_one_of_them(attempt):
    claim = claim_at(State.SUBMITTED)
    first, second = UserFactory(editor=True), UserFactory(editor=True)
    fresh = Claim.objects.select_related("revision").get

    results = at_once(
        [
            lambda: approving.approve(fresh(pk=claim.pk), by=first, seen=claim.version, revision=1),
            lambda: approving.send_back(fresh(pk=claim.pk), by=second, seen=claim.version, note="Again."),
        ]
    )

    claim.refresh_from_db()
    assert sum(isinstance(result, Stale) for result in results) == 1
    assert (claim.state == State.APPROVED) == (claim.reviews.get().approved_by == first)


def test_check_is_published_once():
    claim = claim_at(State.APPROVED)
    editors = [UserFactory(editor=True) for _ in range(4)]

    at_once(
        [
            lambda editor=editor: publishing.publish(Claim.objects.get(pk=claim.pk), by=editor, seen=claim.version)
            for editor in editors
        ]
    )

    assert claim.publication.revisions.count() == 1


def test_same_text_sent_in_at_once_is_one_article():
    people = [UserFactory(reviewer=True) for _ in range(4)]
    text = "The council voted 12 to 3 for the bridge."

    added = at_once([lambda person=person: add_article(by=person, title="Bridge", text=text) for person in people])

    assert [result.is_new for result in added].count(True) == 1
    assert (Article.objects.count(), ArticleRevision.objects.count()) == (1, 1)
