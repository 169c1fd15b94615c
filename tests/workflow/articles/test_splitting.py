"""Long texts are split elsewhere: what is kept, what is reported, and what happens when a process dies or reaches its limits."""

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from reviews.confined import Limits, Stopped, results_of
from reviews.extraction import extract
from reviews.intake.text import cut
from reviews.models import Claim, Event, Split
from reviews.workflow.articles import by_parts, splitting
from reviews.workflow.articles.intake import AT_ONCE, add_article
from tests.factories import TEXT

pytestmark = pytest.mark.django_db
# Long, and quickly read and stored: a question is no claim.
QUESTIONS = " ".join(["Who will pay for it, and when will it be open?"] * 7)
VOTES = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for it.\n\n{QUESTIONS}" for n in range(60))
DENSE = "88 percent of 41 "


@pytest.fixture
def long(reviewer):
    """An article that waits to be split."""
    assert len(VOTES) > AT_ONCE
    return add_article(by=reviewer, title="Bridges", text=VOTES).article.revisions.get().split


def fresh(split):
    return Split.objects.get(pk=split.pk)


def test_short_text_is_split_at_once(reviewer):
    split = add_article(by=reviewer, title="Bridge", text=TEXT).article.revisions.get().split

    assert (split.stage, split.found, split.kept) == ("done", 2, 2)
    assert split.revision.claims.count() == 2


def test_long_text_waits_and_then_gives_what_extraction_finds(long):
    assert (long.stage, long.revision.claims.count()) == ("waiting", 0)
    shown = []

    splitting.run(long.pk, show=shown.append)

    expected = [(one.kind, one.start, one.end) for one in extract(VOTES)]
    stored = long.revision.claims.order_by("start", "end")
    assert list(stored.values_list("kind", "start", "end")) == expected
    assert (fresh(long).status, fresh(long).found, fresh(long).kept) == ("done", len(expected), len(expected))
    assert shown == sorted(shown)
    assert len(shown) > 3
    assert Event.objects.filter(claim__in=stored, action="split", number=1).count() == len(expected)


def test_second_run_adds_nothing(long):
    splitting.run(long.pk)
    count = Claim.objects.count()

    splitting.run(long.pk)
    Split.objects.update(stage="failed")
    splitting.ask_again(fresh(long))
    splitting.run(long.pk)

    assert (fresh(long).stage, Claim.objects.count()) == ("done", count)


