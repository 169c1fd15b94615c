"""“By a wider margin than in October”."""

from collections.abc import Iterator

from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from .parts import claim, is_mark, phrase_end, text, verb_before, words


def find(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    for at in cues:
        if reading.lower(at) in words(reading, "than") and (cue := _comparative_before(reading, at)) is not None:
            last = phrase_end(reading, at + 1)
            if last > at + 1 and not reading.number_at(at + 1):
                compared = text(document, reading, at + 1, last)
                said = (
                    f"{reading.lower(cue)} … {reading.lower(at)}"
                    if cue < at - 1
                    else f"{reading.lower(cue)} {reading.lower(at)}"
                )
                yield claim(
                    document, reading, verb_before(reading, cue), last, form="comparative", cue=said, compared=compared
                )


def _comparative_before(reading: Reading, than: int) -> int | None:
    """The "wider" of "a wider margin than"; None for "rather than", and for "more than" without a thing compared.

    "More than in any year since" compares; "more than 40" and "later than May" do not.
    """
    for at in range(than - 1, max(than - 7, -1), -1):
        word = reading.lower(at)
        if word in words(reading, "not_comparing") or is_mark(word):
            return None
        if word in words(reading, "irregular_comparatives"):
            is_bare = at == than - 1 and word in words(reading, "bare")
            return None if is_bare and not _opens_record(reading, than + 1) else at
    return None


def _opens_record(reading: Reading, at: int) -> bool:
    """Whether the words behind "than" compare with every other time: "in any year since 2011", "ever before"."""
    at += reading.lower(at) in ("in", "at", "on", "during")
    return reading.lower(at) in words(reading, "ever")
