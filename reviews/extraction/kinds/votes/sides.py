"""How many voted each way, told one by one: "153 countries voting in favour, 23 abstaining and 10 against"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from reviews.extraction import lexicons, rules
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.counted import line
from reviews.extraction.rules import Match
from reviews.extraction.text.grammar.phrases import Phrases

type Tokens = tuple[int, int]

_SIZE, _ANSWER = "size", "answer"
"""What rules tell of a number of all who may vote, and of those who voted to do something else."""
_CAST, _WHOLE = frozenset(["cast", "said", "counted"]), frozenset(["whole", "members"])
"""What rules capture where votes were cast, and where all who could vote are told of."""


@dataclass(frozen=True, slots=True)
class Sided:
    """So many votes on one side, on the tokens `first:last`."""

    side: str
    count: int
    first: int
    last: int
    says_vote: bool  # "votes", "voted": not only "for" or "against"
    of_whole_body: bool  # "countries", "members"
    has_purpose: bool = False  # "voted to leave"


def words(reading: Reading, *keys: str) -> frozenset[str]:
    """The words under `keys` of the lexicon of votes."""
    return lexicons.words(reading.language, "votes", *keys)


@cache
def _phrases(language: str) -> Phrases[str]:
    """The words for each side."""
    sides = lexicons.load(language, "votes").get("sides", {})
    return Phrases([(phrase, side) for side, written in sides.items() for phrase in written], language)


def side_at(reading: Reading, at: int) -> tuple[str, int] | None:
    """The side that the words at a position name, and where they end."""
    sides = _phrases(reading.language)
    return next(sides.at(reading, at), None) if reading.lower(at) in sides.openers else None


def find(reading: Reading) -> list[Sided]:
    """Return the numbers of a sentence that stand with a side, in order."""
    known = rules.load(reading.language, "sides")
    told = line(known, reading) if known else None
    if told is None or all(one.rule.tells in (_SIZE, _ANSWER) for one in told.rules):
        return []
    matches = _first_of_each(told.matches())
    found = [_sided(reading, match) for match in matches if match.rule.tells != _SIZE]
    return [*_with_answers(found)]


def _first_of_each(matches: Iterable[Match]) -> list[Match]:
    """Of each number the first match, in the order of the sentence."""
    first: dict[int, Match] = {}
    for match in matches:
        first.setdefault(_number(match)[0], match)
    return [first[at] for at in sorted(first)]


def _number(match: Match) -> Tokens:
    """The number of a match, or what stands for one: "none", "an", "only"."""
    return next(match.spans[name] for name in ("count", "none", "one") if name in match.spans)


def _sided(reading: Reading, match: Match) -> Sided:
    spans = match.spans
    at, _ = _number(match)
    number = reading.number_at(at)
    count = number.whole or 0 if number and "count" in spans else int("one" in spans)
    first, last = spans.get("figure", (match.first, match.last))
    side = match.rule.tells or _side(reading, *spans["side"])
    is_cast, is_whole = not _CAST.isdisjoint(spans), not _WHOLE.isdisjoint(spans) and "relative" not in spans
    return Sided(side, count, first, last, is_cast, is_whole, "purpose" in spans)


def _side(reading: Reading, first: int, last: int) -> str:
    return next(side for side, end in _phrases(reading.language).at(reading, first) if end == last)


# What they voted to do: "31 voted to leave and 27 to stay"


_ANSWER_WITHIN = 16


def _with_answers(found: list[Sided]) -> Iterator[Sided]:
    """The figures, those who voted to do one thing in favour, and the next to do another against it."""
    asked: Sided | None = None
    for figure in found:
        is_answer = asked is not None and figure.has_purpose and figure.first - asked.last <= _ANSWER_WITHIN
        if is_answer:
            yield replace(figure, side="against")
        elif figure.side != _ANSWER:
            yield figure
        asked = figure if figure.has_purpose and (is_answer or figure.side != _ANSWER) else asked
