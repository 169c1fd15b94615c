"""ClaimReview as consumers accept it, and none of the errors that emitters are known for."""

import json
import re

import pytest

from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory
from tests.published import correct, publish, source, url_of, withdraw

pytestmark = pytest.mark.django_db

TOP = {"@context", "@type", "datePublished", "url", "author", "claimReviewed", "reviewRating", "itemReviewed"}
SITE = "https://checks.example"
OFF_THE_LINE = ["missing-context", "unproven", "outdated", "opinion"]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def in_page(client, claim) -> list[dict]:
    html = client.get(f"/checks/{claim.public_id}/", follow=True).content.decode()
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def review_of(client, claim) -> dict:
    (review,) = in_page(client, claim)
    return review


def in_feed(client, profile="rich") -> list[dict]:
    feed = client.get(f"/claimreview.json?profile={profile}").json()
    return [review for element in feed["dataFeedElement"] for review in element["item"]]


def test_page_has_the_strict_profile_complete(client):
    mayor = ClaimantFactory(name="Ada Rowe", kind="person", same_as=["https://people.example/rowe"])
    claim = publish(claimant=mayor, claimant_role="Mayor", verdict="mostly-false")

    review = review_of(client, claim)

    published = claim.publication.first_published_at
    assert review == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": f"{published:%Y-%m-%d}",
        "url": f"{SITE}{url_of(claim)}",
        "author": {"@type": "Organization", "name": "Factcheck", "url": SITE},
        "claimReviewed": "The council voted 12 to 3 for the bridge.",
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Mostly false",
            "ratingExplanation": "The minutes give the same figures.",
            "ratingValue": "2",
            "bestRating": "5",
            "worstRating": "1",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {
                "@type": "Person",
                "name": "Ada Rowe",
                "jobTitle": "Mayor",
                "sameAs": ["https://people.example/rowe"],
            },
            "datePublished": "2026-03-02",
            "appearance": [{"@type": "CreativeWork", "url": claim.article.url}],
        },
    }


def test_address_is_the_check_and_not_the_site(client):
    """Error 1: the root of the site as `url`; and 11: a short or redirecting one."""
    claim = publish()

    url = review_of(client, claim)["url"]

    assert client.get(url.removeprefix(SITE)).status_code == 200
    assert url_of(claim) in url


@pytest.mark.parametrize(
    ("code", "value"), [("true", "5"), ("mostly-true", "4"), ("mixed", "3"), ("mostly-false", "2"), ("false", "1")]
)
def test_rating_on_the_line_has_its_number_between_its_bounds(client, code, value):
    """Error 2: 0 below the worst rating, or a best without a worst."""
    rating = review_of(client, publish(verdict=code))["reviewRating"]

    assert (rating["ratingValue"], rating["bestRating"], rating["worstRating"]) == (value, "5", "1")


@pytest.mark.parametrize("code", OFF_THE_LINE)
def test_rating_off_the_line_has_no_number_and_no_blank_one(client, code):
    """Errors 5 and 8: labels that are no degree put on the number line, blank numbers that leak out."""
    rating = review_of(client, publish(verdict=code))["reviewRating"]

    assert set(rating) == {"@type", "alternateName", "ratingExplanation"}


def test_claim_is_always_there_as_a_claim(client):
    """Errors 3 and 4: no `itemReviewed`, or one of the old kind."""
    article = ArticleFactory(url="", published=None)
    claim = publish(revision=ArticleRevisionFactory(article=article))

    assert review_of(client, claim)["itemReviewed"] == {"@type": "Claim"}


def test_appearance_is_a_list_of_works_and_never_said_to_be_the_first(client):
    """Error 6: bare strings, or an appearance equal to the first one."""
    item = review_of(client, publish())["itemReviewed"]

    assert [set(work) for work in item["appearance"]] == [{"@type", "url"}]
    assert "firstAppearance" not in item


def test_page_has_one_review_and_the_article_none(client):
    """Errors 7 and 13: several reviews on a page, or the same one on check and article."""
    revision = ArticleRevisionFactory()
    first, _ = publish(revision=revision, start=0, end=9), publish(revision=revision, start=10, end=19)
    article = client.get(f"/articles/{revision.article.public_id}/", follow=True).content

    assert len(in_page(client, first)) == 1
    assert "#" not in review_of(client, first)["url"]
    assert b"ld+json" not in article
    assert b"ld+json" not in client.get("/").content


def test_other_scripts_survive(client):
    """Error 8, second half: text that is not Latin got lost."""
    claim = publish(wording="צוות הגשר מנה 12 איש.", claimant=ClaimantFactory(name="ראש העיר", kind="person"))

    review = review_of(client, claim)

    assert review["claimReviewed"] == "צוות הגשר מנה 12 איש."
    assert review["itemReviewed"]["author"]["name"] == "ראש העיר"


