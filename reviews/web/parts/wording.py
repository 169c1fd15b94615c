"""A claim as it reads on the desk: its attribution, its wording, and where each word comes from that the program put in."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reviews.content.denials import is_quotation
from reviews.extraction import denies, lexicons
from reviews.extraction.whole import indirectly, is_lowered
from reviews.models import Claim

from .marks import starts_of

PARAGRAPHS = (
    _("from the article’s first paragraph"),
    _("from the article’s second paragraph"),
    _("from the article’s third paragraph"),
    _("from the article’s fourth paragraph"),
    _("from the article’s fifth paragraph"),
    _("from the article’s sixth paragraph"),
    _("from the article’s seventh paragraph"),
    _("from the article’s eighth paragraph"),
    _("from the article’s ninth paragraph"),
    _("from the article’s tenth paragraph"),
)
CONTEXT = 60
"""Code points shown on each side of the words that were taken over."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the claim; `number` is that of their origin, 0 for the article's own words in their place."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where inserted `words` come from, and the article's words there, if they can be shown."""

    words: str
    where: str
    excerpt: str = ""


@dataclass(frozen=True)
class Source:
    """The text of an article, to describe where in it something stands."""

    text: str
    title: str

    @cached_property
    def _starts(self) -> list[int]:
        return starts_of(self.text)

    def place(self, at: int) -> str:
        """Return which paragraph something is from, in words; a text that opens with its title has that for headline."""
        number = bisect_right(self._starts, at)
        if self._starts and self.text[self._starts[0] :].startswith(f"{self.title}\n"):
            number -= 1
        if number < 1:
            return gettext("from the article’s headline")
        if number <= len(PARAGRAPHS):
            return str(PARAGRAPHS[number - 1])
        return gettext("from the article’s paragraph %(number)s") % {"number": number}

    def around(self, start: int, end: int) -> str:
        """Return the words at a place with some before and behind, whole words, on one line."""
        first, stop = max(0, start - CONTEXT), len(self.text)
        last = min(stop, end + CONTEXT)
        before, behind = self.text[first:start], self.text[end:last]
        if first:
            before = f"…{before[before.find(' ') + 1 :]}"
        if last < stop:
            behind = f"{behind[: behind.rfind(' ') + 1].rstrip()}…"
        return " ".join(f"{before}{self.text[start:end]}{behind}".split())


@dataclass(frozen=True)
class Wording:
    pieces: tuple[Piece, ...]
    origins: tuple[Origin, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @classmethod
    def of(cls, claim: Claim, source: Source | None = None, *, worded: Mapping[str, Any] | None = None) -> Self:
        """Return the claim as it reads now, or as it was frozen in `worded`.

        Without the article's text, as in the queue, an origin has only whether it stands before the claim or behind it.
        """
        said, wording = (worded.get("said", ""), worded["wording"]) if worded else (claim.said, claim.wording)
        attribution = attribution_in_front(said, wording, claim.article.language)
        pieces, origins = [Piece(attribution)] if attribution else [], []
        at = 0
        for one in claim.insertions if wording == claim.wording else ():
            start, end = one["start"], one["end"]
            if not at <= start < end <= len(wording):
                continue
            origins.append(_origin(one, wording[start:end], claim, source))
            pieces += [Piece(wording[at:start]), Piece(wording[start:end], len(origins))]
            at = end
        pieces.append(Piece(wording[at:]))
        if attribution and is_lowered(wording, claim.quote, claim.article.language):
            place = 1 if pieces[1].text else 2  # nothing stands before an insertion that opens the wording
            first = pieces[place]
            pieces[place] = Piece(first.text[:1].lower() + first.text[1:], first.number)
        return cls(tuple(piece for piece in pieces if piece.text), tuple(origins))


def attribution_in_front(said: str, wording: str, language: str) -> str:
    """Return the attribution of a claim, as it stands in front of the wording; a denial stands in the wording itself."""
    if not said or denies(said, lexicons.language_of(language)):
        return ""
    return f"{said if is_quotation(wording) else indirectly(said, language)} "


def _origin(insertion: Mapping[str, Any], words: str, claim: Claim, source: Source | None) -> Origin:
    span = insertion["source"]
    if span is None:
        if insertion["rule"] in ("date", "relative"):
            return Origin(words, gettext("computed from the day of publication"))
        return Origin(words, gettext("from the article’s headline"))
    start, end = span
    if source is not None:
        return Origin(words, source.place(start), source.around(start, end))
    is_earlier = start < claim.start
    return Origin(
        words,
        gettext("from earlier in the article") if is_earlier else gettext("from further down in the article"),
    )
