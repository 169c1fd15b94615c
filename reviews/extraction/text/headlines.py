"""Headlines that are printed like prose: a first line with a full stop, and a line with Capitals on Most of Its Words."""

import re
from collections.abc import Sequence

from reviews.extraction import lexicons
from reviews.extraction.text.grammar import vocabulary

from .tokens import Token

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = 4  # letters: shorter words have no capital in a headline
# A long word without a capital, which tells most lines apart from headlines at once.
_PLAIN = re.compile(rf"\s[a-z]{{{_SMALL}}}")
_FEWEST = 4  # words
_STEM = 5
_TOLD_AGAIN, _MOSTLY_TOLD = 0.4, 0.7
"""Shares of its words that the lead tells again: of a line without "the", and of any."""


def repeats(line: Sequence[Token], lead: Sequence[Token], language: str) -> bool:
    """Whether a line is the headline of the lead below: no day in it, and most of it told again, or some and no "the".

    A line with a figure that the lead does not tell is one of a list.
    """
    words, told = _stems(line, language), _stems(lead, language)
    if not _FEWEST <= len(words) <= len(told) or any(_is(token, language, "day", "time") for token in line):
        return False
    if not _figures(line) <= _figures(lead):
        return False
    has_article = any(_is(token, language, "determiner") for token in line)
    return len(words & told) >= (_MOSTLY_TOLD if has_article else _TOLD_AGAIN) * len(words)


def has_capitals(line: str, language: str) -> bool:
    """Whether Words Have Capitals Like These: the long ones all do, and verbs or the like among them."""
    if _PLAIN.search(line):
        return False
    words = _WORD.findall(line)
    if any(word[0].islower() and (len(word) >= _SMALL or _letter(word, language) in _VERBS) for word in words):
        return False
    raised = [word for word in words[1:] if word[0].isupper() and not word.isupper() and _letter(word, language)]
    return len(words) >= _FEWEST and any(_letter(word, language) not in _NAMED for word in raised)


_VERBS = frozenset("bsVEBHM")
_NAMED = frozenset("XMnNPDTtC")
"""Words that stand with a capital in names: days, "Will", "Bank of the North"."""


def _letter(word: str, language: str) -> str | None:
    return vocabulary.letter(word.lower(), language)


def _is(token: Token, language: str, *names: str) -> bool:
    return token.lower in lexicons.words(language, "grammar", *names)


def _figures(line: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text for token in line if token.text[0].isdecimal())


def _stems(line: Sequence[Token], language: str) -> frozenset[str]:
    """The beginnings of the words that tell something."""
    closed = lexicons.closed(language)
    return frozenset(token.lower[:_STEM] for token in line if token.text[0].isalpha() and token.lower not in closed)
