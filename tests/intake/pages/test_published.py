import json
from datetime import date, datetime

import pytest

from .made import TITLE, page, read

STAMP = "2026-05-07T10:30:00+02:00"


def linked(*nodes: dict) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def news(headline: str, published: str, **more: str) -> dict:
    return {"@type": "NewsArticle", "headline": headline, "datePublished": published} | more


def day(html: str) -> date | None:
    published = read(html)["published"]
    return published.date() if published else None


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="article:published_time" content="{STAMP}">',
        f'<meta name="parsely-pub-date" content="{STAMP}">',
        f'<meta itemprop="datePublished" content="{STAMP}">',
        linked(news(TITLE, STAMP)),
        linked(news("Another boat sank long ago", "2001-01-01"), news(TITLE, STAMP)),
        linked({"@type": "ItemList", "itemListElement": [news("Boat", "2001-01-01")]}, news(TITLE, STAMP)),
        linked({"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, news(TITLE, STAMP)]}),
        linked(news("X", STAMP, url="https://bay.example/port"))
        + '<link rel="canonical" href="https://bay.example/port">',
        linked({"@type": ["Article"], "datePublished": STAMP}),
        "<script type='application/ld+json'>{broken</script>" + f'<meta name="date" content="{STAMP}">',
    ],
)
def test_instant_is_the_one_that_the_page_tells_of_this_article(head):
    got = read(page("<p>A boat sank on <time datetime='1994-09-28'>28 September 1994</time>.</p>", head=head))

    assert got["published"].isoformat() == STAMP
    assert got["published_from"] == STAMP


def printed(line: str, **named: str) -> str:
    return page(**named).replace("</h1>", f"</h1>{line}")


@pytest.mark.parametrize(
    ("line", "lang", "words"),
    [
        ("<p class='date'>Published 7 May 2026</p>", "en", "Published 7 May 2026"),
        ("<p>By Jo Lee | May 7th, 2026</p>", "en", "May 7th, 2026"),
        ("<div>Updated 9 May 2026, 9:00. Published 7 May 2026, 8:00</div>", "en", "Published 7 May 2026"),
        ("<div><time datetime='2026-05-07'>Thursday</time></div>", "en", "2026-05-07"),
        ("<p>Veröffentlicht am 7. Mai 2026</p>", "de", "Veröffentlicht am 7. Mai 2026"),
        ("<p>نشر في 7 مايو 2026</p>", "ar", "نشر في 7 مايو 2026"),
        ("<p>07.05.2026</p>", "de", "07.05.2026"),
        ("<p>5/7/2026</p>", "en-US", "5/7/2026"),
        ("<p>7/5/2026</p>", "en-GB", "7/5/2026"),
        ("<p>2026年5月7日</p>", "ja", "2026年5月7日"),
    ],
)
def test_printed_day_is_read_where_programs_are_told_none(line, lang, words):
    got = read(printed(line, lang=lang))

    assert (got["published"].date(), got["published_from"]) == (date(2026, 5, 7), words)


def test_day_above_the_title_and_at_the_foot_must_say_what_it_is():
    assert day(page(before="<p>Published on 7 May 2026</p>")) == date(2026, 5, 7)
    assert day(page(behind="<p>First published 7 May 2026</p>")) == date(2026, 5, 7)
    assert day(page(before="<p>Saturday, 9 May 2026</p>")) is None


def test_day_in_the_address_is_the_last_that_is_asked():
    address = '<link rel="canonical" href="https://bay.example/2026/05/07/port">'

    assert day(page(head=address)) == date(2026, 5, 7)
    assert day(printed("<p>8 May 2026</p>", head=address)) == date(2026, 5, 8)


@pytest.mark.parametrize(
    "other",
    [
        "<aside><a href='/o'>Old <time datetime='2011-05-05'>5 May 2011</time></a></aside>",
        "<ul class='related'><li><a href='/1'>Ferry</a> <time datetime='2019-01-01'>2019</time></li></ul>",
        "<section id='comments'><p>Jo, <time datetime='2020-01-01'>1 Jan 2020</time></p></section>",
        "<div itemprop='comment'><time itemprop='datePublished' datetime='2020-01-01'>1 Jan</time></div>",
        "<footer>Last updated 9 May 2025. © 2024 The Bay</footer>",
        "<p>The ferry sank on 28 September 1994 with all who were on board of it, as is known.</p>",
        "<meta property='article:modified_time' content='2026-05-09T00:00:00Z'>",
        "<meta name='date' content='0001-01-01T00:00:00Z'>",
    ],
)
def test_day_of_something_else_is_none(other):
    assert day(page(other)) is None
    assert day(page(behind=other)) is None
    assert day(printed(other)) is None


@pytest.mark.parametrize(
    ("stamp", "line", "published"),
    [
        ("2026-05-08T01:30:00Z", "<p>7 May 2026, 9:30 pm</p>", "2026-05-07T21:30:00-04:00"),
        ("2026-05-08T01:30:00Z", "<p><time datetime='2026-05-07T21:30:00-04:00'>7 May</time></p>", "2026-05-07T21:30:00-04:00"),
        ("2026-05-08T01:30:00Z", "<p>7 May 2026</p>", "2026-05-07T00:00:00+00:00"),
        ("2026-05-07T23:30:00Z", "<p>8 May 2026</p>", "2026-05-08T00:00:00+00:00"),
        ("2026-05-08T01:30:00Z", "<p>1 May 2026</p>", "2026-05-08T01:30:00+00:00"),
        ("2026-05-08T01:30:00Z", "<p>Updated 7 May 2026, 9:30 pm</p>", "2026-05-08T01:30:00+00:00"),
        ("2026-05-08T01:30:00", "<p>7 May 2026</p>", "2026-05-08T01:30:00+00:00"),
        ("2026-05-08T01:30:00-05:00", "<p>7 May 2026</p>", "2026-05-08T01:30:00-05:00"),
        ("Fri, 08 May 2026 01:30:00 GMT", "", "2026-05-08T01:30:00+00:00"),
        ("Friday, May 8, 2026, 01:30 AM", "", "2026-05-08T01:30:00+00:00"),
    ],
)  # fmt: skip
def test_day_is_in_the_zone_of_the_paper(stamp, line, published):
    head = f'<meta property="article:published_time" content="{stamp}">'

    assert read(printed(line, head=head))["published"] == datetime.fromisoformat(published)
    assert read(printed(line, head=head))["published"].date() == datetime.fromisoformat(published).date()
