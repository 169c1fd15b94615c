"""Two that are told of together: "both" is "Ada Finch and Tom Brandt", whom the sentence before names."""

import re
from functools import cached_property
from itertools import pairwise

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.text.grammar.unit import Tokens, Unit
from reviews.extraction.wording.draft import Draft
from reviews.extraction.wording.edits import Edit
from reviews.extraction.wording.names.cast import Cast

_LONGEST = 90  # code points
# Lund and Brandt, US team Cloud9 and Immortals; a third in front of them or behind makes it a row
_NAMES = re.compile(r"(?<![,CDnNQ'])D?[nN]*NCD?[nN]*N(?![nNC'])(?!,[CDN])")
# both were, both men were, both of these stops are; not "both Lund and Brandt"
_BOTH = re.compile(r"D(?:(?:P?[Do])?[Qn]*n|P?o)?(?![nNQ'CP])")


class Pairs:
    """What "both" stands for in one article."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document, self.cast = document, cast

    def tell(self, draft: Draft) -> None:
        """Put two names in the place of "both" where a clause begins with it."""
        unit, first = draft.clause.unit, draft.clause.first
        found = _BOTH.match(unit.tags, first, draft.clause.last) if self._is_both(unit, first) else None
        before = self._previous.get(id(unit)) if found and not first else None
        if found is None or before is None:
            return
        place, named = unit.span(first, found.end()), self._named(before)
        if named is None or draft.replaces(*place):
            draft.loose.append(place)
        else:
            draft.put(Edit(*place, self._words(*named), "both", (named[0][0], named[1][1])))

    def _is_both(self, unit: Unit, at: int) -> bool:
        return unit.lower(at) in lexicons.words(self.document.language, "wording", "both")

    def _named(self, unit: Unit) -> tuple[Span, Span] | None:
        """The two that a sentence names together, if it names no others so."""
        found = [match.span() for match in _NAMES.finditer(unit.tags)]
        start, end = unit.span(*found[0]) if len(found) == 1 else (0, 0)
        return self._parted(unit, found[0]) if 0 < end - start <= _LONGEST else None

    def _parted(self, unit: Unit, phrase: Tokens) -> tuple[Span, Span]:
        joint = unit.tags.index("C", *phrase)
        return unit.span(phrase[0], joint), unit.span(joint + 1, phrase[1])

    def _words(self, one: Span, other: Span) -> str:
        pattern: str = lexicons.load(self.document.language, "wording")["together"]
        return pattern.format(one=self._whole(one), other=self._whole(other))

    def _whole(self, place: Span) -> str:
        """One of the two as it is printed, a person by the whole name."""
        words = self.document.text[slice(*place)].replace("\n", " ")
        names = self.cast.within(*place)
        full = self.cast.whole(names[0]) if len(names) == 1 else None
        return full if full and names[0].end == place[1] and names[0].start == place[0] else words

    @cached_property
    def _previous(self) -> dict[int, Unit]:
        """The unit before each, in its paragraph."""
        return {id(after): before for _, units in self.document.units for before, after in pairwise(units)}
