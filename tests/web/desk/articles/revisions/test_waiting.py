"""The page of what waits since an article got a new text."""

import re

import pytest
from django.urls import reverse

from reviews.models import Claim, State
from reviews.workflow.articles import by_hand
from reviews.workflow.articles.revisions.revising import revise
from reviews.workflow.checks import reviewing
from reviews.workflow.table import leases
from tests.factories import UserFactory, claim_at
from tests.pages import on_one_line, text_of
from tests.published import XSS
from tests.web.desk.articles.conftest import address, taken_in

from .test_revising import NEW, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(reviewer):
    found = taken_in(reviewer, TEXT, language="en")
    revise(found, NEW, by=reviewer, seen=1)
    return found


@pytest.fixture
def flood(article):
    return Claim.objects.get(anchor="changed")


def press(desk, button, claim, **sent):
    return desk.post(reverse(button, args=[claim.public_id]), {"seen": claim.version, "text": 2} | sent)


def fresh(claim):
    return Claim.objects.get(pk=claim.pk)


def test_both_texts_stand_side_by_side_with_what_changed(desk, article, flood):
    page = on_one_line(desk.get(address("article-waiting", article)))

    assert "As it was, in text 1" in page
    assert "At least <del>40</del> people were killed" in page
    assert "At least <ins>52</ins> people were killed" in page
    assert "1 claim waits" in page
    assert reverse("claim-place", args=[flood.public_id]) in page


def test_it_is_here_now_goes_to_the_page_where_it_is_mended(desk, article, flood):
    start = NEW.index("At least")

    answer = press(desk, "claim-place", flood, start=start, end=start + len("At least 52 people were killed"))

    assert answer.url == reverse("mend", args=[flood.public_id])
    assert fresh(flood).quote == "At least 52 people were killed"
    assert "0 claims wait" in text_of(desk.get(address("article-waiting", article)))


def test_other_words_are_typed(desk, flood):
    press(desk, "claim-place", flood, words="A fire killed\n7 people")

    assert fresh(flood).quote == "A fire killed 7 people"


def test_gone_is_dismissed_with_a_note_that_its_story_shows(desk, article, flood):
    answer = press(desk, "claim-gone", flood, note="They say another number.")

    assert answer.url == address("article-waiting", article)
    assert fresh(flood).state == State.DISMISSED
    assert "They say another number." in desk.get(reverse("claim", args=[flood.public_id])).text
    assert Claim.objects.filter(quote__contains="52 people", revision__number=2).exists()


@pytest.mark.parametrize(
    ("button", "sent", "message"),
    [
        ("claim-place", {}, "The article does not say this in these words."),
        ("claim-place", {"words": "The council slept"}, "The article does not say this in these words."),
        ("claim-place", {"words": XSS}, "The article does not say this in these words."),
        ("claim-place", {"start": 5, "end": 2}, "The article does not say this in these words."),
        ("claim-place", {"start": "x", "end": "y"}, "Nothing was changed."),
        ("claim-place", {"start": 0, "end": "9" * 30}, "Nothing was changed."),
        ("claim-place", {"text": 1, "start": 0, "end": 9}, "The article got another text meanwhile."),
        ("claim-place", {"text": "", "start": 0, "end": 9}, "Nothing was changed."),
        ("claim-gone", {"note": " "}, "This field is required."),
    ],
)
def test_what_cannot_be_gets_a_message_and_changes_nothing(desk, flood, button, sent, message):
    before = Claim.objects.filter(pk=flood.pk).values().get()

    answer = press(desk, button, flood, **sent)

    assert answer.status_code == 422
    assert message in answer.text
    assert "<script>alert" not in answer.text
    assert Claim.objects.filter(pk=flood.pk).values().get() == before


def test_who_was_slower_sees_the_claim_as_it_is(desk, flood):
    Claim.objects.filter(pk=flood.pk).update(version=9)

    answer = press(desk, "claim-place", flood, start=0, end=9)

    assert answer.status_code == 409
    assert "Somebody was faster" in answer.text


def test_claim_that_another_holds_is_left_to_them(desk, article, flood):
    leases.take(flood, by=UserFactory(reviewer=True, first_name="Ben"), seen=flood.version)

    page = desk.get(address("article-waiting", article))

    assert "Whoever holds it says where it is" in page.text
    assert reverse("claim-place", args=[flood.public_id]) not in page.text
    assert press(desk, "claim-place", fresh(flood), start=0, end=9).status_code == 409


def test_strangers_place_and_dismiss_nothing(client, flood):
    client.force_login(UserFactory())

    assert press(client, "claim-place", flood, start=0, end=9).status_code == 404
    assert press(client, "claim-gone", flood, note="Gone.").status_code == 404
    assert fresh(flood).version == flood.version


def test_checks_of_words_that_changed_are_listed_for_an_editor(desk, reviewer):
    check = claim_at(State.PUBLISHED)
    other = claim_at(State.PUBLISHED, revision=check.revision, kind="event", start=42, end=64)
    text = check.revision.text
    revise(check.article, text.replace("12 to 3", "12 to 4"), by=reviewer, seen=1)

    page = text_of(desk.get(address("article-waiting", check.article)))

    assert "Checks that readers see, of words that the article has otherwise now" in page
    assert "To the check, to correct or withdraw it" in page
    assert "text 1" in page
    assert (fresh(check).anchor, fresh(other).anchor) == ("changed", "exact")


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_what_waits(desk, reviewer, django_assert_num_queries, count):
    text = "\n\n".join(f"{n}0 people were killed in a flood at mill {n}." for n in range(1, count + 1))
    found = taken_in(reviewer, text, language="en")
    revise(found, text.replace("0 people", "5 people"), by=reviewer, seen=1)

    with django_assert_num_queries(7):
        page = desk.get(address("article-waiting", found))

    assert page.text.count("It is here now") == count


def test_story_shows_figures_in_the_words_that_they_had_then(desk, reviewer):
    text = "At least 40 people were killed and 12 houses were lost in a flood in Arden in 2019."
    found = taken_in(reviewer, text, language="en")
    claim = by_hand.mark(found.revisions.get(), by=reviewer, start=0, end=len(text) - 1, kind="casualty")
    held = leases.take(claim, by=reviewer, seen=claim.version)
    details = claim.details | {"minimum": 41, "count": None}
    description = {"wording": claim.wording, "details": details, "figures": claim.figures}
    reviewing.describe(held, by=reviewer, token=held.lease_token, **description)
    before = corrected_in(desk, claim)

    revise(found, f"It rained in Arden for a week.\n\n{text}", by=reviewer, seen=1)

    assert corrected_in(desk, claim) == before != []


def corrected_in(desk, claim):
    page = desk.get(reverse("claim", args=[claim.public_id])).text
    return re.findall('<div class="difference-lines">.*?</div>', page, re.DOTALL)


def test_who_is_too_late_finds_what_they_typed(desk, article, flood):
    placed = press(desk, "claim-place", flood, seen=flood.version + 5, words="At least 52 people")
    gone = press(desk, "claim-gone", flood, seen=flood.version + 5, note="My reason, typed.")

    assert (placed.status_code, gone.status_code) == (409, 409)
    assert "At least 52 people" in placed.text
    assert "My reason, typed." in gone.text
