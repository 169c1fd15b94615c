"""Pages for the tests, and what is read of them without a process of their own."""

from typing import Any

from reviews.intake.pages.article import article

FIRST = (
    "The port of Arden will close for a week in May, the harbour board decided on Thursday after a meeting "
    "that lasted until midnight and was watched by some 90 fishers."
)
LAST = (
    "Nobody had asked the ferry company, said Ines Maro, who leads it. “We read of it in the paper,” "
    "she told reporters, and she added that 1,200 people cross the bay on a working day."
)
TITLE = "Port of Arden to close"


def page(
    body: str = "", *, head: str = "", before: str = "", behind: str = "", title: str = TITLE, lang: str = "en"
) -> str:
    """Return a page with an article: `body` stands between its first and its last paragraph."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>{before}<article><h1>{title}</h1>'
        f"<p>{FIRST}</p>{body}<p>{LAST}</p></article>{behind}</body></html>"
    )


def read(html: str) -> dict[str, Any]:
    (found,) = article(html)
    return found


def between(body: str, **named: str) -> list[str]:
    """Return the paragraphs that come of what stands between the first and the last."""
    paragraphs = read(page(body, **named))["text"].split("\n\n")
    assert (paragraphs[0], paragraphs[-1]) == (FIRST, LAST)
    return paragraphs[1:-1]


def changes(body: str, **named: str) -> list[tuple[str, str]]:
    return [(change.what, change.words) for change in read(page(body, **named))["changes"]]
