import codecs
import time
from datetime import UTC, datetime

import pytest

from reviews.intake import Unreadable, read
from reviews.intake.article import Change
from reviews.intake.text import LIMIT, canonical

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="{charset}"><title>Bridge approved | The Daily Example</title>
<meta name="author" content="Jo Lee"><meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2026-03-02T10:30:00+02:00">
<link rel="canonical" href="https://news.example/bridge"></head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Bridge approved</h1>
<p>The council voted 12 to 3 on Monday for the new bridge, after a débat of four hours in the old town hall.</p>
<p>“Three people were hurt when the old one was closed,” the head of police said to the council.</p>
<script>document.write("tracked")</script></article><footer>All rights reserved</footer></body></html>"""


def page(charset: str = "utf-8", codec: str | None = None) -> bytes:
    return PAGE.format(charset=charset).encode(codec or charset)


def refusal(data: bytes, **named) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, **{"name": "article.txt"} | named)
    return str(refused.value)


def test_plain_text_keeps_its_paragraphs_and_gives_its_first_line_as_title():
    got = read(b"Bridge approved\r\n\r\nThe vote was 12 to 3.\r\nThree were hurt.\r\n", name="a.txt")

    assert got.text == "Bridge approved\n\nThe vote was 12 to 3.\nThree were hurt."
    assert (got.title, got.byline, got.published, got.language) == ("Bridge approved", "", None, "")


def test_plain_text_that_begins_with_a_sentence_is_named_after_its_file():
    assert read(b"The vote was 12 to 3.\nThree were hurt.", name="council vote.txt").title == "council vote"


def test_page_gives_its_article_and_what_it_says_of_itself():
    got = read(page(), name="bridge.html")

    assert got.text.split("\n\n") == [
        "The council voted 12 to 3 on Monday for the new bridge, after a débat of four hours in the old town hall.",
        "“Three people were hurt when the old one was closed,” the head of police said to the council.",
    ]
    assert got.title == "Bridge approved"
    assert got.byline == "Jo Lee"
    assert got.publisher == "The Daily Example"
    assert got.url == "https://news.example/bridge"
    assert got.published == datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    assert got.published_from == "2026-03-02T10:30:00+02:00"
    assert (got.language, got.kind) == ("en-GB", "text/html")


def test_page_tells_what_was_changed_in_it():
    struck = page().replace(b"12 to 3", b"<del>11</del> 12 to 3<sup>1</sup>")

    got = read(struck, name="bridge.html")

    assert got.changes == (Change("deleted", "11"), Change("footnote", "1"))
    assert "voted 12 to 3 on Monday" in got.text


def test_live_page_tells_the_times_of_its_posts():
    post = "<article class='post'><time datetime='2026-03-02T1{n}:00Z'>1{n}:00</time><p>The council has voted on {n} of all of the bridges that it was to vote on today.</p></article>"
    live = (
        f"<html><body><main><h1>Live: the vote</h1>{''.join(post.format(n=n) for n in range(3))}</main></body></html>"
    )

    got = read(live.encode(), name="live.html")

    assert [one.value for one in got.locators] == ["2026-03-02T10:00Z", "2026-03-02T11:00Z", "2026-03-02T12:00Z"]
    assert [got.text[one.start :][:5] for one in got.locators] == ["10:00", "11:00", "12:00"]


def test_page_of_scripts_is_read_for_its_words():
    heavy = page().replace(b"document.write", b"/*" + b"x" * LIMIT + b"*/document.write")

    assert "voted 12 to 3" in read(heavy, name="bridge.html").text
    assert "longer than 1,000 kB" in refusal(b"<html><p>" + b"word " * LIMIT)


def test_page_is_known_by_its_content_whatever_its_name():
    assert read(page(), name="bridge.txt") == read(page(), name="bridge.html")
    assert read(b"Only words, and 3 < 4.", name="words.html").text == "Only words, and 3 < 4."


def test_date_without_time_is_the_start_of_that_day():
    dated = page().replace(b"2026-03-02T10:30:00+02:00", b"2026-03-02")

    assert read(dated, name="a.html").published == datetime(2026, 3, 2, tzinfo=UTC)


def test_table_keeps_its_figures():
    with_table = page().replace(b"</article>", b"<table><tr><td>In favour</td><td>12</td></tr></table></article>")

    assert read(with_table, name="a.html").text.endswith("\n\nIn favour · 12")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides(codec):
    assert (
        read("Ελλάδα, 3.".encode(codec), name="a.txt", content_type="text/plain; charset=latin-1").text == "Ελλάδα, 3."
    )


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("iso-8859-1", "Der Rat stimmte für die Brücke über die Weser, sagte der Bürgermeister in Höxter."),
        ("windows-1252", "“The council’s vote” was 12–3 – and the café’s owner was pleased with the result."),
        ("shift_jis", "市議会は月曜日に新しい橋の建設を賛成十二、反対三で可決した。警察によると三人が負傷した。"),
        ("gb18030", "市议会星期一以十二票赞成三票反对通过了新桥的建设。警方说有三人受伤。"),
        ("windows-1256", "صوّت المجلس يوم الاثنين لصالح الجسر الجديد بأغلبية اثني عشر صوتا مقابل ثلاثة."),
        ("iso-2022-jp", "市議会は月曜日に新しい橋の建設を可決した。"),
    ],
)
def test_declared_encoding_is_used(codec, words):
    assert read(words.encode(codec), name="a.txt", content_type=f"text/plain; charset={codec}").text == words


def test_page_may_declare_its_own_encoding():
    assert "débat" in read(page("windows-1252"), name="a.html").text


def test_utf8_called_latin_is_read_as_the_utf8_it_is():
    assert "débat" in read(page("iso-8859-1", "utf-8"), name="a.html").text


def test_undeclared_encoding_is_refused_not_guessed():
    assert "is not UTF-8 (byte 3)" in refusal("caf\xe9 au lait".encode("latin-1"))


@pytest.mark.parametrize(
    ("data", "charset", "said"),
    [
        ("市議会は月曜日に新しい橋の建設を可決した。".encode("gb18030"), "shift_jis", "says that it is shift_jis"),
        ("市議会は月曜日に新しい橋を可決した。".encode("shift_jis"), "euc-jp", "says that it is euc_jp"),
        (b"+ADw-script+AD4-", "utf-7", "The encoding utf-7 is not read"),
        (b"words", "klingon", "The encoding klingon is not known"),
        (b"words", "base64", "The encoding base64 is not known"),
        (b"\xc0\xaf overlong", "utf-8", "is not UTF-8 (byte 0)"),
    ],
)
def test_wrong_encoding_is_refused(data, charset, said):
    assert said in refusal(data, content_type=f"text/plain; charset={charset}")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%<html><p>words</p>", "is damaged"),
        (codecs.BOM_UTF8 + b"%PDF-1.7 words", "is a PDF"),
        (b"PK\x03\x04rest", "is a ZIP file"),
        (b"\x1f\x8b\x08rest", "a compressed file"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"PK\x03\x04 xl/workbook.xml", "is a spreadsheet"),
        (b"PK\x03\x04 ppt/presentation.xml", "is a presentation"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "is an electronic book"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "of the old kind (.doc). Save it as .docx."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
        (b"\xd0\xcf\x11\xe0" + "__properties_version1.0".encode("utf-16-le"), "Save it as .eml"),
        (b"\xd0\xcf\x11\xe0 nothing known", "an old office document"),
        (b"{\\rtf1 words}", "a rich-text document (.rtf). Save it as .docx."),
        (b"ID3\x04\x00\x00", "is a recording"),
        (b"words\x00words", "control character (U+0000)"),
        (b"", "is empty"),
        (b"<html><body></body></html>", "No article was found"),
        (b"<![<\x05", "control character (U+0005)"),
    ],
)
def test_what_is_no_text_is_refused_whatever_its_name(data, said):
    assert said in refusal(data)


def test_limit_is_counted_in_bytes():
    assert read(b"a" * LIMIT, name="a.txt").text == "a" * LIMIT
    assert "longer than 1,000 kB" in refusal(b"a" * (LIMIT + 1))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "<p>Some words.",
        "<p>" + "<b>" * 100_000 + "Some words.",
        "<p>A sentence of an article about a bridge.</p><![<\x05 <!-- <a href='",
        "<a href='" * 90_000,
        "<table><tr><td>" * 30_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b; some words of an article.</p>",
        "&#0;&#xd800;<p>Words\ufffe of an article about a bridge, and some more.</p>",
    ],
)
def test_malformed_page_is_read_or_refused_within_seconds(body):
    began = time.monotonic()

    assert said_of(f"<html><body>{body}".encode()) in {"read", "page", "control character"}
    assert time.monotonic() - began < 60


def said_of(data: bytes) -> str:
    """Return "read", or what the refusal is about."""
    try:
        got = read(data, name="a.html")
    except Unreadable as refused:
        return next((word for word in ("page", "control character") if word in str(refused)), str(refused))
    return "read" if "<" not in got.text else got.text


def test_page_that_was_made_to_hang_is_stopped(monkeypatch):
    monkeypatch.setattr("reviews.intake.files.SECONDS", 1)
    hanging = "<html><body><p " + " ".join(f"a{n}=1" for n in range(90_000)) + ">Some words.</p>"
    began = time.monotonic()

    assert refusal(hanging.encode()) == "This page cannot be read. Paste its text instead."
    assert time.monotonic() - began < 60


def test_metadata_that_no_article_has_is_dropped():
    odd = page().replace(b"https://news.example/bridge", b"javascript:alert(1)").replace(b"Jo Lee", b"Jo" + b"x" * 900)

    got = read(odd, name="a.html")

    assert got.url == ""
    assert len(got.byline) <= 200


def test_soft_hyphen_is_no_letter():
    assert canonical("The coun\u00adcil of Har\u00adbour\u00adton voted.") == "The council of Harbourton voted."


@pytest.mark.parametrize(
    "day",
    ["9999-12-31T23:59:59-12:00", "9999-12-31", "0001-01-01T00:00:00+14:00", "0001-01-01", "1599-12-31", "-0001-01-01"],
)
def test_day_on_which_nothing_was_printed_is_none(day):
    got = read(page().replace(b"2026-03-02T10:30:00+02:00", day.encode()), name="x.html")

    assert (got.published, got.published_from) == (None, "")
    assert got.title == "Bridge approved"
