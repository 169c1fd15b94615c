"""Pages that hold no article, and why: each has a sentence of its own for whoever sent it."""

import re

from reviews.intake.text import gettext_noop

from .words import has, in_words

SENTENCES = {
    "none": gettext_noop("No article was found in this page. Paste its text instead."),
    "consent": gettext_noop(
        "This page only asks for consent to cookies and advertising. Answer it in a browser, then paste the text of the article."
    ),
    "error": gettext_noop("This is an error page of the site, not an article. Look whether the address is right."),
    "script": gettext_noop(
        "The text of this page is loaded by a script and is not in the file. Open it in a browser and paste its text."
    ),
    "robot": gettext_noop(
        "The site asks for proof that a person is reading. Open the page in a browser and paste its text."
    ),
    "subscribers": gettext_noop(
        "This page has only the beginning of an article for subscribers. Paste its whole text instead."
    ),
}
"""What to say, by what the page is."""

SHORT = 1_500
"""Characters of a page that may be about itself. An article about cookies is longer, or says so less often."""
TEASER = 300
"""Characters that a site shows of an article before it asks for money."""
FEW = 60
"""Words of a page that is about itself though it says so only once."""
ERROR = re.compile(r"(?<!\d)(error|fehler|erreur|http|status)?\s*(40[0134]|410|429|50[0234])(?!\d)", re.IGNORECASE)


def refusal(text: str, title: str, page: str, *, is_scripted: bool) -> str:
    """Return why a page holds no article, as a key of SENTENCES, or nothing.

    `text` is what was found in it, `page` all that it shows; a page without text that has scripts may have it from them.
    """
    told = f"{title}\n{text}"
    if len(text) < SHORT:
        for kind in ("robot", "script", "consent"):
            if _is_about(kind, told, text):
                return kind
        if _is_error(title, text):
            return "error"
    if not text.strip():
        return _without_text(title, page, is_scripted=is_scripted)
    return "subscribers" if len(text) < TEASER and has(page, "subscribers") else ""


def _is_about(kind: str, told: str, text: str) -> bool:
    found = has(told, kind)
    if found < 2:
        return found == 1 and len(text) < TEASER and len(in_words(text)) < FEW
    asking = sum(len(line) for line in text.split("\n") if has(line, kind))
    return 2 * asking >= len(text)


def _is_error(title: str, text: str) -> bool:
    head = f"{title}\n{text[:TEASER]}"
    return (bool(has(head, "errors")) and (len(text) < TEASER or bool(has(title, "errors")))) or (
        bool(ERROR.search(title)) and len(text) < TEASER and len(in_words(title)) < 8
    )


def _without_text(title: str, page: str, *, is_scripted: bool) -> str:
    told = f"{title}\n{page}"
    for kind in ("robot", "consent", "script", "subscribers"):
        if has(told[: 10 * SHORT], kind):
            return kind
    if has(told[:SHORT], "errors"):
        return "error"
    return "script" if is_scripted and len(in_words(page)) < 30 else "none"
