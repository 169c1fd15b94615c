"""The words and numbers of a text as they are compared: folded, without endings and without empty words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from reviews.extraction import lexicons

_ROOT = 6  # how many letters of a word tell it: "immigrants" and "immigration" are one

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S++", re.IGNORECASE)
_TAG = re.compile(r"[@#](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d])(?=\d)|_")
_APOSTROPHE = re.compile(r"['’].*")
_MARK = re.compile(r"[^\w ]+")
_TERM = re.compile(r"\d[\d,]*+(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]++(?:['’][^\W\d_]++)?")


def without_marks(text: str) -> str:
    """The text in small letters without its marks, as wordings are compared."""
    return _MARK.sub("", _ADDRESS.sub(" ", text).lower())


def terms(text: str) -> Iterator[str]:
    """Yield the words and numbers of `text` as they are compared: folded, without endings and without empty words."""
    spaced = _TAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), _ADDRESS.sub(" ", text))
    for found in _TERM.finditer(spaced):
        if term := _term(found[0]):
            yield term


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for word, value in lexicons.load("en", "numbers").get("small", {}).items()}


@cache
def _empty() -> frozenset[str]:
    return lexicons.words("en", "matching", "empty")


@cache
def _abbreviations() -> frozenset[str]:
    return lexicons.words("en", "matching", "abbreviations")


@cache
def kindred() -> dict[str, frozenset[str]]:
    """For each term those that may stand for it in another's words."""
    kin: defaultdict[str, set[str]] = defaultdict(set)
    for family in lexicons.load("en", "matching").get("kin", []):
        for term, other in permutations({term for word in family.split() if (term := _term(word))}, 2):
            kin[term].add(other)
    return {term: frozenset(others) for term, others in kin.items()}


def _term(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    if "." in word or word in _abbreviations():
        return word.replace(".", "").lower()
    word = _APOSTROPHE.sub("", word.lower())
    return "" if word in _empty() else _numbers().get(word) or stem(word)


_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("s", ""))
_VOWEL = re.compile(r"[aeiouy]")


def stem(word: str) -> str:
    """Take off plural and verb endings, so that "votes", "voted" and "voting" meet, and all beyond the root."""
    return _without_endings(word)[:_ROOT]


def _without_endings(word: str) -> str:
    """Short words stay as they are."""
    if len(word) <= 3:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + instead
            break
    word = _without_verb_ending(word)
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        short = word.removesuffix(ending)
        if short != word and len(short) >= 3 and _VOWEL.search(short):
            doubled = len(short) > 3 and short[-1] == short[-2] and short[-1] not in "lsz"
            return short[:-1] if doubled else short
    return word
