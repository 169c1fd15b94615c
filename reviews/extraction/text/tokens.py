"""Words, numbers and marks, each with its place."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from reviews.extraction import lexicons


class Token(NamedTuple):
    """A word, a number or one mark; `lower` spares every rule from folding it again."""

    start: int
    end: int
    text: str
    lower: str


# Marks that nobody sees: a zero-width space or a direction is no token, a soft hyphen or a joiner is no part of its word.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_JOINERS = "\u00ad\u200c\u200d\u2060"
_JOINER = re.compile(f"[{_JOINERS}]")

# An abbreviation keeps its points (U.S., a.m.), a number its separators and what is tied to it (1,200.5, 24-hour), a word
# its hyphens and inner apostrophes (al-Sheikh, O’Neill, don’t). A possessive ’s stands alone, so that a name is the same
# with and without it; so does the code of a currency before its figure ($US55,000, EUR50m).
# The first line only spares plain words the others.
_TOKEN = re.compile(
    rf"""
      [a-z]++(?=[\s,]|\.\s)
    | (?:[^\W\d_]\.){{2,}}
    | \d+(?:[.,:٫٬]\d+)*+(?:-[^\W\d_]+)*+
    | ['’]s\b
    | (?:(?<=\$)(?:us|au|nz|hk|[acs])|\b(?:usd|eur|gbp|aud|cad|chf|rmb?|rs))(?=\d)
    | [^\W_]+(?:-[^\W_]+)*\.(?:com|org|net|gov|edu|info|tv|ru)\b
    | [^\W_]+(?:(?!['’]s\b)[-'’&{_JOINERS}][^\W_]+)*+
    | \.\.\. | ''
    | [^\s{INVISIBLE}]
    """,
    re.VERBOSE | re.IGNORECASE,
)


def split(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Token]:
    """Return the tokens of `text[start:end]` in order; white space is left out."""
    stop = len(text) if end is None else end
    found = [Token(m.start(), m.end(), word := m[0], word.lower()) for m in _TOKEN.finditer(text, start, stop)]
    joined = _joined(language)
    parts = [part for token in found for part in _cut(token, joined(token))] if joined else found
    return [*map(_without_joiners, parts)] if _JOINER.search(text, start, stop) else parts


def _without_joiners(token: Token) -> Token:
    word = _JOINER.sub("", token.text)
    return Token(token.start, token.end, word, word.lower())


@cache
def _joined(language: str) -> Callable[[Token], int] | None:
    """What tells where a token is two words in one, for the languages that write some so."""
    enclitic, conjunction = _enclitic(language), lexicons.load(language, "grammar").get("proclitic")
    if enclitic:
        return partial(_joint, enclitic, language)
    return partial(_past_conjunction, conjunction, _number_words(language)) if conjunction else None


def _past_conjunction(conjunction: str, numbers: frozenset[str], token: Token) -> int:
    """Past the "and" in front of a number word, which Arabic and Hebrew write as one with it."""
    size = len(conjunction)
    return size if token.text.startswith(conjunction) and token.text[size:] in numbers else 0


def _number_words(language: str) -> frozenset[str]:
    tables = lexicons.load(language, "numbers")
    return frozenset(word for name in ("small", "tens", "scales") for word in tables.get(name, ()))


def _cut(token: Token, at: int) -> Iterator[Token]:
    if not at:
        yield token
        return
    yield Token(token.start, token.start + at, token.text[:at], token.lower[:at])
    yield Token(token.start + at, token.end, token.text[at:], token.lower[at:])


def _enclitic(language: str) -> re.Pattern[str] | None:
    """The pronouns a language hangs on the verb they follow (dit-il, ajoute-t-elle)."""
    hanging = sorted(lexicons.words(language, "grammar", "enclitic"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, hanging))})$") if hanging else None


@cache
def _elided(language: str) -> re.Pattern[str]:
    """The small words a language writes as one with the next (l’eau, d’euros, qu’elle)."""
    return re.compile(f"(?:{'|'.join(lexicons.words(language, 'grammar', 'elided'))})[’'](?=[^\\W_])")


def _joint(enclitic: re.Pattern[str], language: str, token: Token) -> int:
    """Past what is elided, or up to the pronoun of a verb; an auxiliary keeps it, as the verb follows ("a-t-elle dit")."""
    if elided := _elided(language).match(token.lower):
        return elided.end()
    found = enclitic.search(token.lower) if "-" in token.text and token.text[0].islower() else None
    at = found.start() if found else 0
    return 0 if token.lower[:at] in lexicons.words(language, "grammar", "be", "have", "modal") else at
