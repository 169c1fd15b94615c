"""Where a sentence ends: a full stop is not always one."""

import re
from collections.abc import Iterator
from functools import cache, partial

from reviews.extraction import lexicons
from reviews.extraction.claims import Span

from . import quotations
from .grammar import inflection
from .quotations import Quotation

# An end mark with the quotes and brackets that close on it, and the references that hang on it: “… in 1805.” [19]
# Or a full stop whose space was lost: "in the harbour.Ada Finch said", not "www.Harbour.example".
# The marks stand first, so that what is none of them is passed over quickly.
_END = re.compile(
    r"""(?=[.!?…؟۔—–-])(?:(?<=[a-z]{3})(?<!www)\.”?(?=“?[A-Z][a-z]*[\s,-])|(?<![.!?…؟۔])[.!?…؟۔]++(?:[ \xa0]\.(?![\w.])){0,3}+['"”’»“«)\]]*+(?:\s*\[(?:\d{1,3}|\.\.\.|…)\])*+(?=\s)|(?<=\s)(?:—|–|--)(?=\s))"""
)
_OPENING = re.compile(r"""\s*+['"“‘«(\[„]*+""")
_LAST_WORD = re.compile(r"[^\s\"“”'‘’()\[\]–—]*$")
_NOTE = re.compile(r"(\s\d{1,2})\s+([^\W\d_]+)")
_CAPTION = re.compile(r"([^\W\d_]{3,12})\s\d{1,3}(?:[.-]\d{1,3})*+(?=\s+[^\W\d_])")
_DASHES = ("—", "–", "-")
_CLOSING = "'\"”’»"
_QUOTES = "'\"“‘«„"
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_][\w.’'-]*+")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})++")
_PAUSE = re.compile(r"(?:[—–-]|[.…]{1,4}+)\s{0,3}+")
_SPEAKER = 4
_YEAR = 4  # figures
_LONGEST_WORD = 40
_LONGEST_ZONE = 4
_OPENERS = (
    "determiner",
    "quantifier",
    "time",
    "pronoun",
    "question",
    "relative",
    "subordinator",
    "conjunction",
    "adverb",
    "preposition",
    "be",
    "have",
    "modal",
)
# What begins a new sentence after a dash. Not an article or a preposition: those begin titles ("the play — The Visit").
_RESTARTS = ("interjection", "pronoun", "nobody", "question", "subordinator", "conjunction", "be", "have", "modal")
_NAMES_TOO = ("May", "Will")


def split(
    text: str, start: int = 0, end: int | None = None, language: str = "en", quotes: list[Quotation] | None = None
) -> list[Span]:
    """Return the sentences of `text[start:end]`, without the white space between them; `quotes` are its quotations."""
    stop = len(text) if end is None else end
    begin = _past_space(text, start, stop)
    label = _caption(text, begin, stop, language)
    spans = [label] if label else []
    begin = _past_space(text, label[1], stop) if label else begin
    quotes = quotations.find(text, start, stop) if quotes is None else quotes
    for mark in _ends(text, start, stop, quotes):
        end = _past_note(text, mark.end(), stop, language)
        opening = _OPENING.match(text, end, stop)
        if opening and opening.end() < stop and _ends_here(text, begin, mark, opening.end(), language):
            spans.append((begin, end))
            begin = opening.end() - len(opening[0].lstrip())
    last = len(text[begin:stop].rstrip()) + begin
    return [*spans, (begin, last)] if last > begin else spans


def _caption(text: str, start: int, stop: int, language: str) -> Span | None:
    """The label in front of a caption (“Figure 2.1 The harbour at dawn”), which is a line of its own in print."""
    label = _CAPTION.match(text, start, stop)
    if not label or label[1].lower() not in lexicons.words(language, "layout", "caption"):
        return None
    return label.span() if text[_past_space(text, label.end(), stop)].isupper() else None


def _past_note(text: str, end: int, stop: int, language: str) -> int:
    """Past the number of a footnote, which stands between an end mark and a word that opens a sentence."""
    note = _NOTE.match(text, end, stop)
    if note and note[2][0].isupper() and _opens_sentence(text, note.start(2), language):
        return note.end(1)
    return end


def _past_space(text: str, start: int, stop: int) -> int:
    return start + len(text[start:stop]) - len(text[start:stop].lstrip())


def _ends(text: str, start: int, stop: int, quotes: list[Quotation]) -> Iterator[re.Match[str]]:
    """The end marks that are not inside a quotation which began in the middle of a sentence."""
    waiting = iter([*quotes, Quotation(stop, stop, True, (stop, stop))])
    quote, begin = next(waiting), start
    for mark in _END.finditer(text, start, stop):
        while quote.end < mark.end():
            quote = next(waiting)
        if (
            quote.start >= mark.start()
            or quote.end == mark.end()
            or not quote.closed
            or not text[begin : quote.start].strip()
        ):
            yield mark
            begin = mark.end()


def _ends_here(text: str, begin: int, mark: re.Match[str], after: int, language: str) -> bool:
    if (
        after == mark.end()
        and _word_before(text, begin, mark)[:1].isupper()
        and not (_opens_sentence(text, after, language) or _names_office(text, after, language))
        and _word_before(text, begin, mark).lower() not in lexicons.words(language, "streets", "roads")
    ):
        return False  # Arden.Media
    if mark[0][0] in _DASHES:
        return text[after].isupper() and _breaks_off(text, after, language)
    if _begins_small(text, after):
        return text[after - 1] == "(" and mark[0][0] == "." and not _is_abbreviation(text, begin, mark, after, language)
    if mark[0][0] in "?!":
        return not _is_title(text, begin, mark, language) and not _is_asked(text, mark, after, language)
    return mark[0][0] != "." or not _is_abbreviation(text, begin, mark, after, language)


def _begins_small(text: str, after: int) -> bool:
    """Whether a sentence goes on with a small letter, after a dash or dots or without; “eBay” is a name."""
    pause = _PAUSE.match(text, after)
    at = pause.end() if pause else after
    return text[at : at + 1].islower() and not text[at + 1 : at + 2].isupper()


def _is_title(text: str, begin: int, mark: re.Match[str], language: str) -> bool:
    """Whether the mark is part of a name (“Yahoo! Japan”)."""
    return mark[0] == "!" and _word_before(text, begin, mark).lower() in lexicons.words(
        language, "abbreviations", "exclaimed"
    )


def _is_asked(text: str, mark: re.Match[str], after: int, language: str) -> bool:
    """Whether a name and its verb follow a question or a cry in quotes, and say whose it is (“Why?” Mr. Weil asked)."""
    if not text[after].isupper() or mark[0][-1] not in _CLOSING:
        return False
    for position, word in enumerate(_WORD.findall(text[after : after + _LONGEST_WORD])[:_SPEAKER]):
        if word.rstrip(".") in _reports(language):
            return position > 0
        if not word[0].isupper() or (position == 0 and _opens_sentence(text, after, language)):
            return False
    return False


@cache
def _reports(language: str) -> frozenset[str]:
    """Every form of the verbs of saying and asking."""
    bases = lexicons.words(language, "cues", "say", "ask", "tell")
    return frozenset(form for base in bases for forms in inflection.spellings(base, language) for form in forms)


def _word_before(text: str, begin: int, mark: re.Match[str]) -> str:
    word = _LAST_WORD.search(text, max(begin, mark.start() - _LONGEST_WORD), mark.start())
    return word[0] if word else ""


def _breaks_off(text: str, after: int, language: str) -> bool:
    """Whether what follows a dash is a new sentence and no name, so that the dash leaves one unfinished (“I — Oh, no”)."""
    word = _NEXT_WORD.match(text, after)
    return (
        word is not None
        and word[0] not in ("I", *_NAMES_TOO)
        and word[0].lower() in lexicons.words(language, "grammar", *_RESTARTS)
    )


def _is_abbreviation(text: str, begin: int, mark: re.Match[str], after: int, language: str) -> bool:
    word = _word_before(text, begin, mark).rpartition("-")[2]  # Franco-U.S.
    return bool(word) and _goes_on(word, text, after, language)


def _goes_on(word: str, text: str, after: int, language: str) -> bool:
    """Whether the full stop after `word` belongs to the word, given how the text goes on."""
    lower, known = word.lower(), partial(lexicons.words, language, "abbreviations")
    if lower in known("before_name"):
        return True
    if lower in known("before_number") and not (len(word) == 1 and word.isupper()):
        return text[after].isdigit()
    if lower in known("hour"):
        return _continues_hour(text, after, language)
    if word[0].isupper() and lower in known("state"):
        return text[after - 1] == "(" or text[after] in _DASHES or _is_titled(text, after, language)
    if word.isdecimal() and len(word) < _YEAR and known("ordinal"):
        return not _opens_sentence(text, after, language)
    if len(word) == 1:
        return word != "I" and not word.isdigit() and not _opens_sentence(text, after, language)
    if lower in known("may_end") and _names_witnesses(text, after, language):
        return False
    if _INITIALS.fullmatch(word) or lower in known("may_end"):
        return not _opens_quotation(text, after) and not _opens_sentence(text, after, language)
    return False


def _names_office(text: str, after: int, language: str) -> bool:
    """Whether an office and a name follow, which no address has: "on Oak Drive.Neighbor Ada Lund"."""
    words = _WORD.findall(text[after : after + _LONGEST_WORD])[:2]
    is_office = words[0].lower() in lexicons.words(language, "names", "title") if words else False
    return is_office and len(words) == len(("office", "name")) and words[1][0].isupper()


def _names_witnesses(text: str, after: int, language: str) -> bool:
    """Whether those follow who tell the news, and are no part of a name before: "on Oak Ave. Officers said"."""
    word = _NEXT_WORD.match(text, after)
    return word is not None and word[0].lower() in lexicons.words(language, "abbreviations", "behind")


def _opens_quotation(text: str, after: int) -> bool:
    """Whether a quotation of more than a nickname follows."""
    word = _NEXT_WORD.match(text, after)
    return text[after - 1] in _QUOTES and (word is None or not text.startswith(tuple(_CLOSING), word.end()))


def _continues_hour(text: str, after: int, language: str) -> bool:
    """Whether "9 a.m." goes on with "Monday", "May 3" or "EST"."""
    word = _NEXT_WORD.match(text, after)
    is_date = word is not None and word[0].lower() in lexicons.words(language, "grammar", "day", "month")
    return is_date or (word is not None and word[0].isupper() and 1 < len(word[0]) <= _LONGEST_ZONE)


def _is_titled(text: str, after: int, language: str) -> bool:
    """Whether an office follows the short name of a state (“Fla. Gov. Ann Weil”)."""
    word = _WORD.match(text, after)
    return word is not None and word[0].lower().rstrip(".") in lexicons.words(language, "abbreviations", "before_name")


def _opens_sentence(text: str, after: int, language: str) -> bool:
    """Whether the next word is one that a name does not begin with ("The", "He")."""
    word = _NEXT_WORD.match(text, after)
    if word is None or word[0] in _NAMES_TOO:
        return False
    return word[0].lower() in _openers(language)


@cache
def _openers(language: str) -> frozenset[str]:
    """The words that open a sentence and no name: those of the closed classes, number words, "According to"."""
    numbers = lexicons.load(language, "numbers")
    according = (entry.split()[0] for entry in lexicons.words(language, "cues", "according"))
    closed = lexicons.words(language, "grammar", *_OPENERS)
    return closed.union(according, numbers.get("small", ()), numbers.get("tens", ()))
