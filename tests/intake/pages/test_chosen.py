import pytest

from .made import FIRST, LAST, TITLE, between, page, read


@pytest.mark.parametrize(
    "other",
    [
        "<p><a href='/f'>Nine people died in the fire of the old pier last year.</a></p>",
        "<p><strong><a href='/f'>Nine people died in the fire of the old pier last year.</a></strong></p>",
        "<h3><a href='/f'>Nine people died in the fire of the old pier</a></h3>",
        "<ul><li><a href='/f'>Nine people died in the old pier</a></li><li><a href='/g'>Two ships sank</a></li></ul>",
        "<p>Read more: <a href='/f'>Nine people died in the fire of the old pier</a></p>",
        "<p>Lesen Sie auch: <a href='/f'>Neun Tote am alten Hafen</a></p>",
        "<aside><h3>Related</h3><p>Nine people died in the fire of the old pier last year, police said.</p></aside>",
        "<div class='relatedStories'><p>Nine people died in the fire of the old pier last year.</p></div>",
        "<div class='share-bar'><p>Share this story with the people whom you know.</p></div>",
        "<p>Sign up for our <a href='/n'>newsletter</a> of the sea.</p>",
    ],
)
def test_what_leads_elsewhere_is_left_out(other):
    assert between(other) == []


@pytest.mark.parametrize(
    "own",
    [
        "<p>The toll is <a href='/x'>7 crowns</a>, they said.</p>",
        "<h2>What comes next</h2><p>Nobody knows it.</p>",
        "<p>No.</p>",
        "<div class='no-promo has-share'><p>Boats lie still.</p></div>",
        "<p>http://port.example/board/minutes</p>",
    ],
)
def test_short_lines_of_the_article_are_kept(own):
    assert between(own)


def test_links_that_head_the_entries_of_a_list_are_kept():
    entries = "".join(
        f"<h3><a href='/{name}'>The {name} boat</a></h3><p>It is {name} and has sailed the bay of Arden for years.</p>"
        for name in ("red", "green", "blue")
    )

    assert between(entries)[::2] == ["The red boat", "The green boat", "The blue boat"]


def test_title_and_byline_are_no_text():
    got = read(
        page("", head='<meta name="author" content="Jo Lee">').replace(
            f"<p>{FIRST}", f"<p>By Jo Lee</p><p>7 May 2026, 10:30</p><p>{FIRST}"
        )
    )

    assert got["text"].split("\n\n") == [FIRST, LAST]
    assert (got["title"], got["byline"]) == (TITLE, "Jo Lee")


def test_title_is_the_printed_one():
    head = f'<meta property="og:title" content="{TITLE}, say all | The Bay"><meta property="og:site_name" content="The Bay">'

    assert read(page(head=head, before="<h1>The Bay</h1>"))["title"] == TITLE


def test_title_without_a_heading_loses_the_name_of_the_site():
    head = '<meta property="og:title" content="Port closes | The Bay"><meta property="og:site_name" content="The Bay">'

    assert read(page(head=head).replace("<h1>", "<b>").replace("</h1>", "</b>"))["title"] == "Port closes"


def test_tweets_are_read():
    tweet = (
        "<div class='embed'><blockquote><p>No boat today.</p>— Ines (@ines) <a href='/t'>7 May</a></blockquote></div>"
    )

    assert between(tweet) == ["No boat today.", "— Ines (@ines) 7 May"]


@pytest.mark.parametrize(
    "banner",
    [
        '<div class="cookie-banner"><h2>We value your privacy</h2><p>We and our 842 partners store cookies on your device.</p></div>',
        "<div><p>We and our 842 partners store and access information on your device, such as cookies, and process personal data.</p></div>",
        f'<div class="consent"><p>{"We and our partners use cookies, and process personal data. " * 30}</p></div>',
        '<section id="onetrust-sdk"><p>By clicking on “accept all cookies” you agree: we use cookies.</p></section>',
    ],
)
def test_question_for_consent_is_no_part_of_the_article(banner):
    assert read(page(before=banner))["text"].split("\n\n") == [FIRST, LAST]
    assert read(page(behind=banner))["text"].split("\n\n") == [FIRST, LAST]


def test_article_in_an_aside_is_found():
    within = page("<p>The ferry had carried 310,000 people last year, and the bus none at all.</p>")

    assert FIRST in read(within.replace("article>", "aside>"))["text"]


def test_rest_for_subscribers_is_told():
    got = read(page(f"<p>{FIRST}</p>", behind="<div><p>To read the full story, subscribe.</p></div>"))

    assert [(one.what, one.words) for one in got["changes"]] == [("withheld", "To read the full story, subscribe.")]
    assert "subscribe" not in got["text"]
