"""An article gets a new text: what goes along, what stays, what is new, and that the story records all of it."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from reviews.intake.text import Unreadable
from reviews.management.history.integrity import faults
from reviews.models import Claim, Event, Split, State
from reviews.workflow.articles import by_hand, editing, mending, splitting
from reviews.workflow.articles.editing import Changed
from reviews.workflow.articles.intake import AT_ONCE, add_article
from reviews.workflow.articles.revisions import revising
from reviews.workflow.articles.revisions.revising import Known, revise
from reviews.workflow.checks import approving, drafting, publishing, reviewing
from reviews.workflow.outbox import drain
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import UserFactory, write

pytestmark = pytest.mark.django_db

VOTE = "The council of Arden voted 9-2 on Tuesday to reopen the bridge."
FLOOD = "At least 40 people were killed in a flood at the mill in 2019, the police said."
DAM = "Mayor Ada Lund said that the dam holds 30 million litres. She added that it cost 12 million dollars."
RIVER = "The Halden river rose by 3 metres in May. The river has killed 6 people since 1990."
NEWS = "A fire killed 7 people in Belmar on Friday."
TEXT = f"{VOTE}\n\n{FLOOD}\n\n{DAM}\n\n{RIVER}"


@pytest.fixture
def article(reviewer):
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en", open_from=0).article


def claim(words):
    return Claim.objects.select_related("revision__article").exclude(state=State.DISMISSED).get(quote__contains=words)


def worded(article):
    return sorted(article_claims(article).values_list("kind", "wording", "revision__number"))


def article_claims(article):
    return Claim.objects.filter(revision__article=article)


def test_claims_go_along_with_all_their_places(article, reviewer):
    before = worded(article)
    river = claim("killed 6")

    revision = revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    kept = [(kind, wording, 1) for kind, wording, number in worded(article) if "Belmar" not in wording and number == 2]
    assert kept == before
    moved = claim("killed 6")
    assert (moved.revision, moved.version, moved.anchor) == (revision, river.version + 1, "exact")
    assert [revision.text[slice(*one["source"])] for one in moved.insertions] == ["Halden"]
    for one in article_claims(article):
        assert revision.text[one.start : one.end] == one.quote
        assert revision.text[one.end :].startswith(one.suffix)
        assert all(set(one.words_at((held["start"], held["end"]))) for held in one.figures)
    assert list(faults()) == []


def test_new_passages_are_split_and_nothing_is_doubled(article, reviewer):
    count = article_claims(article).count()

    revise(article, f"{TEXT}\n\n{NEWS}", by=reviewer, seen=1)

    assert article_claims(article).exclude(quote__contains="fire").count() == count
    assert claim("A fire killed 7").revision.number == 2


def test_what_was_dismissed_or_cut_by_people_is_not_found_anew(article, reviewer):
    moves.move(claim("voted 9-2"), Action.DISMISS, by=reviewer, seen=1)
    flood = claim("40 people")
    mending.change_ends(flood, by=reviewer, seen=1, start=flood.start, end=TEXT.index(" in a flood"))

    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    votes = article_claims(article).filter(quote__contains="voted 9-2")
    assert [(one.state, one.revision.number) for one in votes] == [(State.DISMISSED, 2)]
    assert claim("40 people").quote == "At least 40 people were killed"
    assert list(faults()) == []


def test_claim_that_is_held_goes_along_and_its_holder_loses_nothing(article, reviewer):
    held = leases.take(claim("it cost"), by=reviewer, seen=1)
    write(held, reviewer, summary="Half done.")
    Claim.objects.filter(pk=held.pk).update(loose=[])

    revise(article, f"{NEWS}\n\n{TEXT}", by=UserFactory(reviewer=True), seen=1)

    now = claim("it cost")
    assert (now.revision.number, now.version, now.lease_token) == (2, held.version, held.lease_token)
    assert drafting.draft_of(now, reviewer).summary == "Half done."
    reviewing.describe(now, by=reviewer, token=held.lease_token, wording="It cost 12.", details=now.details)
    reviewing.submit(now, by=reviewer, seen=held.version, token=held.lease_token)
    assert list(faults()) == []


def test_places_of_the_older_text_are_never_written_after_it_went(article, reviewer):
    held = leases.take(claim("it cost"), by=reviewer, seen=1)
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    with pytest.raises(Stale):
        reviewing.describe(held, by=reviewer, token=held.lease_token, wording="It.", details=held.details)
    with pytest.raises(Stale):
        mending.change_kind(held, by=reviewer, seen=held.version, kind="event", token=held.lease_token)
    assert claim("it cost").wording == held.wording


def test_what_was_handed_in_stays_and_comes_after_when_it_is_sent_back(
    article, reviewer, editor, django_capture_on_commit_callbacks
):
    held = leases.take(claim("40 people"), by=reviewer, seen=1)
    write(held, reviewer)
    held.loose = []
    Claim.objects.filter(pk=held.pk).update(loose=[])
    reviewing.submit(held, by=reviewer, seen=held.version, token=held.lease_token)
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)
    assert (claim("40 people").revision.number, claim("40 people").version) == (1, held.version)

    approving.send_back(claim("40 people"), by=editor, seen=held.version, note="Look once more.")
    drain()

    assert (claim("40 people").revision.number, claim("40 people").state) == (2, State.IN_REVIEW)
    assert list(faults()) == []


def published(words, reviewer, editor):
    held = leases.take(claim(words), by=reviewer, seen=1)
    write(held, reviewer)
    held.loose = []
    Claim.objects.filter(pk=held.pk).update(loose=[])
    reviewing.submit(held, by=reviewer, seen=held.version, token=held.lease_token)
    approving.approve(held, by=editor, seen=held.version, revision=1)
    publishing.publish(held, by=editor, seen=held.version)
    return held


def test_public_check_stays_on_its_text_and_its_new_words_are_a_claim_anew(article, reviewer, editor):
    vote, flood = (published(words, reviewer, editor) for words in ("voted 9-2", "40 people"))

    revise(article, f"{NEWS}\n\n{TEXT.replace('At least 40', 'At least 52')}", by=reviewer, seen=1)

    stays, changed = claim("voted 9-2"), claim("40 people")
    assert (stays.revision.number, stays.anchor, stays.version) == (1, "exact", vote.version)
    assert (changed.revision.number, changed.anchor, changed.version) == (1, "changed", flood.version + 1)
    assert claim("52 people").revision.number == 2
    assert list(faults()) == []


def test_claim_in_new_surroundings_is_as_the_program_reads_it_there(reviewer):
    text = "Ada Lund is the mayor of Arden. She said that the dam cost 12 million dollars."
    article = add_article(by=reviewer, title="Dam", text=text, language="en", open_from=0).article
    assert "Ada Lund" in claim("the dam cost").said

    revise(article, text.replace("Arden. She", "Arden. Carla Brandt leads the council. She"), by=reviewer, seen=1)

    now = claim("the dam cost")
    assert now.revision.number == 2
    assert "Ada Lund" not in now.said
    assert list(faults()) == []


def test_words_that_were_put_in_from_words_that_changed_wait(article, reviewer):
    revise(article, TEXT.replace("Halden", "Lower"), by=reviewer, seen=1)

    waits = claim("killed 6")
    assert (waits.anchor, waits.revision.number, waits.wording) == (
        "changed",
        1,
        "The Halden river has killed 6 people since 1990.",
    )


def test_text_that_is_here_is_refused_whichever_article_has_it(article, reviewer):
    other = add_article(by=reviewer, title="Other", text=NEWS, language="en").article
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    for text, number in ((f"{NEWS}\n\n{TEXT}  \n", 2), (TEXT, 1)):
        with pytest.raises(Known) as known:
            revise(article, text, by=reviewer, seen=2)
        assert (known.value.revision.article, known.value.revision.number) == (article, number)
    with pytest.raises(Known) as known:
        revise(article, NEWS, by=reviewer, seen=2)
    assert known.value.revision.article == other
    assert article.revisions.count() == 2


def test_who_was_slower_stores_nothing(article, reviewer):
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    with pytest.raises(Changed):
        revise(article, f"{TEXT}\n\n{NEWS}", by=reviewer, seen=1)
    assert article.revisions.count() == 2


def test_two_at_the_same_moment_are_distinguished_by_the_database(article, reviewer, monkeypatch):
    monkeypatch.setattr(revising, "_refuse", lambda *_: None)  # both had looked before either stored
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    with pytest.raises(Changed):
        revise(article, f"{TEXT}\n\n{NEWS}", by=reviewer, seen=1)
    assert Event.objects.filter(article=article, action="revised").count() == 1


def test_failure_on_the_way_stores_nothing(article, reviewer, monkeypatch):
    def broken(*_, **__):
        raise IntegrityError

    monkeypatch.setattr(splitting, "split_anew", broken)
    before = list(article_claims(article).values())

    with pytest.raises(Changed):
        revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)
    assert (list(article_claims(article).values()), article.revisions.count()) == (before, 1)


def test_article_put_away_or_being_split_gets_no_text(article, reviewer):
    Split.objects.update(stage=Split.Status.WAITING)
    with pytest.raises(Incomplete, match="being split"):
        revise(article, NEWS, by=reviewer, seen=1)
    Split.objects.update(stage=Split.Status.DONE)
    editing.put_away(article, by=reviewer)
    with pytest.raises(Incomplete, match="put away"):
        revise(article, NEWS, by=reviewer, seen=1)


def test_strangers_and_texts_that_cannot_be_read_are_refused(article, reviewer):
    with pytest.raises(PermissionDenied):
        revise(article, NEWS, by=UserFactory(), seen=1)
    for text in ("", " \n", "a\x00b"):
        with pytest.raises(Unreadable):
            revise(article, text, by=reviewer, seen=1)
    assert article.revisions.count() == 1


def test_long_text_is_split_elsewhere_and_claims_go_along_there(article, reviewer, django_capture_on_commit_callbacks):
    text = f"{TEXT}\n\n" + "\n\n".join(f"It rained on day {n}." for n in range(AT_ONCE // 18))
    begun = []

    with django_capture_on_commit_callbacks(execute=True):
        revise(article, text, by=reviewer, seen=1, begin=begun.append)
    assert {one.revision.number for one in article_claims(article)} == {1}
    splitting.run(begun[0])

    assert {one.revision.number for one in article_claims(article)} == {2}
    assert list(faults()) == []


def test_claim_marked_by_hand_is_kept_whatever_its_kind(article, reviewer):
    start = TEXT.index("the dam holds")
    mine = by_hand.mark(article.revisions.get(), by=reviewer, start=start, end=start + 13, kind="event")

    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    mine.refresh_from_db()
    assert (mine.quote, mine.revision.number, mine.kind) == ("the dam holds", 2, "event")


@pytest.mark.parametrize("length", [0, AT_ONCE])
def test_days_in_what_was_added_are_counted_from_the_day_of_the_change(
    reviewer, length, django_capture_on_commit_callbacks
):
    published = datetime(2026, 3, 4, tzinfo=UTC)  # a Wednesday
    text = f"{TEXT}\n\n{'It rained. ' * (length // 11 + 1)}"
    facts = {"title": "Arden", "language": "en", "published": published, "open_from": 0}
    with django_capture_on_commit_callbacks(execute=True):
        article = add_article(by=reviewer, text=text, **facts, begin=splitting.run).article
    assert "3 March 2026" in claim("voted 9-2").wording

    with django_capture_on_commit_callbacks(execute=True):
        revise(article, f"{NEWS}\n\n{text}", by=reviewer, seen=1, changed_on=date(2026, 3, 21), begin=splitting.run)

    assert "20 March 2026" in claim("Belmar").wording
    assert "3 March 2026" in claim("voted 9-2").wording
    assert list(faults()) == []


def test_text_whose_day_nobody_knows_counts_from_the_article(reviewer):
    published = datetime(2026, 3, 4, tzinfo=UTC)
    article = add_article(by=reviewer, title="A", text=TEXT, language="en", published=published, open_from=0).article
    revise(article, f"{NEWS}\n\n{TEXT}", by=reviewer, seen=1)

    assert "27 February 2026" in claim("Belmar").wording
