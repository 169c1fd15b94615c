"""A denial is never told as a statement of what is denied."""

import pytest

from reviews.content.denials import reads_as_its_opposite, saying
from tests.factories import ClaimantFactory
from tests.published import publish, url_of


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "Said"),
        ("denied", "Denied"),
        ("Has denied", "Denied"),
        ("denied having", "Denied"),
        ("refused", "Refused"),
        ("rejected", "Rejected"),
        ("disputed", "Disputed"),
        ("negó", "Denied"),
        ("نفى", "Denied"),
        ("הכחישה", "Denied"),
        ("did not deny", "Not denied"),
        ("hasn’t denied", "Not denied"),
        ("cannot deny", "Not denied"),
        ("did not say", "Not said"),
        ("doubted", "Doubted"),
        ("never said", "Not said"),
        ("undenied", "Said"),
        (None, "Said"),
    ],
)
def test_word_of_saying_tells_what_the_speaker_did(cue, expected):
    assert saying({"kind": "statement", "details": {"cue": cue}, "said": ""}) == expected


def test_comparing_word_is_no_word_of_saying():
    assert saying({"kind": "comparison", "details": {"cue": "denied"}, "said": ""}) == "Said"


@pytest.mark.parametrize(
    ("wording", "cue", "expected"),
    [
        ("a quote", "denied", True),
        ("The whole quote", "denied", True),
        ("Ann Vance denies that it is not a quote", "denied", False),
        ("A quote.", "denied", True),
        ("a quote", "did not say", True),
        ("a quote", "said", False),
        ("Not a quote", "said", False),
    ],
)
def test_denial_reads_as_its_opposite_while_its_wording_does_not_say_so(wording, cue, expected):
    claim = {"kind": "statement", "quote": "a\nquote", "wording": wording, "details": {"cue": cue}}
    assert reads_as_its_opposite(claim) is expected


def test_denied_words_that_hold_such_a_verb_make_no_denial():
    claim = {"kind": "statement", "quote": "the council rejected the plan", "details": {"cue": "denied"}}

    assert reads_as_its_opposite(claim | {"wording": "The council rejected the plan."})
    assert not reads_as_its_opposite(claim | {"wording": "Ann Vance denies that the council rejected the plan."})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wording", "has_author", "title"),
    [
        ("The council voted 12 to 3 for the bridge.", False, "bridge.”, denied by Osei Lindqvist"),
        ("Osei Lindqvist voted.", False, "voted.”, denied by Osei Lindqvist"),
        ("Osei Lindqvist denied that it voted.", True, "denied that it voted.”"),
    ],
)
def test_denial_is_told_to_readers_and_to_programs(client, wording, has_author, title):
    claimant = ClaimantFactory(name="Osei Lindqvist", slug="lindqvist", kind="person")
    details = {"form": "indirect", "cue": "denied"}
    claim = publish(
        kind="statement", details=details, claimant=claimant, verdict=None, attribution="accurate", wording=wording
    )

    page = client.get(url_of(claim)).content.decode()

    assert 'Denied by <a href="/claimants/lindqvist/">' in page
    assert f"{title} · Factcheck</title>" in page
    assert f"{title}</title>" in client.get("/feed.xml").content.decode()
    assert '"claimReviewed":"Osei Lindqvist denied' in page
    assert ('"author":{"@type":"Person"' in page) is has_author
    assert "· denied by <bdi>Osei Lindqvist</bdi>" in client.get("/").content.decode()
