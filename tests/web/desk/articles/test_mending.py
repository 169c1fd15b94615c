"""The page on which a claim that was cut wrongly is mended."""

import pytest
from django.urls import reverse

from reviews.models import Claim, State
from reviews.workflow.articles.intake import add_article
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at
from tests.published import XSS

pytestmark = pytest.mark.django_db

TEXT = (
    "The council of Arden voted 9-2 on Tuesday to reopen the bridge, and 40 people were killed in a flood at the mill. "
    "Mayor Ada Lund said that the dam holds 30 million litres."
)


@pytest.fixture
def article(reviewer):
    return add_article(by=reviewer, title="Arden", text=TEXT, language="en").article


@pytest.fixture
def vote(article):
    return Claim.objects.get(kind="vote_tally")


@pytest.fixture
def flood(article):
    return Claim.objects.get(kind="casualty")


def press(desk, button, claim, **sent):
    return desk.post(reverse(button, args=[claim.public_id]), {"seen": claim.version} | sent)


def fresh(claim):
    return Claim.objects.get(pk=claim.pk)


def test_page_offers_every_way_to_mend(desk, vote, flood):
    page = desk.get(reverse("mend", args=[vote.public_id])).text

    for button in ("ends", "cut", "join", "kind", "wording"):
        assert reverse(f"mend-{button}", args=[vote.public_id]) in page
    assert f'value="{flood.public_id}:{flood.version}"' in page
    assert f'value="{vote.start + vote.quote.index("voted")}">voted</button>' in page
    assert "voted 9-2</q>" in page


def test_ends_are_typed_as_words(desk, vote):
    answer = press(desk, "mend-ends", vote, words=" The council of Arden\nvoted 9-2 ")

    assert answer.url == reverse("mend", args=[vote.public_id])
    assert fresh(vote).quote == "The council of Arden voted 9-2"
    assert "Done: the claim is as you see it here." in desk.get(answer.url).text


def test_words_that_stand_twice_are_those_next_to_the_claim(desk, reviewer):
    text = "The dam cost $3 million. It rained. The mill was sold and the dam cost $3 million in 2020."
    add_article(by=reviewer, title="Dam", text=text, language="en")
    later = Claim.objects.filter(start__gt=20, quote__contains="dam").get()

    press(desk, "mend-ends", later, words="dam cost $3 million")

    assert fresh(later).start > 40


def test_claim_is_cut_before_a_word_and_joined_again(desk, vote, flood):
    press(desk, "mend-join", vote, other=f"{flood.public_id}:{flood.version}")
    whole = fresh(vote)
    assert (fresh(flood).state, whole.end) == (State.DISMISSED, flood.end)

    press(desk, "mend-cut", whole, at=TEXT.index("and 40"))
    assert (fresh(flood).state, fresh(vote).quote[-6:]) == (State.OPEN, "bridge")


def test_kind_wording_and_figures_are_changed(desk, flood):
    press(desk, "figure-remove", flood, place=0)
    bare = fresh(flood)
    assert (bare.kind, bare.figures) == ("event", [])

    press(desk, "figure-add", bare, kind="casualty", words="40 people were killed")
    again = fresh(flood)
    assert (again.kind, again.details["count"]) == ("casualty", 40)

    press(desk, "mend-kind", again, kind="quantity")
    changed = fresh(flood)
    assert changed.kind == "quantity"

    press(desk, "mend-wording", changed, wording="Forty died at the mill.", claimant="Jo  Brandt", claimant_role="")
    reworded = fresh(flood)
    assert (reworded.wording, reworded.claimant.name, reworded.insertions) == (
        "Forty died at the mill.",
        "Jo Brandt",
        [],
    )
    story = desk.get(reverse("claim", args=[flood.public_id])).text
    assert "changed which figures it holds" in story
    assert "changed its kind" in story
    assert "corrected the claim" in story