def test_run_that_broke_off_is_completed_once(long, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(by_parts, "MOST_CLAIMS", 7)
        splitting.run(long.pk)
    Split.objects.update(stage="waiting")

    splitting.run(long.pk)

    expected = [(one.kind, one.start, one.end) for one in extract(VOTES)]
    assert list(Claim.objects.order_by("start", "end").values_list("kind", "start", "end")) == expected
    assert fresh(long).kept == len(expected)


def test_only_the_claims_most_worth_checking_are_kept(long, monkeypatch):
    monkeypatch.setattr(by_parts, "MOST_CLAIMS", 7)

    splitting.run(long.pk)

    worth = sorted((one.check_worthiness for one in extract(VOTES)), reverse=True)
    assert (fresh(long).found, fresh(long).kept) == (len(worth), 7)
    assert sorted(Claim.objects.values_list("check_worthiness", flat=True), reverse=True) == worth[:7]


def test_short_text_keeps_no_more_than_a_long_one(reviewer, monkeypatch):
    monkeypatch.setattr("reviews.workflow.articles.intake.MOST_CLAIMS", 1)

    split = add_article(by=reviewer, title="Bridge", text=TEXT).article.revisions.get().split

    assert (split.found, split.kept, split.revision.claims.count()) == (2, 1, 1)


def test_process_without_a_sign_of_life_has_failed_and_another_takes_over(long):
    Split.objects.update(stage="running", run=1, seen_at=timezone.now() - timedelta(seconds=59))
    assert fresh(long).status == "running"
    splitting.run(long.pk)
    assert Claim.objects.count() == 0

    Split.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert fresh(long).status == "failed"
    assert list(splitting.waiting()) == [long]

    splitting.run(long.pk)
    assert (fresh(long).status, fresh(long).run) == ("done", 2)


def test_text_whose_process_died_again_and_again_waits_for_a_person(long):
    Split.objects.update(stage="running", run=splitting.TRIES, seen_at=timezone.now() - timedelta(hours=1))

    assert list(splitting.waiting()) == []
    splitting.ask_again(fresh(long))
    assert list(splitting.waiting()) == [long]


def test_who_was_overtaken_stores_nothing_more(long):
    def overtaken(percent):
        Split.objects.filter(pk=long.pk).update(run=5)

    splitting.run(long.pk, show=overtaken)

    assert Claim.objects.count() == 0
    assert (fresh(long).stage, fresh(long).run) == ("running", 5)


def test_text_that_is_too_much_as_a_whole_is_split_by_parts(long, monkeypatch):
    monkeypatch.setattr(by_parts, "WHOLE", Limits(seconds=1, patience=0.01))
    monkeypatch.setattr(by_parts, "PART", 10_000)

    splitting.run(long.pk)

    assert (fresh(long).stage, fresh(long).unread) == ("done", [])
    expected = [(one.kind, one.start, one.end) for one in extract(VOTES)]
    assert list(Claim.objects.order_by("start", "end").values_list("kind", "start", "end")) == expected


def test_parts_that_reach_a_limit_are_reported_and_the_others_kept(reviewer, monkeypatch):
    cheap, dense = TEXT + "\n\n" + "x" * 400_000, DENSE * 33_000
    split = add_article(by=reviewer, title="Bridge", text=f"{cheap}\n\n{dense}").article.revisions.get().split
    monkeypatch.setattr(by_parts, "WHOLE", Limits(seconds=1, patience=0.01))
    monkeypatch.setattr(by_parts, "PARTS", Limits(seconds=1, patience=60))
    monkeypatch.setattr(by_parts, "PART", 570_000)

    splitting.run(split.pk)

    start = len(cheap) + 2
    assert (fresh(split).status, fresh(split).unread) == ("partly", [[start, len(split.revision.text)]])
    assert split.revision.claims.count() == 2


def test_splitting_that_cannot_be_done_says_so_and_can_be_asked_for_again(long, monkeypatch):
    with monkeypatch.context() as limited:
        limited.setattr(by_parts, "WHOLE", Limits(seconds=1, patience=0.01))
        splitting.run(long.pk)
    assert (fresh(long).status, Claim.objects.count()) == ("failed", 0)
    assert fresh(long).may_be_asked_again

    splitting.ask_again(fresh(long))
    splitting.run(long.pk)
    assert fresh(long).status == "done"


def test_command_splits_what_waits_and_with_again_what_failed(long, capsys, settings, tmp_path):
    settings.VAR = tmp_path / "not there yet"
    call_command("split_articles")
    assert capsys.readouterr().out == f"Bridges: {Claim.objects.count()} claims\n"
    Split.objects.update(stage="failed")

    call_command("split_articles")
    assert capsys.readouterr().out == ""
    call_command("split_articles", "--again")
    assert capsys.readouterr().out == f"Bridges: {Claim.objects.count()} claims\n"


def test_claims_arrive_the_most_worth_checking_first(long):
    splitting.run(long.pk)

    batches = Claim.objects.order_by("pk").values_list("check_worthiness", flat=True)
    assert list(batches) == sorted(batches, reverse=True)


# Confined work -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "work",
    [
        "tests.workflow.articles.confined:eats_memory",
        "tests.workflow.articles.confined:never_ends",
        "tests.workflow.articles.confined:crashes",
    ],
)
def test_work_that_goes_wrong_takes_only_its_own_process_down(work):
    results = results_of(work, limits=Limits(seconds=1, patience=30, memory=300_000_000))

    assert next(results) == "begun"
    with pytest.raises(Stopped):
        list(results)


def test_work_that_sleeps_is_stopped_by_the_clock():
    with pytest.raises(Stopped):
        list(results_of("tests.workflow.articles.confined:sleeps", limits=Limits(seconds=1, patience=2)))


def test_silent_work_gives_a_sign_of_life(monkeypatch):
    monkeypatch.setattr("reviews.confined.TICK", 0.2)

    results = list(results_of("tests.workflow.articles.confined:naps", limits=Limits(seconds=1, patience=30)))

    assert None in results
    assert [news for news in results if news is not None] == ["begun", "rested"]


def test_process_that_reads_what_anybody_sent_knows_no_password(monkeypatch):
    secrets = ("DATABASE_URL", "SECRET_KEY", "FACTCHECK_SECRET_KEY", "EMAIL_URL", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY")
    for name in secrets:
        monkeypatch.setenv(name, "hunter2")

    (told,) = results_of("tests.workflow.articles.confined:tells_environment", limits=Limits(seconds=5, patience=30))

    assert "hunter2" not in told.values()
    assert told["PATH"] == os.environ["PATH"]


# Where a text is cut -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size", "parts"),
    [
        ("short", 10, ["short"]),
        ("aaaa aaa\n\nbb bb\ncc", 12, ["aaaa aaa\n\n", "bb bb\ncc"]),
        ("aaaa aaa\nbb bb cc", 12, ["aaaa aaa\n", "bb bb cc"]),
        ("aaaa aaa bbbbbbbb", 12, ["aaaa aaa ", "bbbbbbbb"]),
        ("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5]),
    ],
)
def test_text_is_cut_at_the_best_place(text, size, parts):
    assert [text[start:end] for start, end in cut(text, size)] == parts
