"""Words, numbers and marks, each with its place."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word, a number or one mark; `lower` spares every rule from folding it again."""

    start: int
    end: int
    text: str
    lower: str


# An abbreviation keeps its points (U.S., a.m.), a number its separators and what is tied to it (1,200.5, 24-hour), a word
# its hyphens and inner apostrophes (al-Sheikh, O’Neill, don’t). A possessive ’s stands alone, so that a name is the same
# with and without it; so does the code of a currency before its figure ($US55,000, EUR50m).
_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}
    | \d+(?:[.,:٫٬]\d+)*+(?:-[^\W\d_]+)*+
    | ['’]s\b
    | (?:(?<=\$)(?:us|au|nz|hk|[acs])|\b(?:usd|eur|gbp|aud|cad|chf|rmb?|rs))(?=\d)
    | [^\W_]+(?:(?!['’]s\b)[-'’&][^\W_]+)*+
    | \.\.\. | ''
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


def split(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of `text[start:end]` in order; white space is left out."""
    stop = len(text) if end is None else end
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text, start, stop)]
