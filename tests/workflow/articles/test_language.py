"""The language of an article: recognised by its text, and changed by people, who lose nothing that they worked on."""

import pytest
from django.core.exceptions import PermissionDenied

from reviews.management.history.integrity import faults
from reviews.models import Article, Claim, Event, Split, State
from reviews.workflow.articles import intake, splitting
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.articles.editing import Changed
from reviews.workflow.articles.intake import AT_ONCE, add_article
from reviews.workflow.articles.language import change_language
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from tests.factories import TEXT, UserFactory

pytestmark = pytest.mark.django_db
FRENCH = "« Le pont est sûr », a déclaré Anne Morel lundi. Trois personnes ont été blessées, selon la police."


def taken_in(by, text=TEXT, **more) -> Article:
    return add_article(by=by, title="Bridge", text=text, open_from=0, **more).article


def states(article) -> list[tuple[str, str]]:
    claims = Claim.objects.filter(revision__article=article).order_by("start", "pk")
    return list(claims.values_list("quote", "state"))


def fresh(article) -> Article:
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (TEXT, {}, ("en", "recognised")),
        (FRENCH, {}, ("fr", "recognised")),
        (FRENCH, {"language": "en"}, ("en", "given")),
        ("Bridge", {}, ("he", "assumed")),
    ],
)
def test_language_is_recognised_unless_somebody_gives_it(reviewer, settings, text, given, expected):
    settings.ARTICLE_LANGUAGE = "he"

    article = taken_in(reviewer, text, **given)

    assert (article.language, article.language_origin) == expected
    recorded = article.events.get(claim=None).data["article"]
    assert (recorded["language"], recorded["language_origin"]) == expected


def test_text_in_another_language_is_split_by_its_rules(reviewer):
    article = taken_in(reviewer, FRENCH)

    assert "Le pont est sûr" in [claim.quote.strip("« »") for claim in Claim.objects.filter(revision__article=article)]


def test_language_is_changed_with_a_line_in_history_and_the_text_is_split_again(reviewer, editor):
    article = taken_in(reviewer, FRENCH, language="nl")
    assert states(article) == []

    change_language(article, "fr", by=editor)

    assert (fresh(article).language, fresh(article).language_origin) == ("fr", "given")
    assert {state for _, state in states(article)} == {"open"}
    last = article.events.filter(claim=None).last()
    assert (last.number, last.action, last.by, last.data["before"]["language"]) == (2, "language", editor, "nl")
    assert Split.objects.get().kept == len(states(article))
    assert [*faults()] == []


def test_claims_that_nobody_has_worked_on_give_way_and_come_back(reviewer):
    article = taken_in(reviewer)
    before = states(article)
    assert len(before) == 2

    change_language(article, "nl", by=reviewer)
    assert states(article) == [(quote, "dismissed") for quote, _ in before]
    dismissals = Event.objects.filter(claim__revision__article=article, action="dismiss")
    assert {event.data["note"] for event in dismissals} == {
        "The article is read as Dutch now, and this was not found again."
    }
    change_language(article, "en", by=reviewer)

    assert states(article) == before
    assert [*faults()] == []


def test_claim_found_again_in_its_place_is_as_it_is_read_now(reviewer):
    article = taken_in(reviewer)
    claim = Claim.objects.first()
    values = {"wording": "Old words.", "check_worthiness": 0.1}
    Claim.objects.filter(pk=claim.pk).update(**values)

    change_language(article, "en-GB", by=reviewer)

    renewed = Claim.objects.get(pk=claim.pk)
    assert (renewed.wording, renewed.check_worthiness) == (claim.wording, claim.check_worthiness)
    assert (renewed.version, [event.action for event in renewed.events.all()]) == (2, ["split", "split"])
    assert [*faults()] == []


def test_claim_that_is_found_just_as_it_was_has_no_new_line(reviewer):
    article = taken_in(reviewer)

    change_language(article, "en-GB", by=reviewer)

    assert Event.objects.exclude(claim=None).count() == Claim.objects.count()