@pytest.mark.parametrize(
    ("kind", "role", "same_as", "expected"),
    [
        ("person", "", [], {"@type": "Person", "name": "Rowe"}),
        ("unknown", "Mayor", [], {"@type": "Person", "name": "Rowe", "jobTitle": "Mayor"}),
        ("unknown", "", ["https://rowe.example"], None),
        ("organisation", "", [], None),
        (
            "organisation",
            "",
            ["http://plain.example", "https://rowe.example"],
            {
                "@type": "Organization",
                "name": "Rowe",
                "url": "https://rowe.example",
                "sameAs": ["https://rowe.example"],
            },
        ),
    ],
)
def test_claimant_is_said_only_as_far_as_known(client, kind, role, same_as, expected):
    claimant = ClaimantFactory(name="Rowe", kind=kind, same_as=same_as)

    claim = publish(claimant=claimant, claimant_role=role)

    assert review_of(client, claim)["itemReviewed"].get("author") == expected


def test_place_of_appearance_is_no_claimant(client):
    """Error 9: the platform or the newspaper as the one who made the claim."""
    article = ArticleFactory(publisher="A Platform", url="https://platform.example/post/1")

    claim = publish(revision=ArticleRevisionFactory(article=article))

    assert "author" not in review_of(client, claim)["itemReviewed"]


def test_claim_reviewed_has_no_verdict_in_it(client):
    """Error 10: the conclusion inside the claim."""
    review = review_of(client, publish(verdict="false", wording="The bridge costs nothing."))

    assert review["claimReviewed"] == "The bridge costs nothing."


def test_quotation_alone_is_not_rated_as_if_its_content_were(client):
    claim = publish(
        kind="statement", verdict=None, attribution="accurate", wording="Bridges are beautiful.",
        claimant=ClaimantFactory(name="Rowe"),
    )  # fmt: skip

    review = review_of(client, claim)

    assert review["claimReviewed"] == "Rowe said: “Bridges are beautiful.”"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Accurate quotation",
        "ratingExplanation": "The minutes give the same figures.",
    }


def test_addresses_without_https_stay_out_of_the_strict_profile(client):
    article = ArticleFactory(url="http://plain.example/1")

    claim = publish(revision=ArticleRevisionFactory(article=article))

    assert "appearance" not in review_of(client, claim)["itemReviewed"]


def test_markup_follows_a_correction_and_leaves_with_a_withdrawal(client):
    """Error 12: markup that is left behind."""
    claim = correct(publish(verdict="true"), verdict="false")
    assert review_of(client, claim)["reviewRating"]["alternateName"] == "False"

    withdraw(claim)

    assert in_page(client, claim) == []
    assert in_feed(client) == in_feed(client, "strict") == []


def test_site_says_what_it_is_once_and_repeats_nothing(client):
    """Error 14: markup that reads as spam: hidden text, the same review twice."""
    for _ in range(3):
        publish()

    urls = [review["url"] for review in in_feed(client)]

    assert len(urls) == len(set(urls)) == 3
    html = client.get(urls[0].removeprefix(SITE)).content.decode()
    visible = re.sub(r"<script.*?</script>|<head>.*?</head>", "", html, flags=re.DOTALL)
    review = next(one for one in in_feed(client, "strict") if one["url"] == urls[0])
    for text in (review["claimReviewed"], review["reviewRating"]["alternateName"]):
        assert text in visible


def test_strict_feed_has_nothing_more_than_consumers_accept(client):
    correct(publish(claimant=ClaimantFactory(kind="person")))

    (review,) = in_feed(client, "strict")

    assert set(review) == TOP
    assert set(review["author"]) == {"@type", "name", "url"}
    assert set(review["reviewRating"]) <= {
        "@type", "alternateName", "ratingExplanation", "ratingValue", "bestRating", "worstRating",
    }  # fmt: skip


def test_rich_feed_says_what_else_is_known(client):
    evidence = [source(archive_url="https://archive.example/1", archive_sha256="0" * 64)]
    claim = correct(publish(), reason="Two votes were counted twice.", verdict="false", review={"evidence": evidence})

    (review,) = in_feed(client)

    assert set(review) > TOP
    assert review["@id"] == review["url"]
    assert review["version"] == "2"
    assert review["correction"][0]["text"] == "Two votes were counted twice."
    assert review["isBasedOn"] == [
        {
            "@type": "CreativeWork",
            "name": "Minutes of the council",
            "url": "https://records.example/vote",
            "publisher": {"@type": "Organization", "name": "Council"},
            "archivedAt": "https://archive.example/1",
        }
    ]
    assert review["itemReviewed"]["oa:hasTarget"]["oa:hasSelector"] == [
        {"@type": "oa:TextQuoteSelector", "oa:exact": claim.quote},
        {"@type": "oa:TextPositionSelector", "oa:start": 0, "oa:end": 40},
    ]


def test_feed_of_an_unknown_profile_is_a_bad_request(client):
    response = client.get("/claimreview.json?profile=loose")

    assert response.status_code == 400
    assert "profile must be rich or strict" in response.content.decode()


def test_feed_goes_on_at_its_next_page(client, monkeypatch):
    from reviews.web.readers import feeds

    monkeypatch.setattr(feeds, "IN_DATA", 2)
    for _ in range(3):
        publish()

    first, last = client.get("/claimreview.json"), client.get("/claimreview.json?page=2")

    assert first["Link"] == f'<{SITE}/claimreview.json?profile=rich&page=2>; rel="next"'
    assert (len(first.json()["dataFeedElement"]), len(last.json()["dataFeedElement"])) == (2, 1)
    assert "Link" not in last