@pytest.mark.parametrize(
    ("button", "sent", "message"),
    [
        ("mend-ends", {"words": "The council slept"}, "The article does not say this in these words."),
        ("mend-ends", {"words": " "}, "This field is required."),
        ("mend-ends", {"words": XSS}, "The article does not say this in these words."),
        ("mend-cut", {"at": 0}, "The article does not say this in these words."),
        ("mend-cut", {"at": "9" * 30}, ""),
        ("mend-cut", {"at": "x"}, ""),
        ("mend-cut", {}, ""),
        ("mend-join", {"other": "x"}, ""),
        ("mend-kind", {"kind": "rumour"}, "Select a valid choice."),
        ("figure-add", {"kind": "casualty", "words": "Arden"}, ""),
        ("figure-add", {"kind": "event", "words": "voted 9-2"}, "Select a valid choice."),
        ("figure-add", {"kind": "casualty", "words": "the dam holds"}, "The article does not say this in these words."),
        ("mend-wording", {"wording": " ", "claimant": "", "claimant_role": ""}, "This field is required."),
        ("mend-wording", {"wording": "A.", "claimant": "a" * 201, "claimant_role": ""}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_gets_a_message_and_changes_nothing(desk, vote, button, sent, message):
    before = Claim.objects.filter(pk=vote.pk).values().get()

    answer = press(desk, button, vote, **sent)

    if button == "figure-add" and sent["words"] == "Arden":
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>alert" not in answer.text
    assert Claim.objects.filter(pk=vote.pk).values().get() == before


def test_who_was_slower_sees_the_claim_as_it_is_and_their_words(desk, vote):
    Claim.objects.filter(pk=vote.pk).update(version=7)

    answer = press(desk, "mend-ends", vote, words="voted 9-2")

    assert answer.status_code == 409
    assert "Somebody was faster" in answer.text
    assert ">\nvoted 9-2</textarea>" in answer.text


def test_claim_that_another_holds_is_shown_and_not_mended(desk, vote):
    other = UserFactory(reviewer=True, first_name="Ben")
    leases.take(vote, by=other, seen=vote.version)

    page = desk.get(reverse("mend", args=[vote.public_id])).text
    answer = press(desk, "mend-kind", fresh(vote), kind="event")

    assert "Its words stay as they are while somebody works on it" in page
    assert reverse("mend-ends", args=[vote.public_id]) not in page
    assert answer.status_code == 409
    assert fresh(vote).kind == "vote_tally"


def test_claim_is_mended_by_who_holds_it_and_stays_theirs(desk, vote, reviewer):
    leases.take(vote, by=reviewer, seen=vote.version)

    press(desk, "mend-ends", fresh(vote), words="voted 9-2 on Tuesday")

    held = fresh(vote)
    assert (held.quote, held.is_held_by(reviewer)) == ("voted 9-2 on Tuesday", True)
    assert 'href="' + reverse("mend", args=[vote.public_id]) in desk.get(reverse("claim", args=[vote.public_id])).text


def test_claim_with_a_correction_begun_is_left_until_that_is_saved(desk, vote, reviewer):
    held = leases.take(vote, by=reviewer, seen=vote.version)
    held.reviews.create(reviewer=reviewer, correction={"claim-wording": "half typ"})

    answer = press(desk, "mend-kind", fresh(vote), kind="event")

    assert answer.status_code == 422
    assert "A correction of the claim was begun and is not saved." in answer.text


def test_strangers_see_and_mend_nothing(client, vote):
    client.force_login(UserFactory())

    assert client.get(reverse("mend", args=[vote.public_id])).status_code == 404
    assert press(client, "mend-kind", vote, kind="event").status_code == 404
    assert fresh(vote).kind == "vote_tally"


def test_words_under_a_public_check_stay(desk):
    published = claim_at(State.PUBLISHED)

    assert "Its words stay as they are" in desk.get(reverse("mend", args=[published.public_id])).text
    assert press(desk, "mend-kind", published, kind="event").status_code == 409
