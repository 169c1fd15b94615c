"""What came is looked over, mended and taken in; or it is told why it could not be read, and what to do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.features.incoming import beginning, taking
from reviews.features.incoming.models import SILENCE, Incoming
from reviews.models import Article
from reviews.workflow import outbox
from tests.factories import UserFactory
from tests.features.incoming.made import ADDRESS, TEXT, no_one, ready, stand_in

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage
MENDED = TEXT.replace("31 votes to 18", "31 votes to 16")


@pytest.fixture
def one(reviewer):
    return ready(reviewer)


@pytest.fixture
def refused(reviewer, settings):
    settings.FETCH = False
    return beginning.begin(by=reviewer, address=ADDRESS, hand_over=no_one)


def at(name, one):
    return reverse(name, args=[one.public_id])


def take(desk, one, **more):
    form = {"seen": one.version, "title": "Council passes budget", "text": TEXT, "rights": "excerpts"}
    return desk.post(at("incoming-take", one), form | more)


def test_looked_over_it_becomes_an_article(desk, one, reviewer):
    answer = take(desk, one, text=MENDED.replace("\n", "\r\n"), published="2026-11-20", publisher="The Marwick Post")

    article = Article.objects.get()
    assert answer.url == reverse("desk-article", args=[article.public_id])
    assert (article.publisher, article.added_by) == ("The Marwick Post", reviewer)
    page = desk.get(answer.url).text
    assert "Changed against its source" in page
    assert "<del>18</del><ins>16</ins>" in page
    assert desk.get(at("incoming-one", one)).url == answer.url


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", ""), ("title", ""), ("published", "soon"), ("seen", "x"), ("text", "A bell\x07 rang.")],
)
def test_what_is_wrong_is_told_and_the_text_kept(desk, one, field, value):
    answer = take(desk, one, **{"byline": "Ann Lee", field: value})

    assert answer.status_code == 422
    assert 'value="Ann Lee"' in answer.text
    assert not Article.objects.exists()


def test_what_is_wrong_has_the_focus_and_the_paragraphs_are_counted_as_before(desk, one):
    before = desk.get(at("incoming-one", one)).context["size"]

    answer = take(desk, one, title="", published="soon", text=TEXT.replace("\n", "\r\n"))

    assert answer.context["size"] == before
    assert answer.text.count("autofocus") == 1
    assert "autofocus" in str(answer.context["form"]["title"])


def test_second_who_takes_the_same_text_comes_to_the_article(desk, one, editor):
    article = taking.take(one, by=editor, seen=one.version, title="Budget", text=TEXT).article

    assert take(desk, one).url == reverse("desk-article", args=[article.public_id])


def test_second_who_mended_it_keeps_the_text(desk, one, editor):
    taking.take(one, by=editor, seen=one.version, title="Budget", text=TEXT)

    answer = take(desk, one, text=MENDED)

    assert answer.status_code == 409
    assert "31 votes to 16" in answer.text
    assert f'action="{reverse("article-add")}"' in answer.text
    assert Article.objects.count() == 1


def test_what_was_left_meanwhile_is_still_typed(desk, one, editor):
    taking.leave(one, by=editor, seen=one.version)

    answer = take(desk, one, text=MENDED)

    assert (answer.status_code, "31 votes to 16" in answer.text) == (409, True)


def test_left_one_says_who_left_it(desk, one):
    desk.post(at("incoming-leave", one), {"seen": one.version})

    page = desk.get(at("incoming-one", one))
    assert "did not take it in" in page.text
    assert "Bring it again" in page.text
    assert reverse("incoming-take", args=[one.public_id]) not in page.text


def test_leaving_what_was_taken_leads_to_the_article(desk, one, reviewer):
    article = taking.take(one, by=reviewer, seen=one.version, title="Budget", text=TEXT).article

    answer = desk.post(at("incoming-leave", one), {"seen": one.version}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("desk-article", args=[article.public_id])


def test_refusal_says_why_and_offers_paste_and_file(desk, refused):
    page = desk.get(at("incoming-one", refused)).text

    assert "This newsroom&#x27;s server fetches nothing" in page
    assert "Give the file instead" in page
    assert "Or paste its text" in page
    assert take(desk, refused, url=ADDRESS).status_code == 302
    assert Article.objects.get().url == ADDRESS


def test_refused_page_is_tried_again(desk, refused, monkeypatch):
    stand_in(monkeypatch)

    answer = desk.post(at("incoming-read", refused))

    assert "31 votes to 18" in desk.get(answer.url).text


def test_reading_shows_how_far_it_is(desk, reviewer):
    one = Incoming.objects.create(
        name="report.pdf", stage=Stage.READING, added_by=reviewer, seen_at=timezone.now(), done=1, total=3, run=1
    )

    page = desk.get(at("incoming-one", one))
    part = desk.get(at("incoming-one", one), headers={"HX-Request": "true"})

    for answer in (page, part):
        assert '<progress max="3" value="1"' in answer.text
        assert "It has come, and is being read." in answer.text
    assert "<html" not in part.text
    assert "It has come, and is being read." in desk.get(reverse("incoming")).text


def test_page_is_read_anew_when_the_reading_is_over(desk, one):
    answer = desk.get(at("incoming-one", one), headers={"HX-Request": "true"})

    assert answer["HX-Refresh"] == "true"


def test_reading_is_stopped(desk, reviewer):
    one = Incoming.objects.create(name="report.pdf", stage=Stage.READING, added_by=reviewer, seen_at=timezone.now())

    desk.post(at("incoming-leave", one), {"seen": 0})

    one.refresh_from_db()
    assert one.stage == Stage.LEFT


@pytest.mark.parametrize(("age", "is_offered"), [(timedelta(0), False), (SILENCE + timedelta(seconds=1), True)])
def test_one_that_nobody_comes_for_is_asked_for_again(desk, reviewer, age, is_offered):
    one = Incoming.objects.create(
        name="budget.txt", data=TEXT.encode(), stage=Stage.WAITING, added_by=reviewer, asked_at=timezone.now() - age
    )

    assert ("Nobody came for it" in desk.get(at("incoming-one", one)).text) == is_offered
    desk.post(at("incoming-read", one))
    one.refresh_from_db()
    assert one.stage == Stage.READY


def test_same_story_is_recognised(desk, reviewer, monkeypatch):
    first = taking.take(
        ready(reviewer), by=reviewer, seen=2, title="Budget", text=TEXT, url=f"{ADDRESS}?utm_source=x"
    ).article
    stand_in(monkeypatch)
    by_address = beginning.begin(by=reviewer, address=ADDRESS)
    outbox.drain()

    for one in (ready(reviewer), by_address):
        page = desk.get(at("incoming-one", one)).text
        assert "The same story is here:" in page
        assert reverse("desk-article", args=[first.public_id]) in page


def test_offered_page_may_be_read(desk, monkeypatch):
    stand_in(monkeypatch)
    one = beginning.offer(ADDRESS, title="Budget passed")
    assert "A feed offers this page." in desk.get(at("incoming-one", one)).text

    answer = desk.post(at("incoming-read", one))

    assert "31 votes to 18" in desk.get(answer.url).text


@pytest.mark.parametrize("name", ["incoming-one", "incoming-take", "incoming-leave", "incoming-read"])
def test_stranger_sees_and_does_nothing(client, one, name):
    client.force_login(UserFactory())

    answer = client.get(at(name, one)) if name == "incoming-one" else client.post(at(name, one), {"seen": one.version})

    assert answer.status_code == 403
    one.refresh_from_db()
    assert one.stage == Stage.READY


def test_unknown_one_is_not_found(desk):
    assert desk.get(reverse("incoming-one", args=["0" * 32])).status_code == 404


def test_refused_file_asks_for_another_one(desk, reviewer):
    one = beginning.begin(by=reviewer, file=beginning.File(b"\x89PNG\r\n\x1a\n" + b"0" * 99, "map.png", "image/png"))

    assert "Give another file" in desk.get(at("incoming-one", one)).text
