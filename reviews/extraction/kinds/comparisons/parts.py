"""What every comparison is made of: its words, where its clause ends, and its mention."""

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.details import Comparing, Comparison
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

_LONGEST = 30


def words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "comparisons", key)


def claim(
    document: Document, reading: Reading, first: int, last: int, form: Comparing, cue: str, compared: str | None = None
) -> Mention:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    details: Comparison = {"form": form, "cue": cue, "compared": compared}
    return Mention(
        start,
        end,
        document.text[start:end],
        "comparison",
        reading.span,
        details=details,
        rule=f"comparisons: {form}",
    )


def text(document: Document, reading: Reading, first: int, last: int) -> str:
    return document.text[reading.tokens[first].start : reading.tokens[last - 1].end]


def phrase_end(reading: Reading, at: int) -> int:
    """Where the clause ends: at a comma outside quotes, a word that opens another clause, or a verb."""
    opening, closing = _marks(reading.language)
    quoted = any(reading.word(place) in opening for place in range(max(at - 3, 0), at))
    for place in range(at, min(at + _LONGEST, len(reading.tokens))):
        word = reading.word(place)
        if word in opening:
            quoted = True
        elif word in closing:
            quoted = False
        elif not quoted and _ends_clause(reading, place):
            return _without_opener(reading, at, place)
    return min(at + _LONGEST, len(reading.tokens))


def _marks(language: str) -> tuple[str, str]:
    """What opens a quotation, and what closes it: “ does either, by language."""
    opening, closing = lexicons.load(language, "wording").get("marks", ("“", "”"))
    return f"{opening}«", f"{closing}»"


def _without_opener(reading: Reading, at: int, last: int) -> int:
    """Leave off a word that begins the next clause: the "they" of "than they were"."""
    while last > at and reading.tags[last - 1] in "pDCPWT":
        last -= 1
    return last


def _ends_clause(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    is_verb = reading.tags[at] in "VBHM" and word.islower()  # "in May" is no verb
    return is_verb or is_mark(word) or word.lower() in words(reading, "stops")


def is_mark(word: str) -> bool:
    return word in (",", ";", ":", ".", "!", "?", "–", "—", "(", ")", "…", "-")


def verb_before(reading: Reading, at: int) -> int:
    """Where the predicate begins that the comparative stands in: "passed by a wider margin"."""
    for place in range(at - 1, max(at - 7, -1), -1):
        if is_mark(reading.word(place)):
            break
        if reading.tags[place] in "VEBH":
            return reading.verb_start(place)
    return at - (at > 0 and reading.lower(at - 1) in ("a", "an", "the", "far", "much"))
