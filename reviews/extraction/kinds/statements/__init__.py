"""Attributed statements: quoted, half quoted and reported speech, each with who speaks."""

from collections.abc import Iterator

from reviews.extraction.claims import Claimant, ExtractedClaim
from reviews.extraction.document import Document

from . import cues, units
from .frames import Frames


def find(document: Document) -> Iterator[ExtractedClaim]:
    """Yield the statements of an article."""
    for block in document.blocks:
        if block.is_prose:
            for unit in units.split(document, block):
                found = cues.find(unit, document.language)
                for attribution in Frames(unit, found).find():
                    content = [list(unit.span(*part)) for part in attribution.content]
                    start, end = content[0][0], max(part[1] for part in content)
                    source = unit.span(*attribution.source) if attribution.source else None
                    claimant = Claimant(document.text[slice(*source)], None, source) if source else None
                    cue = unit.span(*attribution.cue)
                    yield ExtractedClaim(
                        start,
                        end,
                        document.text[start:end],
                        "statement",
                        document.sentence_at(cue[0]),
                        claimant,
                        details={
                            "form": "direct",
                            "cue": document.text[slice(*cue)],
                            "cue_span": list(cue),
                            "content": content,
                        },
                        rule=attribution.rule,
                    )
