"""What is frozen has one shape with a number, and what was frozen before reads and verifies as it did."""

import json
from pathlib import Path
from typing import get_args, get_type_hints, is_typeddict

import pytest

from reviews.content.findings import FrozenFinding, frozen, in_words
from reviews.content.published import FrozenCheck, read
from reviews.content.review import FrozenReview
from reviews.extraction import extract, findings
from reviews.extraction.findings.finding import SENTENCES, worded
from reviews.management.history.integrity import faults
from reviews.models import Claim, PublicationRevision, ReviewRevision, State, fingerprint
from reviews.workflow.articles import intake
from reviews.workflow.checks import reviewing
from tests import published
from tests.factories import UserFactory, claim_at

STORED = Path(__file__).parent / "stored"
HASHES = {
    "format-0.json": "245a0abb2878ba9c51ac4d235a4529aab6a09c3bda258d78ac905106df003f62",
    "format-1.json": "574672747b89061d5d11ba1f58b14eaf762b01f3391a6b472422b29142ab30a7",
}
"""Copies as a database held them, with the hashes that stood beside them."""
WORDED = [
    "186 of 193 members voted, 7 did not; the margin is 143.",
    "153 of 163 present and voting is at least two thirds (109), enough for any question.",
]
TALLY = {"in_favour": 153, "against": 10, "abstaining": 23, "members": 193, "body": "United Nations General Assembly"}


def stored(name):
    return json.loads((STORED / name).read_text(encoding="utf-8"))


def keys(content):
    """Return the names in content, and those below them."""
    if isinstance(content, dict):
        return {name: keys(value) for name, value in content.items()}
    return keys(content[0]) if isinstance(content, list) and content else None


def named(shape):
    """Return the same of a shape."""
    if is_typeddict(shape):
        return {name: named(hint) for name, hint in get_type_hints(shape).items()}
    return next(filter(None, map(named, get_args(shape))), None)


FREE = ("details", "figures", "same_as", "authors")
"""Their keys stand elsewhere, or are nobody's business."""


def without_free(names):
    return names and {name: None if name in FREE else without_free(below) for name, below in names.items()}


@pytest.fixture
def vote(db):
    return published.publish(kind="vote_tally", details=TALLY | {"outcome": "adopted"}, quote="adopted by 153 to 10")


def test_what_is_handed_in_has_the_shape_and_its_number(vote):
    content = ReviewRevision.objects.get().content
    shape = without_free(named(FrozenReview))
    shape["findings"] = {name: below for name, below in shape["findings"].items() if name != "sentence"}
    del shape["evidence"]["copy"], shape["evidence"]["question"]  # this piece has neither
    for name in ("claimant", "attribution_verdict", "asked"):  # this claim has none of them
        assert content[name] is None
        shape[name] = None

    assert content["format"] == 2
    assert without_free(keys(content)) == shape


def test_what_is_published_says_besides_who_approved_what(vote):
    content = PublicationRevision.objects.get().content

    assert content.keys() == get_type_hints(FrozenCheck).keys()


@pytest.mark.parametrize("name", HASHES)
def test_stored_copy_keeps_its_hash_and_its_words(name):
    content = stored(name)
    before = fingerprint(content)
    shown = read(content)

    assert before == fingerprint(content) == HASHES[name]
    assert [in_words(found) for found in shown["findings"]] == [(True, sentence, ()) for sentence in WORDED]
    assert shown["claim"]["figures"][0]["details"]["in_favour"] == 153
    assert shown["asked"] is None


def test_oldest_copies_lack_what_came_later():
    content = stored("format-0.json")
    for name in ("findings", "rests_on", "authors", "counter_evidence"):
        del content[name]
    del content["claim"]["said"], content["claim"]["figures"]

    shown = read(content)

    assert (shown["findings"], shown["rests_on"], shown["authors"], shown["counter_evidence"]) == ([], [], {}, "")
    assert (shown["claim"]["said"], shown["claim"]["figures"]) == ("", [])


