"""A claim gets other ends, is cut and joined, is of another kind and holds other figures; nothing that people wrote is lost."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.models import ArticleRevision, Claim, Publication, State
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.articles.intake import add_article, found_at_once
from reviews.workflow.articles.mending import add_figure, change_ends, change_kind, cut, join, remove_figure
from reviews.workflow.articles.splitting import split_anew
from reviews.workflow.checks import approving, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import ArticleRevisionFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db

TEXT = (
    "The council of Arden voted 9-2 on Tuesday to reopen the bridge, and 40 people were killed in a flood at the mill. "
    "Mayor Ada Lund said that the dam holds 30 million litres. It rained."
)


NOTHING = {"summary": "", "rationale": "", "evidence": []}


@pytest.fixture
def revision(reviewer):
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en").article.revisions.get()


def at(revision: ArticleRevision, words: str, **found):
    start = revision.text.index(words)
    return {"start": start, "end": start + len(words)}


def holding(revision, words):
    return next(claim for claim in revision.claims.all() if words in claim.quote)


def kinds(claim):
    return [figure["kind"] for figure in claim.figures]


def stored(claim):
    fresh = Claim.objects.get(pk=claim.pk)
    assert fresh.revision.text[fresh.start : fresh.end] == fresh.quote
    assert fresh.prefix == fresh.revision.text[max(0, fresh.start - 32) : fresh.start]
    return fresh


@pytest.fixture
def empty(reviewer):
    """The text without any claim."""
    return ArticleRevisionFactory(text=TEXT)


def test_claim_marked_by_hand_is_worded_with_its_figures_and_speaker(empty, reviewer):
    claim = mark(empty, by=reviewer, **at(empty, "the dam holds 30 million litres"))

    assert (claim.kind, claim.said, claim.wording) == (
        "statement",
        "Mayor Ada Lund said that",
        "The dam holds 30 million litres.",
    )
    assert (claim.claimant.name, kinds(claim), claim.extractor) == ("Ada Lund", ["quantity"], "")


def test_who_marks_a_claim_may_say_who_said_it(empty, reviewer):
    claim = mark(empty, by=reviewer, claimant="Jo Brandt", **at(empty, "the dam holds 30 million litres"))

    assert (claim.claimant.name, claim.said) == ("Jo Brandt", "Jo Brandt said that")


def test_ends_are_changed_with_what_the_claim_then_holds(revision, reviewer):
    claim = holding(revision, "voted 9-2")
    before = claim.quote

    change_ends(claim, by=reviewer, seen=claim.version, **at(revision, "The council of Arden voted 9-2 on Tuesday"))

    fresh = stored(claim)
    assert fresh.wording.startswith("The council of Arden voted 9-2 on")
    assert (fresh.version, kinds(fresh)) == (2, ["vote_tally"])
    event = fresh.events.last()
    assert (event.action, event.by, event.data["before"]["quote"]) == ("ends", reviewer, before)


def test_figures_that_somebody_corrected_stay_in_the_words_that_stay(revision, reviewer):
    claim = holding(revision, "voted 9-2")
    claim = leases.take(claim, by=reviewer, seen=claim.version)
    tally = claim.details | {"against": 3}
    reviewing.describe(claim, by=reviewer, token=claim.lease_token, wording="Ardens council voted.", details=tally)

    change_ends(claim, by=reviewer, seen=claim.version, token=claim.lease_token, **at(revision, "voted 9-2 on Tuesday"))

    fresh = stored(claim)
    assert (fresh.details["in_favour"], fresh.details["against"]) == (9, 3)
    assert fresh.wording == "Ardens council voted."
    assert fresh.is_held_by(reviewer)


def test_claim_is_cut_in_two(empty, reviewer):
    claim = mark(empty, by=reviewer, **at(empty, TEXT[: TEXT.index(" Mayor")]))
    assert sorted(kinds(claim)) == ["casualty", "vote_tally"]

    second = cut(claim, by=reviewer, seen=claim.version, at=TEXT.index("and 40 people"))

    first, second = stored(claim), stored(second)
    assert (first.quote[-10:], kinds(first)) == ("the bridge", ["vote_tally"])
    assert second.quote == "40 people were killed in a flood at the mill"
    assert (second.kind, second.details["count"], second.state) == ("casualty", 40, claim.state)


def test_second_half_of_a_proposal_is_a_proposal(revision, reviewer):
    claim = holding(revision, "voted 9-2")
    claim = moves.move_only(Action.PROPOSE, claim, by=reviewer, seen=claim.version)

    second = cut(claim, by=reviewer, seen=claim.version, at=TEXT.index("to reopen"))

    assert (stored(claim).state, stored(second).state) == (State.PROPOSED, State.PROPOSED)


def test_two_claims_become_one(revision, reviewer):
    vote, flood = holding(revision, "voted 9-2"), holding(revision, "40 people")

    join(vote, flood, by=reviewer, seen=vote.version, seen_other=flood.version)

    one, gone = stored(vote), stored(flood)
    assert (one.start, one.end) == (vote.start, flood.end)
    assert sorted(kinds(one)) == ["casualty", "vote_tally"]
    assert (gone.state, gone.events.last().data["joined"]) == (State.DISMISSED, one.public_id)


def test_what_was_joined_can_be_cut_again(revision, reviewer):
    vote, flood = holding(revision, "voted 9-2"), holding(revision, "40 people")
    join(vote, flood, by=reviewer, seen=vote.version, seen_other=flood.version)

    again = cut(vote, by=reviewer, seen=vote.version, at=TEXT.index("and 40"))

    assert (again.pk, stored(flood).state) == (flood.pk, State.OPEN)
    assert kinds(stored(vote)) == ["vote_tally"]


def test_no_claim_is_cut_where_another_stands(revision, reviewer):
    whole = mark(revision, by=reviewer, kind="vote_tally", **at(revision, TEXT[: TEXT.index(" Mayor")]))

    with pytest.raises(Incomplete, match="stands there already"):
        cut(whole, by=reviewer, seen=whole.version, at=TEXT.index("and 40"))

    assert stored(whole).version == 1


def test_kind_is_changed_and_stays_when_the_ends_change(revision, reviewer):
    claim = holding(revision, "40 people")

    change_kind(claim, by=reviewer, seen=claim.version, kind="event")
    change_ends(claim, by=reviewer, seen=claim.version, **at(revision, "40 people were killed"))

    fresh = stored(claim)
    assert (fresh.kind, fresh.details, kinds(fresh)) == ("event", {}, ["casualty"])


def test_figure_is_taken_away_and_added(revision, reviewer):
    claim = holding(revision, "40 people")

    remove_figure(claim, by=reviewer, seen=claim.version, place=0)
    bare = stored(claim)
    assert (bare.kind, bare.figures, bare.details) == ("event", [], {})

    place = at(revision, "40 people were killed")
    add_figure(bare, by=reviewer, seen=bare.version, kind="casualty", **place)
    fresh = stored(claim)
    assert (fresh.kind, fresh.details["count"], fresh.details["harm"]) == ("casualty", 40, "killed")
    with pytest.raises(Incomplete):
        add_figure(fresh, by=reviewer, seen=fresh.version, kind="casualty", **place)
    with pytest.raises(ValueError, match="in its claim"):
        add_figure(fresh, by=reviewer, seen=fresh.version, kind="casualty", start=0, end=5)


def test_program_leaves_what_people_cut_as_it_is(revision, reviewer):
    vote, flood = holding(revision, "voted 9-2"), holding(revision, "40 people")
    join(vote, flood, by=reviewer, seen=vote.version, seen_other=flood.version)
    places = {*revision.claims.values_list("start", "end", "state")}

    split_anew(revision, found_at_once(TEXT, None, "en"), by=reviewer)

    assert {*revision.claims.values_list("start", "end", "state")} == places


@pytest.mark.parametrize("mend", ["ends", "cut", "join", "kind", "figure"])
@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.PUBLISHED, State.DISMISSED, State.IN_REVIEW])
def test_claim_that_is_not_free_is_left_alone(reviewer, state, mend):
    claim = claim_at(state, reviewer=UserFactory(reviewer=True))
    other = claim_at(State.OPEN)
    Claim.objects.filter(pk=other.pk).update(revision=claim.revision, start=claim.start + 1, end=claim.start + 2)
    other.refresh_from_db()
    before = Claim.objects.filter(pk__in=[claim.pk, other.pk]).order_by("pk").values()
    kept = [*before]

    acts = {
        "ends": lambda seen: change_ends(claim, by=reviewer, seen=seen, start=claim.start, end=claim.end - 2),
        "cut": lambda seen: cut(claim, by=reviewer, seen=seen, at=claim.start + 5),
        "join": lambda seen: join(claim, other, by=reviewer, seen=seen, seen_other=other.version),
        "kind": lambda seen: change_kind(claim, by=reviewer, seen=seen, kind="comparison"),
        "figure": lambda seen: add_figure(
            claim, by=reviewer, seen=seen, kind="quantity", start=claim.start, end=claim.start + 3
        ),
    }
    with pytest.raises(Stale):
        acts[mend](claim.version)

    assert [*before.all()] == kept


def test_stale_version_other_roles_and_empty_words_are_refused(revision, reviewer):
    claim = holding(revision, "voted 9-2")
    with pytest.raises(PermissionDenied):
        change_kind(claim, by=UserFactory(), seen=claim.version, kind="event")
    with pytest.raises(ValueError, match="no words"):
        change_ends(claim, by=reviewer, seen=claim.version, start=claim.end + 1, end=claim.end + 1)
    with pytest.raises(ValueError, match="inside"):
        cut(claim, by=reviewer, seen=claim.version, at=claim.start)
    with pytest.raises(Stale):
        change_kind(claim, by=reviewer, seen=claim.version + 1, kind="event")

    assert stored(claim).version == 1


def test_words_under_a_public_check_stay(editor, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    published = claim_at(State.PUBLISHED)
    Publication.objects.filter(claim=published).update(claim=claim)
    claim = Claim.objects.get(pk=claim.pk)

    with pytest.raises(Stale, match="Readers see"):
        change_kind(claim, by=reviewer, seen=claim.version, token=claim.lease_token, kind="comparison")


def test_who_mended_a_claim_does_not_approve_it(reviewer):
    both = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.OPEN)
    change_kind(claim, by=both, seen=claim.version, kind="comparison")

    assert approving.authors_of(claim, NOTHING, by=reviewer)[str(both.pk)] == ["claim"]
