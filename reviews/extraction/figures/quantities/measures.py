"""What a number counts or measures: "kilometres", "per cent", "European countries"; in full and in the singular."""

from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.line import Line
from reviews.extraction.text.grammar.phrases import Phrases


class Unit(NamedTuple):
    """A unit's name, and the token behind it."""

    name: str
    last: int


@cache
def _forms(language: str) -> tuple[Phrases[str], dict[str, str]]:
    """The forms of each unit, those that are one only in capitals apart: WAR, MW."""
    units = lexicons.load(language, "units").get("forms", {})
    written = [(form, name) for name, forms in units.items() for form in forms]
    capitals = {form: name for form, name in written if form.isupper() and form.isalpha()}
    return Phrases([(form, name) for form, name in written if form not in capitals], language), capitals


def measure(line: Line, at: int) -> Unit | None:
    """The unit of measure or money at a position."""
    forms, capitals = _forms(line.language)
    if name := capitals.get(line.word(at)):
        return Unit(name, at + 1)
    return next((Unit(name, last) for name, last in forms.at(line, at)), None)


def rated(line: Line, unit: Unit) -> Unit:
    """Add what a unit is counted by: "$8 a barrel", "40 hours per week"."""
    rates = _rates(line.language)
    dash = line.lower(unit.last) == "-" and line.lower(unit.last + 2) == "-"  # billion-a-year
    per = unit.last + dash
    if line.lower(per) not in rates.per:
        return unit
    at = per + 1 + dash
    base = measure(line, at) or Unit(line.lower(at), at + 1)
    is_when = line.lower(base.last) in rates.when  # "$259 million a year earlier"
    return Unit(f"{unit.name} per {base.name}", base.last) if base.name in rates.of and not is_when else unit


@cache
def per_so_many(language: str) -> Phrases[None]:
    """What leads to the number that a rate is told for: "per 100,000", "for every 1,000"."""
    written = lexicons.load(language, "units").get("rates", {}).get("per_so_many", [])
    return Phrases([(phrase, None) for phrase in written], language)


class _Rates(NamedTuple):
    per: frozenset[str]
    of: frozenset[str]
    when: frozenset[str]


@cache
def _rates(language: str) -> _Rates:
    rates = lexicons.load(language, "units").get("rates", {})
    return _Rates(*(frozenset(rates.get(key, [])) for key in _Rates._fields))


# Things counted


class _Nouns(NamedTuple):
    stops: frozenset[str]
    not_plural: frozenset[str]
    skipped: frozenset[str]
    collective: frozenset[str]
    singulars: dict[str, str]
    has_capital: bool  # nouns are told by their capital


@cache
def _nouns(language: str) -> _Nouns:
    closed = lexicons.closed(language) - lexicons.words(language, "grammar", "time")  # "two weeks" are weeks
    return _Nouns(
        closed | lexicons.words(language, "nouns", "stops"),
        lexicons.words(language, "nouns", "not_plural"),
        lexicons.words(language, "nouns", "skipped"),
        lexicons.words(language, "nouns", "collective"),
        lexicons.load(language, "units").get("singulars", {}),
        bool(lexicons.words(language, "nouns", "capital")),
    )


_LONGEST_PHRASE = 6


def counted(line: Line, at: int, count: float | None) -> Unit | None:
    """The noun phrase at a position, up to the head that `count` makes plural: "different bosses" → "different boss"."""
    nouns = _nouns(line.language)
    while line.lower(at) in nouns.skipped:
        at += 1
    last = _phrase_end(line, at, nouns)
    if last == at:
        return None
    if nouns.has_capital:
        noun = next((place for place in range(at, last) if line.word(place)[0].isupper()), None)
        return Unit(_named(line, noun, noun + 1, nouns), noun + 1) if noun is not None else None
    if count == 1:
        return Unit(_named(line, at, last, nouns), last)
    head = next((place for place in range(at, last) if _is_plural(line.lower(place), nouns)), None)
    return Unit(_named(line, at, head + 1, nouns), head + 1) if head is not None else None


def _phrase_end(line: Line, at: int, nouns: _Nouns) -> int:
    last = at
    while last < len(line.tokens) and last - at < _LONGEST_PHRASE:
        word = line.lower(last)
        if not word[0].isalpha() or word in nouns.stops or (last > at and word.endswith(("ly", "ed", "ing"))):
            break
        last += 1
    return last


def _named(line: Line, first: int, last: int, nouns: _Nouns) -> str:
    words = [line.word(at) if line.word(at)[0].isupper() else line.lower(at) for at in range(first, last)]
    return " ".join([*words[:-1], _singular(words[-1], nouns)])


def _is_plural(word: str, nouns: _Nouns) -> bool:
    if word in nouns.singulars or word in nouns.collective:
        return True
    if len(word) < 3 or not word.endswith("s") or word in nouns.not_plural:
        return False
    return not word.endswith(("ss", "us", "is", "’s", "'s"))


def singular(word: str, language: str = "en") -> str:
    """The singular of a noun."""
    return _singular(word, _nouns(language))


def _singular(word: str, nouns: _Nouns) -> str:
    lower = word.lower()
    if lower in nouns.singulars:
        return nouns.singulars[lower] if word.islower() else nouns.singulars[lower].capitalize()
    if len(word) > 3 and lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if lower.endswith("s") and _is_plural(lower, nouns) else word
