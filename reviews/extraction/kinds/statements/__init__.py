"""Attributed statements: quoted, half quoted and reported speech, each with who speaks."""

from collections.abc import Iterator

from reviews.extraction.claims import Claimant, Mention
from reviews.extraction.details import Statement, Telling
from reviews.extraction.document import Document
from reviews.extraction.speakers.resolve import Speakers
from reviews.extraction.text import quotations

from . import runs
from .runs import Reported


def find(document: Document) -> Iterator[Mention]:
    """Yield the statements of an article."""
    for words, claimant in read(document, Speakers(document)):
        yield _claim(document, words, claimant)


def read(document: Document, speakers: Speakers) -> Iterator[tuple[Reported, Claimant | None]]:
    """Yield everybody's words with who spoke, None where that cannot be told."""
    for words in runs.collect(document):
        if words.is_turn:
            yield words, None if speakers.cast.asks(words.source) else speakers.cast.claimant(words.source)
        else:
            yield words, speakers.claimant(words.source, words.antecedent, words.content)


def details(document: Document, words: Reported) -> Statement:
    """Return how the words are told."""
    return {
        "form": _form(document, words),
        "cue": document.text[slice(*words.cue)],
        "cue_span": list(words.cue),
        "content": [list(span) for span in words.content],
    }


def _claim(document: Document, words: Reported, claimant: Claimant | None) -> Mention:
    start, end = words.content[0][0], max(end for _, end in words.content)
    first, last = document.sentence_at(start), document.sentence_at(end - 1)
    quote, found = document.text[start:end], details(document, words)
    return Mention(start, end, quote, "statement", (first[0], last[1]), claimant, details=found, rule=words.rule)


def _form(document: Document, words: Reported) -> Telling:
    """Direct when all of it stands in quotation marks, mixed when a part does, else indirect."""
    quoted = [quotations.find(document.text, *span) for span in words.content]
    whole = [
        len(found) == 1 and (found[0].start, found[0].end) == span
        for found, span in zip(quoted, words.content, strict=True)
    ]
    return "direct" if all(whole) else "mixed" if any(quoted) else "indirect"
