"""Titles and names where HTML cannot isolate them (in `<title>`, in attributes, in one-line messages), lists of words, and claims
as sentences.
"""

import re
import unicodedata

from django import template

from factcheck.words import listed
from reviews.models import Claim
from reviews.web.parts.wording import Wording

register = template.Library()
register.filter(listed)
CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FIRST_STRONG_ISOLATE, POP = "\u2068", "\u2069"


@register.filter
def isolated(text: object) -> str:
    """Return the words without their own marks of direction, and isolated where any of them runs from right to left.

    A mark that nothing closes would turn round what stands behind it, as far as a browser's tab or a form's label goes.
    """
    words = CONTROLS.sub("", str(text))
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words):
        return f"{FIRST_STRONG_ISOLATE}{words}{POP}"
    return words


@register.filter
def as_sentence(claim: Claim) -> str:
    """Return a claim as one sentence, with its attribution."""
    return str(Wording.of(claim))
