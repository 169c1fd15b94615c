"""What the new text has otherwise or no more: a person places it, or says that it is gone."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.management.history.integrity import faults
from reviews.models import Claim, Review, State
from reviews.workflow.articles import mending
from reviews.workflow.articles.intake import add_article
from reviews.workflow.articles.revisions import revising, waiting
from reviews.workflow.articles.revisions.revising import revise
from reviews.workflow.checks import reviewing
from reviews.workflow.table import leases
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

VOTE = "The council of Arden voted 9-2 on Tuesday to reopen the bridge."
FLOOD = "At least 40 people were killed in a flood at the mill in 2019."
TEXT = f"{VOTE}\n\n{FLOOD}\n\nIt was the worst flood of the century in the valley."
NEW = TEXT.replace("At least 40", "At least 52").replace(f"{VOTE}\n\n", "")


@pytest.fixture
def article(reviewer):
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en", open_from=0).article


@pytest.fixture
def flood(article):
    return Claim.objects.select_related("revision__article").get(kind="casualty")


@pytest.fixture
def vote(article):
    return Claim.objects.select_related("revision__article").get(kind="vote_tally")


def fresh(claim):
    return Claim.objects.select_related("revision__article", "publication").get(pk=claim.pk)


def offered(claim, user):
    article = claim.article
    found = waiting.of(list(waiting.bound(user, article)), article.revisions.latest("number"))
    return next(one for one in found if one.claim.pk == claim.pk)


def place(claim, user, **more):
    start, end = offered(claim, user).span
    return waiting.place(claim, by=user, seen=claim.version, text=2, start=start, end=end, **more)


def test_changed_claim_waits_with_what_took_its_place_and_is_worded_anew(article, flood, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    waits = fresh(flood)
    assert (waits.anchor, waits.revision.number, waits.quote) == ("changed", 1, flood.quote)
    assert offered(waits, reviewer).words == "At least 52 people were killed in a flood at the mill in 2019"
    assert not Claim.objects.filter(revision__number=2, kind="casualty").exists()

    place(waits, reviewer)

    now = fresh(flood)
    assert (now.anchor, now.revision.number, now.details["minimum"]) == ("exact", 2, 52)
    assert now.wording == "At least 52 people were killed in a flood at the mill in 2019."
    assert now.revision.text[now.start : now.end] == now.quote
    assert list(faults()) == []


def test_wording_that_a_person_wrote_stays_and_so_does_the_kind_they_said(article, flood, reviewer):
    flood = mending.reword(
        flood, by=reviewer, seen=1, wording="Forty died.", claimant="Jo Brandt", claimant_role="a witness"
    )
    flood = mending.change_kind(flood, by=reviewer, seen=flood.version, kind="quantity")
    revise(article, NEW, by=reviewer, seen=1)

    place(fresh(flood), reviewer)

    now = fresh(flood)
    assert (now.wording, now.claimant.name, now.kind) == ("Forty died.", "Jo Brandt", "quantity")
    assert now.figures[0]["details"]["minimum"] == 52
    assert list(faults()) == []


def test_claim_is_placed_on_other_words_of_the_new_text(article, vote, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    start = NEW.index("It was the worst")

    waiting.place(fresh(vote), by=reviewer, seen=fresh(vote).version, text=2, start=start, end=start + 30)

    assert fresh(vote).quote == NEW[start : start + 30].strip()
    assert list(faults()) == []


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (9, 3), (0, 10**6), (4, 10**9)])
def test_place_that_is_none_changes_nothing(article, vote, reviewer, span):
    revise(article, NEW, by=reviewer, seen=1)

    with pytest.raises(ValueError, match="words"):
        waiting.place(fresh(vote), by=reviewer, seen=fresh(vote).version, text=2, start=span[0], end=span[1])
    assert fresh(vote).revision.number == 1


def test_place_in_a_text_that_is_not_the_newest_any_more_is_refused(article, vote, flood, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    revise(article, f"{VOTE}\n\n{NEW}", by=reviewer, seen=2)
    assert (fresh(vote).anchor, fresh(vote).revision.number) == ("exact", 3)  # its words are back

    with pytest.raises(Incomplete, match="another text"):
        waiting.place(fresh(flood), by=reviewer, seen=fresh(flood).version, text=2, start=0, end=10)


def test_who_is_slower_or_may_not_changes_nothing(article, flood, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    before = fresh(flood)

    with pytest.raises(Stale):
        waiting.place(before, by=reviewer, seen=1, text=2, start=0, end=20)
    with pytest.raises(PermissionDenied):
        waiting.place(before, by=UserFactory(), seen=before.version, text=2, start=0, end=20)
    with pytest.raises(PermissionDenied):
        waiting.gone(before, by=UserFactory(), seen=before.version, text=2, note="Gone.")
    assert fresh(flood).version == before.version


def test_two_claims_of_a_kind_are_not_placed_on_the_same_words(article, flood, vote, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    mending.change_kind(fresh(vote), by=reviewer, seen=fresh(vote).version, kind="casualty")
    place(fresh(flood), reviewer)
    there = fresh(flood)

    with pytest.raises(Incomplete, match="stands there already"):
        waiting.place(fresh(vote), by=reviewer, seen=fresh(vote).version, text=2, start=there.start, end=there.end)


def test_gone_is_dismissed_with_its_reason_and_new_words_are_read_again(article, flood, reviewer):
    revise(article, NEW, by=reviewer, seen=1)

    waiting.gone(fresh(flood), by=reviewer, seen=fresh(flood).version, text=2, note="Other dead.")
    revising.read_again(article.revisions.latest("number"), by=reviewer)

    last = flood.events.last()
    assert (fresh(flood).state, last.data["note"], last.data["gone"]) == (State.DISMISSED, "Other dead.", 2)
    new = Claim.objects.get(revision__number=2, kind="casualty")
    assert (new.details["minimum"], new.state) == (52, State.OPEN)
    assert list(faults()) == []


def test_who_holds_a_claim_that_waits_keeps_it_and_places_it(article, flood, reviewer):
    held = leases.take(flood, by=reviewer, seen=1)
    revise(article, NEW, by=UserFactory(reviewer=True), seen=1)
    waits = fresh(flood)
    assert (waits.version, waits.anchor, waits.is_held_by(reviewer)) == (held.version, "changed", True)
    with pytest.raises(Stale):
        place(waits, UserFactory(reviewer=True))

    reviewing.describe(waits, by=reviewer, token=held.lease_token, wording="Some died.", details=waits.details)
    place(fresh(flood), reviewer, token=held.lease_token)

    assert (fresh(flood).wording, fresh(flood).is_held_by(reviewer)) == ("Some died.", True)
    assert list(faults()) == []


def test_what_the_article_printed_is_read_in_the_text_that_the_claim_went_to(article, flood, reviewer):
    held = leases.take(flood, by=reviewer, seen=1)
    details = flood.details | {"minimum": 41}
    reviewing.describe(held, by=reviewer, token=held.lease_token, wording=flood.wording, details=details)
    moved = f"It rained in Arden.\n\n{TEXT}"

    revise(article, moved, by=reviewer, seen=1)

    printed = flood.events.get(action="carry").data["printed"]
    start, end = printed["details"]["figure"]
    assert (printed["details"]["minimum"], moved[start:end]) == (40, "40")
    assert [moved[one["start"] : one["end"]] for one in printed["figures"]] == [
        TEXT[one["start"] : one["end"]] for one in flood.figures
    ]


@pytest.mark.parametrize("text", [1, 3, 99])
def test_nobody_says_that_a_claim_is_gone_from_a_text_that_is_not_the_newest(article, flood, reviewer, text):
    revise(article, NEW, by=reviewer, seen=1)

    with pytest.raises(Incomplete):
        waiting.gone(fresh(flood), by=reviewer, seen=fresh(flood).version, text=text, note="Gone.")

    assert fresh(flood).state == State.OPEN


def test_correction_that_somebody_else_began_holds_nobody_up(article, flood, reviewer):
    ana = UserFactory(reviewer=True)
    taken = leases.take(flood, by=ana, seen=flood.version)
    Review.objects.create(claim=taken, reviewer=ana, correction={"claim-count": "many"})
    leases.release(taken, by=ana, token=taken.lease_token)
    revise(article, NEW, by=reviewer, seen=1)

    assert place(fresh(flood), reviewer).quote == "At least 52 people were killed in a flood at the mill in 2019"
