"""Articles come in by paste and by file; what cannot be taken in is told next to its field, with the text kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from reviews.models import Article, Claim, Split, State
from reviews.workflow.articles import splitting
from tests.factories import TALLY, TEXT, ArticleFactory, ArticleRevisionFactory, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db
PAGE = """<!doctype html><html lang="fr"><head><title>Le pont de Lindgate</title>
<meta name="author" content="Ines Moreau"><meta property="og:site_name" content="La Gazette">
<link rel="canonical" href="https://gazette.example/pont"></head><body><article><h1>Le pont de Lindgate</h1>
<p>Le conseil a voté pour le pont par 12 voix contre 3, après un long débat mardi soir à la mairie de Lindgate.</p>
<p>La maire a dit que « le pont sera ouvert avant la fin de l'année prochaine », devant une salle pleine.</p>
</article></body></html>"""


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


def add(client, **data):
    return client.post(reverse("article-add"), {"title": "The bridge", "text": TEXT, "rights": "excerpts"} | data)


def file(content, name="article.txt", kind="text/plain"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode(), kind)


def test_pasted_article_is_taken_in_and_split(desk, reviewer):
    response = add(desk, publisher="The Daily Example", published="2026-03-02", language="en", rights="whole")

    article = Article.objects.get()
    assert response.url == reverse("desk-article", args=[article.public_id])
    assert (article.title, article.publisher, article.rights, article.added_by) == (
        "The bridge",
        "The Daily Example",
        "whole",
        reviewer,
    )
    assert article.published.isoformat() == "2026-03-02T00:00:00+00:00"
    assert article.revisions.get().claims.exists()


def test_same_text_again_leads_to_the_first_article(desk):
    add(desk)

    response = add(desk, title="Another title", text=TEXT.replace(" ", "  ").replace("  ", " ") + "\r\n\r\n")

    assert response.url == reverse("desk-article", args=[Article.objects.get().public_id])
    assert "This text is here already" in desk.get(response.url).text


def test_article_comes_in_as_a_text_file(desk):
    response = add(desk, text="", title="", file=file("A vote on the bridge\n\n" + TEXT))

    assert response.status_code == 302
    assert Article.objects.get().title == "A vote on the bridge"


def test_article_comes_in_as_a_web_page_and_brings_its_facts(desk):
    add(desk, text="", title="", file=file(PAGE, "page.html", "text/html"))

    article = Article.objects.get()
    assert (article.title, article.language, article.url) == (
        "Le pont de Lindgate",
        "fr",
        "https://gazette.example/pont",
    )
    assert "par 12 voix contre 3" in article.revisions.get().text


def test_what_a_person_types_wins_over_what_the_file_says(desk):
    add(desk, text="", title="The bridge of Lindgate", language="en", file=file(PAGE, "page.html", "text/html"))

    assert (Article.objects.get().title, Article.objects.get().language) == ("The bridge of Lindgate", "en")


def test_text_of_a_file_is_kept_on_the_page_when_something_else_is_wrong(desk):
    response = add(desk, text="", title="", url="no address at all", file=file("A vote on the bridge\n\n" + TEXT))

    assert response.status_code == 422
    assert "Three people were hurt" in response.text
    assert 'value="A vote on the bridge"' in response.text
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("text", "", "Paste the article here, or choose a file above."),
        ("text", " \n\t ", "Paste the article here, or choose a file above."),
        ("text", "x" * 1_000_001, "longer than 1,000 kB"),
        ("text", "é" * 600_000, "longer than 1,000 kB"),
        ("text", "A bell\x07 rang.", "control character"),
        ("text", "e" + "\u0301" * 40, "more accents"),
        ("title", "", "Give the title of the article."),
        ("title", "x" * 301, "at most 300 characters"),
        ("url", "javascript:alert(1)", "Enter a valid URL."),
        ("url", "https://" + "x" * 2000 + ".example", "at most 2000 characters"),
        ("published", "31.03.2026", "Give the day as 2026-03-31."),
        ("published", "9999-12-31", "Give a day between 1600 and today."),
        ("language", "tlh", "Select a valid choice."),
        ("rights", "everything", "Select a valid choice."),
        ("rights", "", "This field is required."),
        ("byline", "x" * 201, "at most 200 characters"),
    ],
)
def test_wrong_value_is_told_next_to_its_field(desk, field, value, message):
    response = add(desk, **{field: value})

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text
    assert message in response.text
    assert not Article.objects.exists()


def test_what_was_typed_is_kept(desk):
    response = add(desk, url="no address at all", title="", byline="Ann Lee")

    for kept in (TEXT, "no address at all", "Ann Lee"):
        assert kept in response.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The submitted file is empty."),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"%PDF-1.7\n\x00\x01\x02\xff\xfe" * 40, ""),
        (b"\x00" * 100, ""),
        (b"\xff\xfe\x00\xd8" * 50, ""),
        (b"<html><body></body></html>", ""),
    ],
)
def test_file_that_cannot_be_read_is_told_next_to_the_field(desk, content, message):
    response = add(desk, text="", file=file(content))

    assert response.status_code == 422
    assert 'id="id_file_error"' in response.text
    assert message in response.text
    assert not Article.objects.exists()


def test_file_and_text_at_once_are_refused(desk):
    response = add(desk, file=file(TEXT))

    assert response.status_code == 422
    assert "Send a file or paste a text, not both." in response.text


@pytest.mark.parametrize("field", ["text", "title", "byline", "publisher", "language"])
def test_text_that_no_database_stores_is_refused(desk, field):
    assert add(desk, **{field: "a\x00b"}).status_code == 400
    assert add(desk, **{field: "a\uffffb"}).status_code == 400
    assert not Article.objects.exists()


def test_title_is_kept_on_one_line(desk):
    add(desk, title="The\nbridge \t of  Lindgate")

    assert Article.objects.get().title == "The bridge of Lindgate"


def test_form_explains_the_rights(desk):
    response = desk.get(reverse("article-add"))

    assert "Choose the whole text only if you hold the rights to show it." in response.text
    assert response.context["form"]["rights"].value() == "excerpts"


def test_articles_are_refused_to_somebody_without_a_role(client):
    article = ArticleRevisionFactory().article
    client.force_login(UserFactory())

    assert client.get(reverse("articles")).status_code == 403
    assert client.get(reverse("article-add")).status_code == 403
    assert add(client).status_code == 403
    assert client.get(reverse("desk-article", args=[article.public_id])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_articles_query_count_does_not_grow(desk, django_assert_num_queries, count):
    for _ in range(count):
        claim = claim_at(State.PUBLISHED)
        ClaimFactory(revision=claim.revision, start=41, end=63)

    with django_assert_num_queries(6):  # session, user, articles, counts, what was corrected, findings
        response = desk.get(reverse("articles"))

    assert [states for _, states, _ in response.context["rows"]] == [[("published", 1), ("open", 1)]] * count


def test_articles_go_on_where_the_page_before_ended(desk):
    ArticleFactory.create_batch(55)

    first = desk.get(reverse("articles"))
    second = desk.get(reverse("articles"), {"after": first.context["more"]})

    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 5)
    assert second.context["more"] == ""


@pytest.mark.parametrize("after", ["nonsense", "0" * 32, "-1", "%"])
def test_articles_start_again_where_the_mark_is_none(desk, after):
    ArticleFactory()

    assert len(desk.get(reverse("articles"), {"after": after}).context["rows"]) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_article_page_shows_its_claims_and_their_states(desk, django_assert_num_queries, count):
    revision = ArticleRevisionFactory()
    for place in range(count):
        ClaimFactory(revision=revision, start=place, end=place + 20, wording=f"claim at {place}")

    with django_assert_num_queries(8):  # session, user, article, text, numbers, claims, what was corrected, findings
        response = desk.get(reverse("desk-article", args=[revision.article.public_id]))

    assert [mark.claim.claim.wording for mark, _ in response.context["rows"]] == [f"claim at {n}" for n in range(count)]
    assert response.context["states"] == [("open", count)]


def test_articles_and_their_claims_say_what_does_not_add_up(desk):
    wrong = ClaimFactory(details=TALLY | {"members": 10})
    ClaimFactory(revision=wrong.revision, start=41, end=63, kind="event", details={})

    assert '<b class="wrong">1 does not add up</b>' in desk.get(reverse("articles")).text
    page = desk.get(reverse("desk-article", args=[wrong.article.public_id])).text
    assert page.count("does not add up") == 1


def test_article_page_reads_right_to_left_where_its_language_does(desk):
    revision = ArticleRevisionFactory(article__language="he", text="המועצה הצביעה בעד הגשר.")

    response = desk.get(reverse("desk-article", args=[revision.article.public_id]))

    assert 'lang="he" dir="rtl"' in response.text


def test_unknown_article_is_not_found(desk):
    assert desk.get(reverse("desk-article", args=["0" * 32])).status_code == 404


# Long articles -------------------------------------------------------------------------------------------------------

LONG = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for bridge {n}." for n in range(700))


@pytest.fixture
def long(desk):
    """A long article that waits to be split, by its address."""
    return add(desk, text=LONG).url


def ask(desk, address):
    return desk.get(address, headers={"HX-Request": "true"})


def test_long_article_is_taken_in_at_once_and_its_page_tells_how_far_it_is(desk, long):
    page = desk.get(long).text
    assert f'hx-get="{long}"' in page
    assert "Taken in. It is split into claims in a moment" in page
    assert "found nothing to check" not in page
    assert "<b>being split</b>" in desk.get(reverse("articles")).text

    Split.objects.update(stage="running", run=1, seen_at=timezone.now(), percent=43)
    assert '<progress max="100" value="43"' in ask(desk, long).text
    Split.objects.update(stage="waiting")

    splitting.run(Split.objects.get().pk)
    assert ask(desk, long).headers["HX-Refresh"] == "true"
    page = desk.get(long).text
    assert f"<h2>{Claim.objects.count()} claims</h2>" in page
    assert "hx-get" not in page
    assert "being split" not in desk.get(reverse("articles")).text


def test_splitting_that_broke_off_can_be_begun_again(desk, long):
    Split.objects.update(stage="failed")
    again = reverse("split-again", args=[Article.objects.get().public_id])
    assert f'action="{again}"' in desk.get(long).text
    assert "the splitting broke off" in desk.get(reverse("articles")).text

    assert desk.post(again).url == long
    assert Split.objects.get().stage == "waiting"


def test_splitting_that_goes_on_is_not_begun_again(desk, long):
    Split.objects.update(stage="running", run=1, seen_at=timezone.now())

    desk.post(reverse("split-again", args=[Article.objects.get().public_id]))

    assert (Split.objects.get().stage, Split.objects.get().run) == ("running", 1)


def test_strangers_begin_no_splitting(client, long):
    Split.objects.update(stage="failed")
    client.force_login(UserFactory())

    assert client.post(reverse("split-again", args=[Article.objects.get().public_id])).status_code == 404
    assert Split.objects.get().stage == "failed"


def test_what_was_left_out_is_told(desk, long):
    Split.objects.update(stage="partly", unread=[[10_000, 25_500]], found=81_000, kept=2_000)

    page = desk.get(long).text

    assert "<li>characters 10,000 to 25,500</li>" in page
    assert "The program found 81,000 claims in this text. The 2,000 most worth checking are kept." in page


def test_long_article_is_shown_in_parts_with_the_claims_of_each(desk, long):
    splitting.run(Split.objects.get().pk)
    total = Claim.objects.count()

    first, second, last = pages = [desk.get(long, {"part": part}) for part in ("1", "2", "99")]

    assert [page.context["part"] for page in pages] == [1, 2, 3]
    assert [mark.number for page in pages for mark, _ in page.context["rows"]] == list(range(1, total + 1))
    assert "bridge 0." in first.text
    assert "bridge 699." not in first.text + second.text
    assert "bridge 699." in last.text
    assert 'href="?part=2"' in first.text


@pytest.mark.parametrize("part", ["", "0", "-1", "x", "²", "9" * 400])
def test_part_that_is_none_shows_one_that_is(desk, long, part):
    assert desk.get(long, {"part": part}).context["part"] in {1, 2}


def test_workbench_shows_what_stands_around_the_claim(desk, long):
    splitting.run(Split.objects.get().pk)
    claim = Claim.objects.order_by("-start").first()

    page = desk.get(reverse("claim", args=[claim.public_id]))

    assert page.context["claim_context"].mark.number == Claim.objects.count()
    assert "bridge 699." in page.text
    assert "bridge 1." not in page.text
    assert "This is what stands around the claim." in page.text
    assert page.text.count("<mark") < Claim.objects.count()
