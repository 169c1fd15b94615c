"""Words of a claim that a stranger cannot follow, and what may be meant by them."""

from dataclasses import dataclass

from reviews.extraction.claims import Span
from reviews.extraction.wording.candidates import Candidate, asks_for_somebody


@dataclass(frozen=True)
class Loose:
    """Words that a stranger cannot follow, the article's words around them, and what the article says that may be meant."""

    words: str
    span: Span
    excerpt: str
    candidates: list[Candidate]
    language: str

    @property
    def is_somebody(self) -> bool:
        return asks_for_somebody(self.words, self.language)

    def named(self, place: str) -> Candidate | None:
        """Return the candidate whose words stand at `place` in the article, as `place_of` writes it."""
        return next((one for one in self.candidates if place_of(one.source) == place), None)

    @property
    def offers(self) -> list[tuple[str, str, str]]:
        """Its place in the wording, that of each candidate in the article, and the words of the button."""
        return [(place_of(self.span), place_of(one.source), one.words) for one in self.candidates]


def place_of(span: Span) -> str:
    return f"{span[0]}-{span[1]}"
