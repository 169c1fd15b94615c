"""RSS, Atom and JSON feeds give the same items, whatever their makers meant."""

import json
from datetime import UTC, datetime
from time import monotonic

import pytest

from reviews.intake import Unreadable, feeds
from tests.intake.feeds.made import ATOM, BOMB, LEAK, QUADRATIC, item, rss

HOME = "https://news.example/feed.xml"


def read(data, **more):
    return feeds.read(data, address=HOME, **more)


def test_rss_gives_its_items():
    day = "<pubDate>Tue, 31 Mar 2026 09:30:00 +0200</pubDate><description>It met &lt;b&gt;late&lt;/b&gt;.</description>"
    found = read(rss(item(more=day), item(2)))

    assert (found.title, found.left_out) == ("Harbour News", 0)
    first, second = found.items
    assert (first.title, first.address) == ("Council votes", "https://news.example/1")
    assert (first.summary, first.text) == ("It met late.", "")
    assert first.published == datetime(2026, 3, 31, 7, 30, tzinfo=UTC)
    assert (second.address, second.published) == ("https://news.example/2", None)
    assert first.key != second.key


def test_atom_gives_its_whole_text_and_addresses_from_its_base():
    (only,) = read(ATOM).items

    assert (only.title, only.address) == ("Bridge & tunnel", "https://news.example/en/7/story")
    assert (only.summary, only.text) == ("The bridge opens.", "The bridge opens.\nIt cost 3 million.")
    assert only.published == datetime(2026, 3, 31, 7, 30, tzinfo=UTC)


def test_json_feed_gives_its_items():
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour News",
        "items": [
            {"id": 7, "url": "/7", "title": "A < B", "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2026-03-31"},
            {"id": "8", "content_text": "No title, no address."},
            {"id": "9"},
            "nothing",
        ],
    }  # fmt: skip
    found = read(json.dumps(told).encode(), content_type="application/feed+json")

    first, second = found.items
    assert (first.title, first.address, first.text) == ("A < B", "https://news.example/7", "One.\nTwo.")
    assert first.published == datetime(2026, 3, 31, tzinfo=UTC)
    assert (second.title, second.address) == ("No title, no address.", "")
    assert found.left_out == 1


def test_page_names_its_feeds():
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/rss">
    <link rel="alternate" type="application/atom+xml" href="javascript:alert(1)"></head><body>x</body></html>"""

    found = read(page)

    assert (found.items, found.elsewhere) == ((), ("https://news.example/rss",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_letters_are_read_as_the_feed_declares_them(encoding):
    text = rss(item(title="Café à Genève")).decode().replace('"1.0"', f'"1.0" encoding="{encoding}"')

    assert read(text.encode(encoding)).items[0].title == "Café à Genève"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("&lt;script&gt;alert(1)&lt;/script&gt;Vote", "Vote"),
        ("<![CDATA[<img src=x onerror=alert(1)>Vote]]>", "Vote"),
        ("Vote\u202e on\n\n 3", "Vote\u202e on 3"),
        ("<b>Vote</b>", "Vote"),
        ("x" * 5_000, "x" * 300),
        ("", "https://news.example/1"),
    ],
)
def test_title_is_words_on_one_line(title, shown):
    assert read(rss(item(title=title))).items[0].title == shown


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "jav\tascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//127.1/", "http://localhost/", "https://a@b.example/"],
)  # fmt: skip
def test_link_that_leads_elsewhere_is_left_out(link):
    found = read(rss(item(link=f"<![CDATA[{link}]]>", guid=f"<![CDATA[{link}]]>"), item(2)))

    assert [one.address for one in found.items] == ["https://news.example/2"]
    assert found.left_out == 1


def test_relative_links_have_the_base_of_the_feed():
    assert read(rss(item(link="../2026/x"))).items[0].address == "https://news.example/2026/x"


def test_same_guid_twice_is_one_item_unless_the_addresses_differ():
    found = read(rss(item(1, guid="same"), item(1, guid="same"), item(2, guid="same")))

    assert [one.address for one in found.items] == ["https://news.example/1", "https://news.example/2"]
    assert len({one.key for one in found.items}) == 2


@pytest.mark.parametrize("day", ["Tue, 99 Foo 2026", "0000-00-00", "9" * 400, "Thu, 31 Dec 9999 23:59:60 GMT", ""])
def test_odd_days_are_no_error(day):
    (only,) = read(rss(item(more=f"<pubDate>{day}</pubDate>"))).items

    assert only.published is None or only.published.year == 9999


@pytest.mark.parametrize("before", [BOMB, QUADRATIC, LEAK])
def test_entities_are_refused_at_once(before):
    use = "&a9;" if before is BOMB else "&a;"
    begun = monotonic()

    with pytest.raises(Unreadable, match="declares entities"):
        read(rss(item(title=use * (1 if before is not QUADRATIC else 10_000)), before=before))

    assert monotonic() - begun < 5


def test_hundred_thousand_items_give_the_first():
    links = (f"<item><link>http://e.org/{n}</link></item>" for n in range(100_000))
    found = read(rss(*links))

    assert (len(found.items), found.left_out) == (feeds.MOST, 100_000 - feeds.MOST)


def test_feed_that_is_no_good_xml_is_read_as_far_as_it_goes():
    broken = rss(item(title="Fish & chips"), item(2))[:-30]

    assert [one.title for one in read(broken).items] == ["Fish & chips", "Council votes"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no feed at this address"),
        (b"<html><body><p>Words</p></body></html>", "no feed at this address"),
        (b"<rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>", "no feed at this address"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000, "no feed at this address"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "no feed at this address"),
        (b'{"id": 1e999}', "no feed at this address"),
        (b"{]", "no feed at this address"),
        (b"<!DOCTYPE x>", "no feed at this address"),
        (b"%PDF-1.7", "The file is a PDF"),
        (bytes(range(256)), "not UTF-8"),
        (b" " * 5_000_001, "more than 5 MB"),
    ],
)
def test_what_is_no_feed_says_so(data, why):
    with pytest.raises(Unreadable, match=why):
        read(data)


def test_feed_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(feeds, "LIMITS", feeds.Limits(seconds=1, patience=0.01))

    with pytest.raises(Unreadable, match="or takes too long"):
        read(rss(item()))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
)
def test_item_leads_nobody_into_the_house(host):
    found = read(rss(item(1, link=f"http://{host}/admin?delete=1"), item(2)))

    assert [one.address for one in found.items] == ["https://news.example/2"]


@pytest.mark.parametrize("half", ["&#xd800;", "&#0;"])
def test_half_a_letter_takes_no_feed_away(half):
    found = read(rss(item(1, title=f"Bridge{half} opens"), item(2)))

    assert len(found.items) == 2
