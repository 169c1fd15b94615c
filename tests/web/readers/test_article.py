"""An article as readers see it: its published checks marked in its text, as far as its rights allow."""

import re

import pytest

from tests.factories import ArticleFactory, ArticleRevisionFactory
from tests.published import publish, url_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_article_asks_no_more_for_three_claims_than_for_one(client, django_assert_num_queries, count):
    revision = ArticleRevisionFactory()
    for number in range(count):
        publish(revision=revision, start=number * 10, end=number * 10 + 9)
    article = revision.article

    with django_assert_num_queries(5):  # the article, what changed last, its text, its checks, those of other claims
        response = client.get(f"/articles/{article.public_id}/{article.slug}/")

    assert len(re.findall(r'class="note ', response.content.decode())) == count


def test_article_marks_claims_in_place_and_notes_lead_back(client):
    revision = ArticleRevisionFactory(text="One two three. Four five six.")
    outer = publish(revision=revision, start=0, end=13, verdict="false")
    inner = publish(revision=revision, start=4, end=7, kind="quantity", details={})

    html = client.get(f"/articles/{revision.article.public_id}/{revision.article.slug}/").content.decode()

    assert f'id="claim-{outer.public_id}"></span><mark class="claim v1">One </mark>' in html
    assert '<mark class="claim v5 around around-1">two</mark>' in html
    assert 'href="#note-2" aria-label="Note 2: True">2</a>' in html
    assert f'href="#claim-{inner.public_id}" aria-label="Back to claim 2 in the text">2</a>' in html
    assert re.sub(r"<[^>]+>", "", re.search(r'passage-text">(.*?)</p>', html)[1]) == "One two2 three1. Four five six."


@pytest.mark.parametrize(("rights", "shown"), [("whole", True), ("excerpts", False)])
def test_article_shows_only_what_its_rights_allow(client, rights, shown):
    article = ArticleFactory(rights=rights)
    revision = ArticleRevisionFactory(article=article, text="First.\n\nSecond paragraph.\n\nThird.\n\nFourth here.")
    publish(revision=revision, start=8, end=24)

    html = client.get(f"/articles/{article.public_id}/{article.slug}/").content.decode()

    assert "Second paragraph" in html
    assert [word in html for word in ("First.", "Third.", "Fourth here.")] == [shown] * 3
    assert html.count('class="gap"') == (0 if shown else 2)


def test_long_article_is_shown_in_parts_and_a_check_leads_to_its_own(client):
    article = ArticleFactory(rights="whole")
    lines = [f"The bridge has its paragraph {number:04}." for number in range(2_000)]
    text = "\n\n".join(lines)
    start = text.index(lines[1_500])
    claim = publish(revision=ArticleRevisionFactory(article=article, text=text), start=start, end=start + 20)

    first = client.get(f"/articles/{article.public_id}/{article.slug}/")
    link = re.search(r'href="(/articles/[^"#]*)#claim-', client.get(url_of(claim)).text)[1]
    there = client.get(link, follow=True)

    assert lines[0] in first.text
    assert (lines[1_500][24:] in first.text, lines[1_500][24:] in there.text) == (False, True)
    assert f'id="claim-{claim.public_id}"' in there.text
    assert len(there.text) < 2 * len(text)
    last = re.search(r"Part \d+ of (\d+)", first.text)[1]
    shown = "".join(
        client.get(f"/articles/{article.public_id}/{article.slug}/?page={n}").text for n in range(1, int(last) + 1)
    )
    assert [line for line in lines if line[24:] not in shown] == []
    assert client.get(f"/articles/{article.public_id}/{article.slug}/?page={int(last) + 1}").status_code == 404


def test_article_from_right_to_left_says_so(client):
    article = ArticleFactory(language="he", title="המועצה הצביעה", rights="whole")
    revision = ArticleRevisionFactory(article=article, text="המועצה הצביעה ביום שלישי בעד הגשר.")
    claim = publish(revision=revision, start=0, end=13, kind="event", details={})

    response = client.get(f"/articles/{article.public_id}/{article.slug}/")

    assert '<div class="passages" lang="he" dir="rtl">' in response.content.decode()
    check = client.get(f"/checks/{claim.public_id}/", follow=True).content.decode()
    assert '<h1 class="headline" lang="he" dir="auto">”המועצה הצביעה.“</h1>' in check
