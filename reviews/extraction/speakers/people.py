"""Everybody the article names: who is meant by a surname, and what tells "he" from "she"."""

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.document import Document
from reviews.extraction.text.grammar import vocabulary
from reviews.extraction.text.tokens import Token

from .names import Gender, Name, grammar

_SHORTEST = 3  # letters
_LINKS: frozenset[str | None] = frozenset("PSwWTC")
_CLOSED: frozenset[str | None] = frozenset("DQpoWwPSTtCBHMRX")


class People:
    """The persons named in an article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.grammar = grammar(document.language)

    @cached_property
    def named(self) -> list[Name]:
        """Every name in the prose, whole or in part, in order; "May" is one if the article has a Theresa May."""
        prose = [block for block in self.document.blocks if block.is_prose]
        names = [name for block in prose for name in self._names_in(block.start, block.end)]
        surnames = {name.surname for name in names if name.is_whole or name.titled}
        months = lexicons.words(self.document.language, "grammar", "month")
        return [name for name in names if name.surname not in months or name.surname in surnames]

    def _names_in(self, start: int, end: int) -> list[Name]:
        tokens = self.document.tokens_in(start, end)
        runs = (
            self.without_opening(tokens[first:last])
            for first, last in self.grammar.runs(tokens)
            if not (first and self._is_called(tokens, first))
        )
        return [name for run in runs if run and not self._is_line(run) and (name := self.grammar.read(run))]

    def _is_line(self, run: list[Token]) -> bool:
        """Whether capitals go on over words that no name has, as in a headline: "What Arden Could Do When Up Against Lund"."""
        words = (token.lower for token in run[1:] if len(token.text) >= _SHORTEST)
        return any(vocabulary.letter(word, self.document.language) in _LINKS for word in words)

    def _is_called(self, tokens: list[Token], first: int) -> bool:
        """Whether a name only likens somebody to its bearer: nicknamed the “Ada Lund of the north”."""
        likened = lexicons.words(self.document.language, "names", "likened")
        return not likened.isdisjoint([token.lower for token in tokens[max(first - 3, 0) : first]])

    def without_opening(self, run: list[Token]) -> list[Token]:
        """A run of capitalised words without those that only begin the sentence ("The", "When", "On Monday")."""
        first = 0
        while first < len(run) and self._only_opens(run[first].lower):
            first += 1
        return run[first:]

    def _only_opens(self, word: str) -> bool:
        return self.grammar.is_("no_name", word) or vocabulary.letter(word, self.document.language) in _CLOSED

    @cached_property
    def everybody(self) -> frozenset[str]:
        """The persons, each by the usual form of the name; a lone capitalised word is none without a title."""
        certain = (name for name in self.named if len(name.words) > 1 or name.titled or name.gender)
        return frozenset(self.whole(name) for name in certain)

    def has_surname(self, word: str) -> bool:
        """Whether the article names somebody by a whole name that ends with this word."""
        return word.lower() in self._full

    @cached_property
    def _full(self) -> dict[str, Counter[str]]:
        """Whole names by each surname, with how often they stand in the article."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for name in self.named:
            if name.is_whole:
                found[name.surname][name.full] += 1
        return found

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Counter[str]]:
        """The whole names that one person may be printed by, by surname and given name, with how often they stand."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for name in self.named:
            if name.is_whole:
                found[name.surname, name.given][name.full] += 1
        return found

    @cached_property
    def _by_given(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.named:
            if name.is_whole:
                found[name.given].add(name.full)
        return found

    @cached_property
    def _genders(self) -> dict[str, Gender]:
        found: dict[str, Counter[Gender]] = defaultdict(Counter)
        for name in self.named:
            if name.gender and (name.titled or name.is_whole or self.whole(name) == name.full):
                found[self.whole(name)][name.gender] += 1
        return {full: told.most_common(1)[0][0] for full, told in found.items()}

    def gender(self, full: str) -> Gender | None:
        """What the article’s titles and the given name tell of a person, if they agree."""
        return self._genders.get(full)

    def knows(self, surname: str) -> bool:
        """Whether somebody with a whole name has this surname, in lower case."""
        return surname in self._full

    def whole(self, name: Name) -> str:
        """The full name of a person named in part, if the article has exactly one that fits, else the name as printed."""
        key = (name.words, name.gender, name.titled)
        if key not in self._wholes:
            self._wholes[key] = self._find_whole(name)
        return self._wholes[key]

    @cached_property
    def _wholes(self) -> dict[tuple[tuple[str, ...], Gender | None, bool], str]:
        return {}

    def _find_whole(self, name: Name) -> str:
        if name.is_whole:
            return self._usual_form(name)
        known = self._full.get(name.surname)
        if known:
            return _best([(full, count) for full, count in known.items() if self._fits(name, full)]) or name.full
        given = self._by_given.get(name.given, set())
        return next(iter(given)) if len(given) == 1 else name.full

    def _fits(self, name: Name, full: str) -> bool:
        """Whether a title tells nothing else of somebody’s gender; a surname that is a given name too ("Warren") tells nothing."""
        told = self.grammar.gender_of(full.split()[0])
        return not (name.titled and name.gender and told) or name.gender == told

    def _usual_form(self, name: Name) -> str:
        """ "Donald J. Trump" and "Donald Trump" are one: the form that stands most often, the first of equals."""
        same = self._forms[name.surname, name.given]
        return max(same, key=same.__getitem__) if same else name.full

    def before(self, position: int, since: int, most: int) -> list[Name]:
        """The names between two places of the text, the latest first and no more than `most`."""
        first, last = bisect_left(self._starts, since), bisect_left(self._starts, position)
        return self.named[max(first, last - most) : last][::-1]

    def within(self, start: int, end: int) -> list[Name]:
        """The names in a stretch of text, in order."""
        return self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.named]


def _best(counted: list[tuple[str, int]]) -> str | None:
    """The one name that stands more often than any other; the forms of one person count as one."""
    people: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for full, count in counted:
        people[full.split()[0]].append((full, count))
    ranked = sorted(people.values(), key=lambda forms: -sum(count for _, count in forms))
    if not ranked or (len(ranked) > 1 and _total(ranked[0]) == _total(ranked[1])):
        return None
    return max(ranked[0], key=lambda pair: pair[1])[0]


def _total(forms: list[tuple[str, int]]) -> int:
    return sum(count for _, count in forms)
