"""The page that takes in the text an article has now."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import ArticleRevision, Claim, State
from reviews.workflow.articles.intake import add_article
from reviews.workflow.articles.revisions.revising import revise
from tests.factories import UserFactory
from tests.pages import text_of
from tests.published import XSS
from tests.web.desk.articles.conftest import address, taken_in

pytestmark = pytest.mark.django_db

VOTE = "The council of Arden voted 9-2 on Tuesday to reopen the bridge."
FLOOD = "At least 40 people were killed in a flood at the mill in 2019."
TEXT = f"{VOTE}\n\n{FLOOD}"
NEW = f"{TEXT.replace('40', '52')}\n\nA fire killed 7 people in Belmar on Friday."


@pytest.fixture
def article(reviewer):
    return taken_in(reviewer, TEXT, language="en")


def look(desk, article, text, **more):
    return desk.post(address("article-revise", article), {"text": text, "seen": 1} | more)


def store(desk, article, text, **more):
    looked = re.search(r'name="looked" value="([0-9a-f]{64})"', look(desk, article, text, **more).text)[1]
    return look(desk, article, text, looked=looked, **more)


def test_article_leads_to_the_form_with_its_present_text(desk, article):
    assert address("article-revise", article) in desk.get(address("desk-article", article)).text

    page = desk.get(address("article-revise", article))

    assert TEXT in page.text
    assert "Store this text" not in page.text


def test_day_of_the_change_is_asked_and_kept(desk, article):
    page = desk.get(address("article-revise", article))
    assert page.context["form"]["changed_on"].initial == timezone.localdate()

    wrong = look(desk, article, NEW, changed_on="31 March")
    assert (wrong.status_code, "Give the day as 2026-03-31." in wrong.text) == (422, True)

    store(desk, article, NEW, changed_on="2026-03-21")
    newest = article.revisions.latest("number")
    assert (newest.number, newest.changed_on) == (2, date(2026, 3, 21))


def test_what_it_would_do_is_shown_before_anything_is_stored(desk, article):
    page = look(desk, article, NEW)

    shown = text_of(page)
    for words in ("Where it was 1", "Moved 0", "Reworded 1", "No longer in the article 0", "A fire killed 7 people"):
        assert words in shown
    assert "At least 40 people were killed" in shown
    assert (page.status_code, ArticleRevision.objects.count()) == (200, 1)


def test_text_is_stored_once_it_was_seen_without_any_script(desk, article):
    answer = store(desk, article, NEW)

    assert answer.url == address("article-waiting", article)
    assert [*article.revisions.order_by("number").values_list("number", flat=True)] == [1, 2]
    assert "The new text is stored." in desk.get(answer.url).text
    assert Claim.objects.get(quote__contains="fire").revision.number == 2


def test_text_changed_after_it_was_shown_is_shown_again(desk, article):
    looked = re.search(r'name="looked" value="(\w+)"', look(desk, article, NEW).text)[1]

    page = look(desk, article, NEW + " It rained.", looked=looked)

    assert (page.status_code, "Store this text" in page.text, ArticleRevision.objects.count()) == (200, True, 1)


def test_same_text_is_refused_whoever_has_it(desk, article, reviewer):
    other = add_article(by=reviewer, title="Other", text="A fire killed 7 people.").article
    revise(article, NEW, by=reviewer, seen=1)

    assert "This is the text that the article has." in look(desk, article, NEW + "  \r\n", seen=2).text
    assert "The article had this text before, as text 1" in look(desk, article, TEXT, seen=2).text
    page = look(desk, article, "A fire killed 7 people.", seen=2)
    assert page.status_code == 422
    assert address("desk-article", other) in page.text
    assert article.revisions.count() == 2


def test_who_was_slower_keeps_what_they_pasted(desk, article, reviewer):
    revise(article, NEW, by=reviewer, seen=1)

    page = look(desk, article, f"{TEXT}\n\nMine.")

    assert page.status_code == 409
    assert "Somebody else gave this article another text" in page.text
    assert "Mine." in page.text
    assert 'name="seen" value="2"' in page.text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"text": " "}, "Paste the text as it is now."),
        ({"text": "a\x01b"}, "control character"),
        ({"text": "a" * 1_000_001}, "longer than 1,000 kB"),
        ({"text": NEW, "seen": "x"}, "Not stored yet"),
        ({"text": NEW, "looked": "0" * 65}, "Not stored yet"),
    ],
)
def test_what_cannot_be_gets_a_message_and_stores_nothing(desk, article, sent, message):
    page = look(desk, article, **sent)

    assert page.status_code == 422
    assert message in page.text
    assert ArticleRevision.objects.count() == 1


def test_pasted_markup_stays_words(desk, article):
    page = look(desk, article, f"{TEXT}\n\n{XSS}")

    assert "<script>alert" not in page.text


def test_strangers_see_and_store_nothing(client, article):
    client.force_login(UserFactory())

    assert client.get(address("article-revise", article)).status_code == 404
    assert look(client, article, NEW).status_code == 404
    assert client.get(address("article-waiting", article)).status_code == 404
    assert ArticleRevision.objects.count() == 1


def test_nobody_is_sent_to_sign_in(client, article):
    assert client.get(address("article-revise", article)).status_code == 302
    assert look(client, article, NEW).status_code == 401


def test_newest_text_is_shown_and_older_ones_stay_readable(desk, article, reviewer):
    revise(article, NEW, by=reviewer, seen=1)

    newest, older = desk.get(address("desk-article", article)), desk.get(address("desk-article", article) + "?text=1")

    assert "Text 2 of 2" in text_of(newest)
    assert "52 people were killed" in text_of(newest)
    assert "1 claim is not in the newest text as it was" in text_of(newest)
    assert "This is an older text." in older.text
    assert "40 people were killed" in text_of(older)
    assert reverse("article-mark", args=[article.public_id]) not in older.text
    assert "Text 2 of 2" in text_of(desk.get(address("desk-article", article) + "?text=99"))


def test_queue_and_workbench_tell_of_a_claim_that_waits(desk, article, reviewer):
    revise(article, NEW, by=reviewer, seen=1)
    Claim.objects.filter(kind="casualty").update(state=State.OPEN)
    waits = Claim.objects.get(anchor="changed")

    assert "the article has it otherwise now" in text_of(desk.get(reverse("queue")))
    for page in ("claim", "mend"):
        shown = text_of(desk.get(reverse(page, args=[waits.public_id])))
        assert "its newest text has this otherwise" in shown
        assert "shown as text 1 had it" in shown
