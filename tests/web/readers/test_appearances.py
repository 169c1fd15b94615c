"""Readers find a check in every article in which an editor confirmed that its claim stands."""

import json
import re

import pytest

from reviews.workflow.articles import editing
from reviews.workflow.checks import appearances
from tests.factories import ArticleFactory, ArticleRevisionFactory, UserFactory, linked
from tests.published import publish, url_of, withdraw

pytestmark = pytest.mark.django_db

REPEATED = "https://other.example/news"


@pytest.fixture
def check():
    return publish()


@pytest.fixture
def claim(check):
    """The same claim in another article, confirmed."""
    article = ArticleFactory(title="Bridge <b>again</b>", publisher="The Other", url=REPEATED)
    made = linked(check, revision=ArticleRevisionFactory(article=article))
    return appearances.confirm(made, by=UserFactory(editor=True), seen=made.version)


def article_at(claim):
    return f"/articles/{claim.article.public_id}/{claim.article.slug}/"


def test_check_names_the_other_article_and_leads_to_the_claim_there(client, check, claim):
    page = client.get(url_of(check)).text

    assert f'href="{article_at(claim)}#claim-{claim.public_id}"' in page
    assert "Bridge &lt;b&gt;again&lt;/b&gt;" in page
    [review] = re.findall(r'ld\+json">(.*?)</script>', page)
    assert REPEATED in [one["url"] for one in json.loads(review)["itemReviewed"]["appearance"]]
    feed = client.get("/claimreview.json").json()
    assert REPEATED in json.dumps(feed)


def test_other_article_is_marked_and_leads_to_the_check(client, check, claim):
    page = client.get(article_at(claim)).text

    assert f'id="claim-{claim.public_id}"' in page
    assert f'href="#claim-{claim.public_id}"' in page
    assert url_of(check) in page


def test_nothing_of_it_is_seen_before_and_after(client, check):
    claim = linked(check)
    assert client.get(article_at(claim)).status_code == 404
    assert claim.public_id not in client.get(url_of(check)).text

    appearances.confirm(claim, by=UserFactory(editor=True), seen=claim.version)
    assert client.get(article_at(claim)).status_code == 200
    first = client.get(url_of(check))
    assert claim.public_id in first.text

    appearances.unlink(claim, by=UserFactory(editor=True), seen=claim.version)
    assert client.get(article_at(claim)).status_code == 404
    again = client.get(url_of(check), headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert claim.public_id not in again.text


def test_withdrawn_check_leaves_the_other_article_too(client, check, claim):
    withdraw(check)

    assert client.get(article_at(claim)).status_code == 404


def test_check_twice_in_one_article_is_marked_twice(client, check):
    for start, end in [(0, 10), (20, 30)]:
        made = linked(check, revision=check.revision, start=start, end=end, kind="event")
        appearances.confirm(made, by=UserFactory(editor=True), seen=made.version)

    page = client.get(article_at(check)).text

    assert len(re.findall(r'class="note ', page)) == 3
    assert len(set(re.findall(r'id="(claim-\w+)"', page))) == 3


def test_page_shows_the_title_that_the_other_article_has_now(client, check, claim, editor):
    client.get(url_of(check))
    editing.change(claim.article, by=editor, title="The bridge, once more")

    assert "The bridge, once more" in client.get(url_of(check)).text
