"""What readers and programs get of a claim is a sentence that a stranger can follow, and never the opposite of what was said."""

import json
import re
from html import unescape

import pytest

from reviews.management.history.integrity import faults
from reviews.models import Article, Claim
from reviews.workflow.articles.intake import add_article
from tests.factories import ClaimantFactory, UserFactory
from tests.published import correct, publish, url_of, withdraw

pytestmark = pytest.mark.django_db
PIER = "The council of Northby voted 12 to 3 on Monday for the pier."
BRIDGE = "The council of Eastby voted 12 to 3 on Tuesday for the bridge."
FIRES = (
    "Mayor Ada Finch denied that the two fires are related. Clara Bonn doubted that the old bridge is unsafe. "
    "Tom Reed warned that the northern ferry is late."
)
WORDS_BEFORE = {
    "the two fires are related": "denied that ",
    "the old bridge is unsafe": "doubted that ",
    "the northern ferry is late": "warned that ",
}


def taken_in(text: str, **more) -> list[Claim]:
    article = add_article(
        by=UserFactory(reviewer=True), title=f"News {Article.objects.count()}", text=text, open_from=0, **more
    )
    return [*Claim.objects.filter(revision__article=article.article).order_by("start")]


def checked(text: str, **more) -> list[Claim]:
    """Take in an article and publish a check of each of its claims, without touching a wording."""
    return [publish(claim=claim, attribution=more.get("attribution")) for claim in taken_in(text)]


def titles(client) -> list[str]:
    return re.findall(r"<entry>.*?<title>(.*?)</title>", client.get("/feed.xml").text, re.DOTALL)


def test_vote_stands_with_its_body_wherever_its_check_is(client):
    (claim,) = checked(PIER)

    (element,) = client.get("/claimreview.json").json()["dataFeedElement"]
    (review,) = element["item"]

    assert "council" in review["claimReviewed"]
    assert "12 to 3" in review["claimReviewed"]
    (title,) = titles(client)
    assert "council of Northby" in title
    assert "council of Northby" in client.get(f"/checks/{claim.public_id}/", follow=True).text.partition("</title>")[0]


def test_two_votes_of_the_same_figures_have_titles_of_their_own(client):
    checked(PIER)
    checked(BRIDGE)

    first, second = titles(client)

    assert first != second


def addresses(client, claims: list[Claim]) -> list[str]:
    """Every address at which readers and their programs find these claims."""
    sitemap = re.findall(r"<loc>https?://[^/]*(/[^<]*)</loc>", client.get("/sitemap.xml").text)
    articles = {claim.article.public_id for claim in claims}
    return [
        *sitemap,
        "/feed.xml",
        "/claimreview.json?profile=rich",
        "/claimreview.json?profile=strict",
        "/search/?q=fires+bridge+ferry",
        "/corrections/",
        "/api/v1/checks/",
        *(f"/api/v1/checks/{claim.public_id}/" for claim in claims),
        *(f"/checks/{claim.public_id}/v/1/" for claim in claims),
        *(f"/api/v1/articles/{article}/{end}" for article in articles for end in ("", "annotations/")),
    ]


ANCHOR = re.compile(r'"(?:exact|oa:exact|quote|prefix|suffix)": ?"(?:[^"\\]|\\.)*"')
"""Where words stand in the article, for programs that mark them there."""


def shown(client, address: str) -> str:
    """The text at an address, on one line; the lines above a headline are read with it."""
    answer = client.get(address, follow=True)
    assert answer.status_code in (200, 410), address
    text = answer.text
    if "json" in answer.headers["Content-Type"]:
        text = ANCHOR.sub("", json.dumps(answer.json(), ensure_ascii=False))
    text = re.sub(r"</?(?:a|b|bdi|mark|p|q|span|h1|h2)\b[^>]*>", " ", text)
    return " ".join(unescape(text).replace("“", "").replace("”", "").split()).lower()


@pytest.mark.parametrize("attribution", [None, "accurate"])
def test_nothing_stands_without_who_says_or_denies_it(client, attribution):
    claims = checked(FIRES, attribution=attribution)
    correct(claims[0], attribution=attribution)
    places = {}

    for address in addresses(client, claims):
        text = shown(client, address)
        for content, before in WORDS_BEFORE.items():
            for found in re.finditer(content, text):
                places.setdefault(content, set()).add(address)
                assert text[: found.start()].endswith(before), (address, text[found.start() - 80 : found.end()])

    assert {content: len(found) > 9 for content, found in places.items()} == dict.fromkeys(WORDS_BEFORE, True)
    assert "/feed.xml" in places["the two fires are related"]
    assert "/search/?q=fires+bridge+ferry" in places["the northern ferry is late"]
    assert [*faults()] == []


def test_withdrawn_check_shows_its_claim_as_it_was_shown(client):
    claims = checked(FIRES)
    for claim in claims:
        withdraw(claim)

    for claim, (content, before) in zip(claims, WORDS_BEFORE.items(), strict=True):
        assert before + content in shown(client, f"/checks/{claim.public_id}/")
        assert before + content in shown(client, "/feed.xml")


@pytest.mark.parametrize("query", ["ferry in the north late", "Did Tom Reed warn of a late northern ferry?"])
def test_search_finds_a_check_in_the_words_of_another_article(client, query):
    checked(FIRES)

    assert "northern ferry is late" in client.get("/search/", {"q": query}).text


@pytest.mark.parametrize(
    ("wording", "has_author", "title"),
    [
        ("The council voted 12 to 3 for the bridge.", False, "bridge.”, denied by Osei Lindqvist"),
        ("Osei Lindqvist voted.", False, "voted.”, denied by Osei Lindqvist"),
        ("Osei Lindqvist denied that it voted.", True, "denied that it voted.”"),
    ],
)
def test_denial_is_shown_to_readers_and_to_programs(client, wording, has_author, title):
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
