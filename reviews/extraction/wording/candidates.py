"""Whom or what loose words may mean: persons for "he" and "the mayor", bodies for "they" and "the company", for "the
outbreak" the outbreaks told before it. A person chooses among them; nothing here guesses.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.speakers.names import Gender
from reviews.extraction.speakers.resolve import Speakers
from reviews.extraction.text.grammar.inflection import singular

from .names.cast import Cast
from .nouns import Nouns
from .nouns.noun import Noun

MOST = 4
_BEFORE, _BEHIND = 20_000, 2_000
"""Code points before loose words, and behind them, in which what they mean is looked for."""
_LONGEST = 70
_THE = "the "


@dataclass(frozen=True, slots=True)
class Candidate:
    """What loose words may mean: the article's `words` at `source`, to stand at `replaces`, with `tail` behind them."""

    words: str
    source: Span
    replaces: Span
    tail: str = ""


def candidates(text: str, loose: Span, *, language: str = "en") -> list[Candidate]:
    """Return what the words at `loose` may mean, at most four: what stands before them, the nearest first.

    Persons and what bears the same noun may be named further down too.
    """
    since = max(loose[0] - _BEFORE, 0)
    since = text.find("\n", since, loose[0]) + 1 or since if since else 0
    document = Document(text[since : loose[1] + _BEHIND], None, language)
    found = _Search(document, (loose[0] - since, loose[1] - since)).found()
    return [
        replace(one, source=_moved(one.source, since), replaces=_moved(one.replaces, since))
        for one in _different(found)
    ]


def asks_for_somebody(words: str, language: str) -> bool:
    """Whether loose words can mean nobody but a person: "he", "the mayor", "who"."""
    return _is_somebody(words.lower().split()[-1] if words.split() else "", lexicons.language_of(language))


def _is_somebody(head: str, language: str) -> bool:
    lists = (("wording", "he"), ("wording", "she"), ("names", "title"), ("candidates", "somebody"))
    return any(head in lexicons.words(language, name, key) for name, key in lists)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _different(found: Iterable[Candidate]) -> list[Candidate]:
    """The first of each wording, and no more than are offered."""
    told: dict[str, Candidate] = {}
    for one in found:
        told.setdefault(one.words.lower().removeprefix(_THE), one)
        if len(told) == MOST:
            break
    return list(told.values())


