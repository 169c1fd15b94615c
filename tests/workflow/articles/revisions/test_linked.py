"""Claims that share the check of another, when their article gets a new text."""

import pytest

from reviews.management.history.integrity import faults
from reviews.models import Claim, State
from reviews.workflow.articles.revisions import waiting
from reviews.workflow.articles.revisions.revising import revise
from reviews.workflow.checks import appearances
from reviews.workflow.outbox import drain
from tests.factories import ArticleRevisionFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db

TEXT = "It rained in Arden. The council voted 12 to 3 for the bridge. The mayor slept."


@pytest.fixture
def linked(reviewer):
    check = claim_at(State.PUBLISHED)
    revision = ArticleRevisionFactory(text=TEXT)
    start = TEXT.index("The council")
    twin = claim_at(State.OPEN, revision=revision, start=start, end=start + 40)
    return appearances.link(twin, by=reviewer, seen=twin.version, to=check.public_id)


def fresh(claim):
    return Claim.objects.select_related("revision__article", "publication").get(pk=claim.pk)


def test_link_that_readers_do_not_see_goes_along(linked, reviewer):
    revise(linked.article, f"News. {TEXT}", by=reviewer, seen=1)

    now = fresh(linked)
    assert (now.revision.number, now.appearance_of_id) == (2, linked.appearance_of_id)


def test_link_that_readers_see_stays_and_is_listed_when_its_words_changed(linked, reviewer, editor):
    shown = appearances.confirm(linked, by=editor, seen=linked.version)
    revise(linked.article, TEXT.replace("12 to 3", "13 to 2"), by=reviewer, seen=1)

    now = fresh(shown)
    assert (now.revision.number, now.anchor) == (1, "changed")
    assert [one.pk for one in waiting.bound(reviewer, linked.article)] == [linked.pk]


def test_claim_that_is_unlinked_comes_after(linked, reviewer, editor):
    shown = appearances.confirm(linked, by=editor, seen=linked.version)
    revise(linked.article, f"News. {TEXT}", by=UserFactory(reviewer=True), seen=1)
    assert fresh(shown).revision.number == 1

    appearances.unlink(fresh(shown), by=editor, seen=fresh(shown).version)
    drain()

    assert (fresh(shown).revision.number, fresh(shown).state) == (2, State.OPEN)
    assert not [fault for fault in faults() if linked.public_id in fault and "no story" not in fault]
