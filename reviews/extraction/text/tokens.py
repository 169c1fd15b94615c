"""Words, numbers and marks, each with its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from reviews.extraction import lexicons


@dataclass(slots=True, eq=False)  # a tuple is read six times as slowly, and nothing is read as often
class Token:
    """A word, a number or one mark; `lower` spares every rule from folding it again."""

    start: int
    end: int
    text: str
    lower: str


# Marks that nobody sees: a zero-width space or a direction is no token, a soft hyphen or a joiner is no part of its word.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_JOINERS = "\u00ad\u200c\u200d\u2060"
THOUSANDS = "\u202f"
"""What stands between thousands in the text of a token, whatever set them apart in print."""
_NARROW = "\xa0\u2007\u2008\u2009\u202f"  # spaces that print sets inside a number, and not between words
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_REFERRING = f"{_RAISED}*†‡"
# Thousands apart: 940 000, 1'250'000, never a year (2019 300) nor digits that go on (0800 123 456, 123 4567).
_GROUPED = rf"""(?<![\d.,:'’/])(?<!\d[ ])(?!0)\d{{1,3}}
      (?:(?:[{_NARROW}]\d{{3}})++|(?:[ ]\d{{3}})++|(?:['’]\d{{3}})++)(?:[.,]\d{{1,2}}(?!\d))?+(?!\d|[ .,:/'’{_NARROW}]\d)"""
# What is glued to a word and refers to a note: million[1], percent[a]
_NOTE = r"(?<=\w|[%\]])\[(?:\d{1,3}|[a-z]|note\ \d{1,2}|citation\ needed|better\ source\ needed)\]|(?<=\d\ )\[\d\]|(?<=\w)[*†‡]{1,3}+(?=[\s.,;:)])"
_BREAK = r"-\r?\n[ \t]*+(?=[a-z])"  # a word cut at the end of a line: coun-⏎cil
_QUOTED_MAIL = r"(?<=\n)>[>\ ]*+"  # the mark in front of each line of a mail that is answered
_TO_TIDY = re.compile(
    rf"(?=[-\n{_JOINERS}{_RAISED}*†‡\[\d])"  # so that what is none of these is passed over quickly
    rf"(?:(?-i:{_BREAK})|\n>|[{_JOINERS}{_RAISED}]|(?<=\w)[*†‡]|\[(?=[\da-z]{{1,3}}\]|note|cit|bett)|\d[ '’{_NARROW}](?=\d{{3}}))",
    re.IGNORECASE,
)
_JOINER = re.compile(f"[{_JOINERS}]")
_CUT = re.compile(_BREAK)
_APART = re.compile(rf"[ '’{_NARROW}]")
_LONG_WORD = 4  # letters: "million²" has a note, "cm²" is a unit


# An abbreviation keeps its points (U.S., a.m.), a number its separators and what is tied to it (1,200.5, 24-hour), a word
# its hyphens and inner apostrophes (al-Sheikh, O’Neill, don’t). A possessive ’s stands alone, so that a name is the same
# with and without it; so does the code of a currency before its figure ($US55,000, EUR50m).
# The first lines only spare space, plain words and marks the others.
@cache
def _pattern(language: str) -> re.Pattern[str]:
    codes = "|".join(
        code.upper() for code in lexicons.load(language, "units").get("before", ()) if len(code) == 3 and code.isalpha()
    )
    return re.compile(
        rf"""
        (?=\S)
        (?: (?-i:[A-Za-z]++)(?=[\s,;:?!)”"]|\.\s)
        | [,;:?!()“”]
        | (?:[^\W\d_]\.){{2,}}
        | {_GROUPED}(?:-[^\W\d_]+)*+
        | \d+(?:[.,:٫٬]\d+)*+(?:-[^\W\d_]+)*+
        | ['’]s\b
        | (?:(?<=\$)(?:us|au|nz|hk|[acs])|\b(?:usd|eur|gbp|aud|cad|chf|rmb?|rs)|\b(?-i:{codes or "USD"}))(?=\d)
        | [^\W_]+(?:-[^\W_]+)*\.(?:com|org|net|gov|edu|info|tv|ru)\b
        | [^\W_]+(?:(?!['’]s\b)(?:[-'’&{_JOINERS}]|{_BREAK})[^\W_]+)*+
        | \.\.\. | ''
        | {_NOTE} | {_QUOTED_MAIL}
        | [^\s{INVISIBLE}] )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def split(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Token]:
    """Return the tokens of `text[start:end]` in order; white space is left out."""
    stop = len(text) if end is None else end
    matches = _pattern(language).finditer(text, start, stop)
    found = [Token(m.start(), m.end(), word := m[0], word.lower()) for m in matches]
    joined = _joined(language)
    parts = [part for token in found for part in _cut(token, joined(token))] if joined else found
    return [*_tidied(text, parts, language)] if _TO_TIDY.search(text, start, stop) else parts


def _tidied(text: str, tokens: list[Token], language: str) -> Iterator[Token]:
    """The tokens without joiners and references to notes, and with the thousands of a number set apart in one way."""
    before: Token | None = None
    for token in tokens:
        word = token.text
        if word[0].isdecimal() and _APART.search(word):
            yield from _thousands(token, before, language)
        elif _is_no_word(text, token, before):
            continue
        elif word[-1] in _RAISED and len(bare := word.rstrip(_RAISED)) >= _LONG_WORD:
            yield _printed(token, bare)
        else:
            whole = _CUT.sub("", _JOINER.sub("", word))
            yield token if whole == word else _printed(token, whole)
        before = token


def _is_no_word(text: str, token: Token, before: Token | None) -> bool:
    """Whether a token is a reference to a note, or the mark in front of a line of a mail that is answered."""
    word = token.text
    if before is None or (word[0] == "[" and len(word) > 1):
        return word[0] == "[" and len(word) > 1
    is_glued = before.end == token.start
    return (word[0] in _REFERRING and is_glued) or (word[0] == ">" and "\n" in text[before.end : token.start])


def _printed(token: Token, word: str) -> Token:
    return Token(token.start, token.end, word, word.lower())


def _thousands(token: Token, before: Token | None, language: str) -> Iterator[Token]:
    """One number whose thousands stand apart, or two numbers after a name that ends in the first: "Flight 370 239 people"."""
    is_usual = lexicons.load(language, "numbers").get("group") == THOUSANDS
    if is_usual or " " not in token.text or before is None or not _names_number(before, language):
        yield _printed(token, _APART.sub(THOUSANDS, token.text))
        return
    for part in re.finditer("[^ ]+", token.text):
        yield Token(token.start + part.start(), token.start + part.end(), part[0], part[0].lower())


def _names_number(word: Token, language: str) -> bool:
    """Whether a word takes a number as its own: "Flight", "page", "March"."""
    if word.lower in lexicons.words(language, "labels") or word.lower in lexicons.words(language, "grammar", "month"):
        return True
    is_money = word.lower in lexicons.load(language, "units").get("before", ())
    is_small = word.lower in lexicons.closed(language) or word.lower.endswith("ly")
    return word.text[0].isupper() and not is_money and not is_small


@cache
def _joined(language: str) -> Callable[[Token], int] | None:
    """What tells where a token is two words in one, for the languages that write some so."""
    enclitic, conjunction = _enclitic(language), lexicons.load(language, "grammar").get("proclitic")
    if enclitic:
        return partial(_joint, enclitic, language)
    return (
        partial(_past_conjunction, conjunction, _number_words(language), _before_digits(language))
        if conjunction
        else None
    )


def _past_conjunction(conjunction: str, numbers: frozenset[str], digits: re.Pattern[str], token: Token) -> int:
    """Past the "and" in front of a number word, which Arabic and Hebrew write as one with it, or the letter before figures."""
    size = len(conjunction)
    if found := digits.match(token.text):
        return found.end()
    return size if token.text.startswith(conjunction) and token.text[size:] in numbers else 0


def _before_digits(language: str) -> re.Pattern[str]:
    """The letters that stand with a hyphen or none in front of figures: "ו-30"."""
    letters = "".join(sorted(lexicons.words(language, "grammar", "before_digits")))
    return re.compile(rf"[{letters}]-?(?=\d)")


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
