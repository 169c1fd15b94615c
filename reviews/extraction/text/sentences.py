"""Where a sentence ends: a full stop is not always one."""

import re

from reviews.extraction import lexicons
from reviews.extraction.claims import Span

# An end mark with the quotes and brackets that close on it, then white space, then what opens the next sentence.
_END = re.compile(r"""(?:[.!?…؟۔]+|\.\.\.)['"”’»)\]]*+(?=\s)""")
_OPENING = re.compile(r"""\s+['"“‘«(\[]*+""")
_LAST_WORD = re.compile(r"[^\s\"“”'‘’()\[\]]*$")


def split(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Span]:
    """Return the sentences of `text[start:end]`, without the white space between them."""
    stop = len(text) if end is None else end
    spans, begin = [], start
    for mark in _END.finditer(text, start, stop):
        opening = _OPENING.match(text, mark.end(), stop)
        if opening and opening.end() < stop and _ends_here(text, begin, mark, opening.end(), language):
            spans.append((begin, mark.end()))
            begin = opening.end() - len(opening[0].lstrip())
    last = len(text[begin:stop].rstrip()) + begin
    return [*spans, (begin, last)] if last > begin else spans


def _ends_here(text: str, begin: int, mark: re.Match[str], after: int, language: str) -> bool:
    following = text[after]
    if following.islower():
        return False
    if mark[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(begin, mark.start() - 40), mark.start())
    return not (word and _is_abbreviation(word[0], following, language))


def _is_abbreviation(word: str, following: str, language: str) -> bool:
    """Whether the full stop after `word` belongs to the word, given how the text goes on."""
    lower = word.lower()
    if lower in lexicons.words(language, "abbreviations", "before_name"):
        return True
    if lower in lexicons.words(language, "abbreviations", "before_number"):
        return following.isdigit()
    return len(word) == 1 and word.isupper() and word != "I"
