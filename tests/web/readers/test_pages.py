"""The lists, and what holds for every page that readers see."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from reviews.models import Publication, Rating, RatingScale
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory
from tests.published import XSS, correct, publish, source, url_of, withdraw

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", 3),  # what changed last, count, checks
        ("/corrections/", 3),
        ("/claimants/vance/", 6),  # the claimant, any check, what changed last, count, checks, verdicts
        ("/search/?q=council", 3),  # what changed last, the ranked, the published among them
        ("/methodology/", 3),  # scales, ratings, what changed last
        ("/feed.xml", 4),  # what changed last, checks, corrections, withdrawn
        ("/claimreview.json", 5),
        ("/claimreview.json?profile=strict", 4),
        ("/sitemap.xml", 4),
    ],
)
def test_list_asks_no_more_for_three_than_for_one(client, django_assert_num_queries, count, path, queries):
    vance = ClaimantFactory(slug="vance")
    for _ in range(count):
        correct(publish(claimant=vance))
    client.get("/methodology/")  # what is read once for each process

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


def test_text_of_others_is_inert_wherever_it_stands(client):
    mayor = ClaimantFactory(
        name=XSS, description=XSS, slug="mayor", same_as=["javascript:alert(1)", "https://a.example"]
    )
    article = ArticleFactory(title=XSS, byline=XSS, publisher=XSS, url="javascript:alert(1)")
    revision = ArticleRevisionFactory(article=article, text=XSS + " more")
    evidence = source(
        title=XSS, publisher=XSS, excerpt=XSS, locator=XSS, disclosure=XSS, url="https://a.example/?q=<script>alert(1)</script>",
        archive_url="data:text/html,x", archive_sha256="0" * 64,
    )  # fmt: skip
    review = {"summary": XSS, "rationale": f"{XSS} [x](javascript:alert(1)) <b onclick=x>y</b>", "evidence": [evidence]}
    claim = publish(
        revision=revision, start=0, end=len(XSS), claimant=mayor, claimant_role=XSS, kind="statement", review=review,
        details={"form": XSS},
    )  # fmt: skip
    correct(claim, reason=XSS, review=review, verdict="false")
    gone = withdraw(publish(wording=f"It {XSS}."), XSS)

    paths = [
        "/", "/corrections/", "/claimants/mayor/", f"/search/?q={XSS}", "/feed.xml", "/claimreview.json",
        url_of(claim), f"/checks/{claim.public_id}/v/1/", url_of(gone), f"/articles/{article.public_id}/{article.slug}/",
    ]  # fmt: skip
    for path in paths:
        html = client.get(path, follow=True).content.decode()
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
        assert not re.search(r"(href|src)=.?(javascript|data):", html), path
        assert not re.search(r"<[^>]+\son\w+=", re.sub(r'"[^"]*"', "", html)), path


@pytest.mark.parametrize(
    "path", ["/?page=0", "/?page=9", "/?page=x", "/?page=-1", "/?page=²", "/corrections/?page=99999999999"]
)
def test_page_that_is_none_is_not_found(client, claim, path):
    assert client.get(path).status_code == 404


def test_pages_follow_each_other(client):
    for _ in range(21):
        publish()

    first, second = client.get("/").content.decode(), client.get("/?page=2").content.decode()

    assert (first.count('class="check-line"'), second.count('class="check-line"')) == (20, 1)
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?page=1"' in second


@pytest.mark.parametrize(
    "path", ["/", "/corrections/", "/search/", "/search/?q=nothing", "/feed.xml", "/claimreview.json", "/sitemap.xml"]
)
def test_empty_site_says_what_to_do_next(client, path):
    response = client.get(path)

    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        assert re.search(r'class="empty"', response.content.decode())


def test_public_pages_are_for_reading_only(client, claim):
    for path in ("/", url_of(claim), "/feed.xml", "/healthz"):
        assert client.post(path).status_code == 405


def test_addresses_come_from_the_settings_not_from_the_request(client, claim, settings):
    settings.SITE_URL = "https://checks.example"
    settings.ALLOWED_HOSTS = ["evil.example"]
    settings.USE_X_FORWARDED_HOST = False

    for path in (url_of(claim), "/feed.xml", "/claimreview.json", "/sitemap.xml", "/robots.txt"):
        html = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "worse.example"}).content.decode()
        assert "https://checks.example" in html, path
        assert "evil.example" not in html, path
        assert "worse.example" not in html, path


def test_rewording_a_rating_changes_the_date_of_the_page_that_defines_it(client, claim):
    old = timezone.now() - timedelta(days=3)
    RatingScale.objects.update(changed_at=old)
    Rating.objects.update(changed_at=old)
    Publication.objects.update(changed_at=old)
    since = client.get("/methodology/").headers["Last-Modified"]

    rating = Rating.objects.get(code="mixed")
    rating.definition = "Half and half."
    rating.save()

    response = client.get("/methodology/", headers={"If-Modified-Since": since})
    assert response.status_code == 200
    assert "Half and half." in response.text
    assert response.headers["Last-Modified"] != since
