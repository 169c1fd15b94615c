import pytest

from reviews.intake.pages.refusals import SENTENCES

from .made import FIRST, page, read

SCRIPT = "<script src='/app.js'></script>"


def told(title: str, *lines: str, more: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav><h1>{title}</h1>{paragraphs}{more}</body></html>"
    return read(html).get("refused", "")


@pytest.mark.parametrize(
    ("refused", "lines"),
    [
        ("error", ("Page not found", "Sorry, the page you were looking for does not exist. Try the search of The Bay instead.")),
        ("error", ("404", "Nothing is here. It may have been moved, or the address may be mistyped.")),
        ("error", ("403 Forbidden", "nginx")),
        ("error", ("Seite nicht gefunden", "Leider gibt es hier nichts zu lesen, was Sie suchen.")),
        ("consent", ("Your choice", "We value your privacy. We and our 213 partners store and access information on your device.")),
        ("consent", ("Mit Werbung lesen", "Ihre Einwilligung können Sie widerrufen. Wir und unsere Partner verarbeiten Daten.")),
        ("robot", ("Just a moment...", "Checking your browser before you go on. This is automatic. Ray ID: 7a7a")),
        ("robot", ("The Bay", "We have seen unusual traffic from your network. Please verify you are human.")),
        ("script", ("The Bay", "Please enable JavaScript to go on using this page of ours.")),
        ("subscribers", ("Port closes", "The port of Arden will close.", "Already a subscriber? Log in to read.")),
    ],
)  # fmt: skip
def test_page_that_is_about_itself_is_refused(refused, lines):
    assert told(*lines) == refused


def test_page_without_words_is_refused():
    assert read("<html><body></body></html>") == {"refused": "none"}
    assert read("") == {"refused": "none"}
    assert read(f"<html><body><div id=root></div>{SCRIPT}</body></html>") == {"refused": "script"}
    shell = f"<html><body><noscript>You need to enable JavaScript.</noscript>{SCRIPT}</body></html>"
    assert read(shell) == {"refused": "script"}


def test_beginning_for_subscribers_is_refused_and_more_of_it_is_not():
    wall = "Subscribe to continue reading. Already a subscriber? Log in."

    assert told("Port of Arden to close", FIRST, wall) == "subscribers"
    assert told("Port of Arden to close", FIRST, FIRST.replace("Arden", "Bree"), wall) == ""


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Cookies: what will change", "Sites that say “we use cookies” must ask for your consent, the ministry said on Thursday."),
        ("Why 404 people left Arden", "Page after page was turned, but the page you are looking for is not in the book, she said."),
        ("Robots at sea", "The captcha asks whether you are a human, and the boat does not know what to say to it."),
    ],
)  # fmt: skip
def test_article_about_such_things_is_read(title, line):
    assert line in read(page(f"<p>{line}</p>", title=title))["text"]


def test_short_news_are_read():
    assert told("Fire in port", "Three people were hurt in a fire at the port of Arden on Monday, police said.") == ""


def test_each_refusal_has_its_own_sentence():
    assert len(set(SENTENCES.values())) == len(SENTENCES)
