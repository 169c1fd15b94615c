"""A page that asks for consent and has its article: the question goes."""

import re

from lxml.html import HtmlElement

from reviews.intake.pages.words import has

from .furniture import names

NAMED = re.compile(
    r"cookie|consent|gdpr|ccpa|(^|[-_ ])cmp|onetrust|didomi|usercentrics|truste|sp-message|privacy-?(banner|notice|wall|prompt)|quantcast|(^|[-_ ])qc-"
)
MOST = 0.5
ENOUGH = 200
"""Characters of paragraphs elsewhere that make a page more than its question."""


def clear_consent(body: HtmlElement) -> None:
    """Empty what asks for consent, unless it is all that there is; and let an article be one that stands in an aside."""
    length, prose = len(body.text_content()) or 1, _prose(body)
    for element in list(body.iter("div", "section", "aside", "dialog", "form", "footer", "header")):
        if NAMED.search(names(element)) and element.getparent() is not None:
            words = element.text_content()
            is_least = len(words) < MOST * length or prose - _prose(element) >= ENOUGH
            if is_least and has(words[:5_000], "consent"):
                element.clear(keep_tail=True)
    length = len(body.text_content()) or 1
    for aside in list(body.iter("aside")):
        if len(aside.text_content()) > MOST * length:
            aside.tag = "div"


def _prose(element: HtmlElement) -> int:
    return sum(len(one.text_content()) for one in element.iter("p"))
