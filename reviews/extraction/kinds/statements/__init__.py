"""Attributed statements: quoted, half quoted and reported speech, each with who speaks."""

from collections.abc import Iterator

from reviews.extraction.claims import Claimant, ExtractedClaim
from reviews.extraction.document import Document
from reviews.extraction.speakers.resolve import Speakers
from reviews.extraction.text import quotations

from . import runs
from .runs import Reported


def find(document: Document) -> Iterator[ExtractedClaim]:
    """Yield the statements of an article."""
    speakers = Speakers(document)
    for words in runs.collect(document):
        yield _claim(document, words, speakers.claimant(words.source, words.antecedent))


def _claim(document: Document, words: Reported, claimant: Claimant | None) -> ExtractedClaim:
    start, end = words.content[0][0], max(end for _, end in words.content)
    first, last = document.sentence_at(start), document.sentence_at(end - 1)
    details = {
        "form": _form(document, words),
        "cue": document.text[slice(*words.cue)],
        "cue_span": list(words.cue),
        "content": [list(span) for span in words.content],
    }
    quote = document.text[start:end]
    return ExtractedClaim(
        start, end, quote, "statement", (first[0], last[1]), claimant, details=details, rule=words.rule
    )


def _form(document: Document, words: Reported) -> str:
    """Direct when all of it stands in quotation marks, mixed when a part does, else indirect."""
    quoted = [quotations.find(document.text, *span) for span in words.content]
    whole = [len(found) == 1 and tuple(found[0][:2]) == span for found, span in zip(quoted, words.content, strict=True)]
    return "direct" if all(whole) else "mixed" if any(quoted) else "indirect"