def test_copy_of_a_later_format_is_refused():
    with pytest.raises(ValueError, match="wrote format 3"):
        read({"format": 3})


def before_formats(*_):
    """Return what was handed in before formats were stored."""
    content = stored("format-0.json")
    del content["approved_by"], content["review_revision"]
    return content


def test_what_was_handed_in_before_is_shown_published_and_corrected(client, db, monkeypatch):
    monkeypatch.setattr(reviewing, "content_of", before_formats)
    text = "The text was adopted by 153 votes to 10, with 23 abstentions."
    intake.add_article(by=UserFactory(reviewer=True), title="Vote", text=text, open_from=0)
    check = published.publish(claim=Claim.objects.get())
    monkeypatch.undo()
    old = PublicationRevision.objects.get()
    page = client.get(f"/checks/{check.public_id}/", follow=True)
    client.force_login(UserFactory(editor=True))
    desk = client.get(f"/desk/approvals/{check.public_id}/")

    assert "format" not in old.content
    assert all(sentence in page.text and sentence in desk.text for sentence in WORDED)
    assert client.get("/claimreview.json").json()["dataFeedElement"]
    assert list(faults()) == []

    published.correct(check)

    assert [revision.content.get("format") for revision in PublicationRevision.objects.order_by("number")] == [None, 2]
    assert client.get(f"/checks/{check.public_id}/v/1/").text.count(WORDED[0]) == 1
    assert list(faults()) == []


def test_what_was_handed_in_without_its_article_is_shown_to_the_editor(client, db, monkeypatch):
    oldest = before_formats()
    for name in ("article", "claimant", "findings", "rests_on"):
        del oldest[name]
    monkeypatch.setattr(reviewing, "content_of", lambda *_: oldest)
    claim = claim_at(State.SUBMITTED)
    client.force_login(UserFactory(editor=True))

    desk = client.get(f"/desk/approvals/{claim.public_id}/")

    assert desk.status_code == 200
    assert "153 + 10 + 23 = 186 of 193 members." in desk.text


# Findings ------------------------------------------------------------------------------------------------------------

FINDINGS = stored("findings.json")
"""One frozen finding for each sentence, as copies may hold it, with its words."""


@pytest.mark.parametrize("case", FINDINGS, ids=lambda case: f"{case['rule']}: {', '.join(case['says'])}")
def test_frozen_finding_is_put_into_words(case):
    sentence = case["sentence"]
    found = FrozenFinding(rule=case["rule"], holds=None, says=case["says"], figures=case["figures"])

    assert in_words(found).sentence == worded(found["rule"], found["says"], found["figures"]) == sentence


def test_every_sentence_is_among_the_frozen_findings():
    tried = {(case["rule"], name) for case in FINDINGS for name in case["says"]}

    assert tried == {(rule, name) for rule, sentences in SENTENCES.items() for name in sentences}


def test_sentences_are_put_into_the_readers_language(monkeypatch):
    german = {
        "{cast} of {members} members voted, {not_voting} did not; the margin is {width}.": (
            "Von {members} Mitgliedern stimmten {cast} ab und {not_voting} nicht; der Abstand ist {width}."
        )
    }
    monkeypatch.setattr("reviews.content.findings.gettext", lambda text: german.get(text, text))
    figures = {"cast": 1860, "members": 1930, "not_voting": 70, "width": 1430}

    finding = in_words(FrozenFinding(rule="votes cast", holds=True, says=["all told"], figures=figures))

    assert finding.sentence == "Von 1,930 Mitgliedern stimmten 1,860 ab und 70 nicht; der Abstand ist 1,430."


def test_findings_read_the_same_at_a_terminal_and_on_a_page():
    text = (
        "The 193-member UN General Assembly met. The resolution passed with 140 votes in favour, 9 against and 20 abstaining. "
        "Five people, including three children, were killed. 10 of 40 pupils, or 30%, agreed on Tuesday, 13 May 2024."
    )
    found = findings(extract(text))

    assert len({one.rule for one in found}) >= 4
    assert [in_words(frozen(one)).sentence for one in found] == [one.sentence for one in found]