class _Search:
    def __init__(self, document: Document, loose: Span) -> None:
        self.document, self.loose = document, loose
        self.nouns = Nouns(document)
        self.cast = Cast(document, Speakers(document), self.nouns, [])
        self.words = document.text[slice(*loose)].lower()
        self.head = self.words.split()[-1] if self.words.split() else ""

    def found(self) -> Iterator[Candidate]:
        if _is_somebody(self.head, self.document.language):
            yield from self._persons(self._gender())
        elif self._is("candidates", "several"):
            yield from self._phrases(noun for noun in self._earlier if self._is_body(noun) or self._is_several(noun))
        elif self.words.startswith(_THE):
            yield from self._alike()
        else:  # "it", "this", "which"
            yield from self._phrases(noun for noun in self._earlier if not self._is_several(noun))

    def _is(self, lexicon: str, *keys: str) -> bool:
        return self.head in lexicons.words(self.document.language, lexicon, *keys)

    def _gender(self) -> Gender | None:
        return "he" if self._is("wording", "he") else "she" if self._is("wording", "she") else None

    # Persons

    def _persons(self, gender: Gender | None) -> Iterator[Candidate]:
        """The persons named, those first whose office is asked for."""
        people = self.cast.people
        near = sorted(people.named, key=lambda name: self._distance((name.start, name.end)))
        full = dict.fromkeys(whole for name in near if (whole := people.whole(name)) in people.everybody)
        fitting = [one for one in full if gender is None or people.gender(one) in (gender, None)]
        told = [(self.document.text[slice(*place)], place) for one in fitting if (place := self._place(one))]
        for words, place in sorted(told, key=lambda one: self.head not in one[0].lower().split()):
            yield Candidate(words, place, self.loose, self._possessive())

    def _place(self, full: str) -> Span | None:
        """Where a person is named, with the office where the article tells it in front."""
        if place := self.cast.introduced(full):
            return place
        at = self.document.text.find(full)
        return (at, at + len(full)) if at >= 0 else None

    def _possessive(self) -> str:
        """What makes a name stand for "his" and "their"; "her" does so in front of a noun."""
        is_her = self.head == "her" and self._has_noun_behind()
        return "’s" if is_her or self._is("candidates", "possessive") else ""

    def _has_noun_behind(self) -> bool:
        behind = self.document.tokens_in(self.loose[1], self.loose[1] + _LONGEST)
        word = behind[0].lower if behind else ""
        return word[:1].isalpha() and word not in lexicons.closed(self.document.language)

    # Bodies and things

    def _alike(self) -> Iterator[Candidate]:
        """What the article tells of the same noun: "the outbreak" is the measles outbreak in Samoa; and bodies for a body."""
        same = [noun for noun in self._near if singular(noun.head) == singular(self.head)]
        inner = self.loose[0] + len(_THE), self.loose[1]
        for noun in same:
            start = noun.modifiers[0] if noun.modifiers else noun.head_start
            if (start < noun.head_start or noun.complement) and self.loose[1] - self.loose[0] > len(_THE):
                yield self._candidate((start, self._end(noun)), inner)
        if self._is("names", "body") or self._is("bodies", "generic"):
            yield from self._phrases(filter(self._is_body, self._near))

    def _phrases(self, nouns: Iterable[Noun]) -> Iterator[Candidate]:
        for noun in nouns:
            yield self._candidate((noun.start, self._end(noun)), self.loose)

    def _candidate(self, source: Span, replaces: Span) -> Candidate:
        words = " ".join(self.document.text[slice(*source)].split())
        return Candidate(words, source, replaces, self._possessive())

    def _end(self, noun: Noun) -> int:
        end = noun.complement[1] if noun.complement else noun.end
        return end if end - noun.start <= _LONGEST else noun.end

    @cached_property
    def _near(self) -> list[Noun]:
        """The noun phrases that can be meant, the nearest first: no times, no persons, none that asks itself."""
        fitting = [noun for noun in self.nouns.every if self._can_be_meant(noun)]
        return sorted(fitting, key=lambda noun: self._distance((noun.start, noun.end)))

    @property
    def _earlier(self) -> Iterator[Noun]:
        """Those told before: what follows "it" and "they" says what they are or do."""
        return (noun for noun in self._near if noun.end <= self.loose[0])

    def _can_be_meant(self, noun: Noun) -> bool:
        start, end = self.loose
        is_here = noun.start < end and start < self._end(noun)
        is_person = bool(self.cast.within(noun.start, noun.end))
        return not (is_here or is_person or self._is_time(noun)) and self._says_which(noun)

    def _is_time(self, noun: Noun) -> bool:
        calendar = lexicons.words(self.document.language, "grammar", "month", "day", "time")
        return noun.head in calendar or singular(noun.head) in lexicons.words(
            self.document.language, "wording", "unique"
        )

    def _says_which(self, noun: Noun) -> bool:
        """Whether a phrase tells a reader something: "a ferry", "new turbines", no "it", "their money", "higher"."""
        goes_on = noun.unit.tag(noun.last) in "nNQ'" or noun.unit.tag(noun.last - 1) == "Q"
        if noun.end - noun.start > _LONGEST or noun.is_bare or goes_on:
            return False
        if noun.determiner:
            return noun.is_definite or noun.is_indefinite
        return noun.is_named or (self._is_several(noun) and noun.modifiers is not None)

    def _distance(self, span: Span) -> tuple[bool, int]:
        """How far from the loose words; whatever follows them comes last."""
        follows = span[0] >= self.loose[1]
        return follows, span[0] - self.loose[1] if follows else self.loose[0] - span[1]

    def _is_body(self, noun: Noun) -> bool:
        if not noun.is_named:
            return False
        words = self.document.text[noun.start : noun.end].split()
        known = lexicons.words(self.document.language, "bodies", "generic")
        grammar = self.cast.people.grammar
        return any(grammar.is_("body", word.lower()) or word.lower() in known or _is_acronym(word) for word in words)

    def _is_several(self, noun: Noun) -> bool:
        collective = lexicons.words(self.document.language, "nouns", "collective")
        return singular(noun.head) != noun.head or noun.head in collective


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()