def test_what_somebody_worked_on_stays(reviewer, editor):
    article = taken_in(reviewer, TEXT + " Four people were killed on the bridge, the police said.")
    revision = article.revisions.get()
    taken, dismissed, untouched = Claim.objects.order_by("start")[:3]
    leases.take(taken, by=reviewer, seen=taken.version)
    leases.release(taken, by=reviewer, token=taken.lease_token)
    moves.move(dismissed, Action.DISMISS, by=editor, seen=dismissed.version)
    by_hand = mark(revision, by=editor, start=0, end=11, kind="event")

    change_language(article, "nl", by=reviewer)
    kept = {one.pk: (one.state, one.events.count()) for one in Claim.objects.all()}
    assert kept[taken.pk] == (State.OPEN, 3)
    assert kept[dismissed.pk] == (State.DISMISSED, 2)
    assert kept[by_hand.pk] == (State.OPEN, 1)
    assert kept[untouched.pk] == (State.DISMISSED, 2)

    change_language(article, "en", by=reviewer)
    back = dict(Claim.objects.values_list("pk", "state"))
    assert (back[taken.pk], back[dismissed.pk]) == (State.OPEN, State.DISMISSED)
    assert back[untouched.pk] == State.OPEN


def test_claim_that_is_taken_at_that_moment_stays(reviewer, monkeypatch):
    article = taken_in(reviewer)
    claim = Claim.objects.first()
    acts = splitting.replacing.acts

    def taken_meanwhile(*given):
        found = [*acts(*given)]
        fresh_one = Claim.objects.get(pk=claim.pk)
        leases.take(fresh_one, by=reviewer, seen=fresh_one.version)
        return found

    monkeypatch.setattr(splitting.replacing, "acts", taken_meanwhile)
    change_language(article, "nl", by=reviewer)

    assert Claim.objects.get(pk=claim.pk).state == State.IN_REVIEW


def test_long_text_is_split_again_elsewhere(reviewer):
    begun = []
    votes = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for the bridge." for n in range(500))
    assert len(votes) > AT_ONCE
    article = taken_in(reviewer, votes, begin=begun.append)
    split = Split.objects.get()
    splitting.run(split.pk)
    count = Claim.objects.count()

    change_language(article, "nl", by=reviewer, begin=begun.append)
    split.refresh_from_db()
    assert (split.stage, split.anew, Claim.objects.filter(state="open").count()) == ("waiting", True, count)
    splitting.run(split.pk)

    split.refresh_from_db()
    assert (split.stage, split.anew, split.kept) == ("done", False, 0)
    assert set(Claim.objects.values_list("state", flat=True)) == {"dismissed"}
    change_language(fresh(article), "en", by=reviewer, begin=begun.append)
    splitting.run(split.pk)
    assert Claim.objects.filter(state="open").count() == Claim.objects.count() == count


def test_who_splits_the_text_by_the_old_language_is_overtaken(reviewer):
    votes = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for the bridge." for n in range(500))
    article = taken_in(reviewer, votes, begin=splitting.nobody)
    split = Split.objects.get()

    def changes(_):
        if fresh(article).language == "en":
            change_language(fresh(article), "nl", by=reviewer, begin=splitting.nobody)

    splitting.run(split.pk, show=changes)
    split.refresh_from_db()
    assert (split.stage, Claim.objects.count()) == ("waiting", 0)
    splitting.run(split.pk)

    split.refresh_from_db()
    assert (split.stage, Claim.objects.count()) == ("done", 0)


def test_same_language_said_by_a_person_is_noted_and_nothing_is_split(reviewer):
    article = taken_in(reviewer)

    change_language(article, "en", by=reviewer)

    assert fresh(article).language_origin == "given"
    assert article.events.filter(claim=None).last().data["before"]["language_origin"] == "recognised"
    assert Event.objects.exclude(claim=None).count() == Claim.objects.count()


@pytest.mark.parametrize("language", ["xx", "", "English!", "\x00", "e" * 300])
def test_what_is_no_language_is_refused(reviewer, language):
    article = taken_in(reviewer)

    with pytest.raises(ValueError, match="There is no language"):
        change_language(article, language, by=reviewer)

    assert fresh(article).language == "en"


def test_only_who_checks_or_edits_may_say_it_and_nobody_over_another(reviewer):
    article = taken_in(reviewer)

    with pytest.raises(PermissionDenied):
        change_language(article, "fr", by=UserFactory())
    earlier = fresh(article)
    change_language(article, "fr", by=reviewer)
    with pytest.raises(Changed):
        change_language(earlier, "nl", by=reviewer)
    assert fresh(article).language == "fr"


def test_older_text_without_a_split_gets_one(reviewer):
    article = taken_in(reviewer, FRENCH, language="nl")
    Split.objects.all().delete()

    change_language(article, "fr", by=reviewer)

    assert Split.objects.get().kept == Claim.objects.count() > 0
    assert intake.language_of("", "") == {"language": "en", "language_origin": "assumed"}
