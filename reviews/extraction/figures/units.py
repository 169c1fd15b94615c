"""What a number counts or measures: "kilometres", "$", "per cent", "European countries"; in full and in the singular."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token, split


class Unit(NamedTuple):
    """A unit's name, and the token behind it."""

    name: str
    last: int


class _Table(NamedTuple):
    forms: dict[tuple[str, ...], str]
    longest: dict[str, int]
    capitals: dict[str, str]  # forms that are units only in capitals: WAR, MW


@cache
def _table(language: str) -> _Table:
    forms: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = {}
    capitals: dict[str, str] = {}
    for name, written in lexicons.load(language, "units").get("forms", {}).items():
        for form in written:
            if form.isupper() and form.isalpha():
                capitals[form] = name
                continue
            key = tuple(token.lower for token in split(form))
            forms.setdefault(key, name)
            longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return _Table(forms, longest, capitals)


@cache
def _nouns(language: str) -> "_Nouns":
    grammar = lexicons.words(language, "grammar")
    time = lexicons.words(language, "grammar", "time", "adverb", "not_adverb")
    more = lexicons.words(language, "nouns")
    data = lexicons.load(language, "units")
    rates = data.get("rates", {})
    return _Nouns(
        frozenset(
            (grammar - time)
            | lexicons.words(language, "grammar", "adverb")
            | lexicons.words(language, "nouns", "stops")
        ),
        lexicons.words(language, "nouns", "not_plural"),
        lexicons.words(language, "nouns", "skipped"),
        lexicons.words(language, "nouns", "collective") & more,
        data.get("singulars", {}),
        frozenset(rates.get("per", [])),
        frozenset(rates.get("of", [])),
    )


class _Nouns(NamedTuple):
    stops: frozenset[str]
    not_plural: frozenset[str]
    skipped: frozenset[str]
    collective: frozenset[str]
    singulars: dict[str, str]
    per: frozenset[str]
    rated: frozenset[str]


_LONGEST_PHRASE = 6


def measure(tokens: Sequence[Token], at: int, language: str = "en") -> Unit | None:
    """The unit of measure or money at token `at`, with the rate behind it: "dollar per barrel"."""
    if at >= len(tokens):
        return None
    table = _table(language)
    if name := table.capitals.get(tokens[at].text):
        return Unit(name, at + 1)
    for length in range(min(table.longest.get(tokens[at].lower, 0), len(tokens) - at), 0, -1):
        name = table.forms.get(tuple(token.lower for token in tokens[at : at + length]))
        if name is not None:
            return Unit(name, at + length)
    return None


def rated(tokens: Sequence[Token], unit: Unit, language: str = "en") -> Unit:
    """Add what a unit is counted by: "$8 a barrel", "40 hours per week", "1.3 A/cm2"."""
    nouns = _nouns(language)
    if unit.last >= len(tokens) or tokens[unit.last].lower not in nouns.per:
        return unit
    base = measure(tokens, unit.last + 1, language) or _bare(tokens, unit.last + 1)
    return Unit(f"{unit.name} per {base.name}", base.last) if base and base.name in nouns.rated else unit


def _bare(tokens: Sequence[Token], at: int) -> Unit | None:
    return Unit(tokens[at].lower, at + 1) if at < len(tokens) else None


def counted(tokens: Sequence[Token], at: int, count: float | None, language: str = "en") -> Unit | None:
    """The noun phrase at token `at`, up to the head that `count` makes plural: "different bosses" → "different boss"."""
    nouns = _nouns(language)
    while at < len(tokens) and tokens[at].lower in nouns.skipped:
        at += 1
    last = _phrase_end(tokens, at, nouns)
    if last == at:
        return None
    if count == 1:
        return Unit(_named(tokens, at, last, nouns), last)
    for head in range(at, last):
        if _is_plural(tokens[head].lower, nouns):
            return Unit(_named(tokens, at, head + 1, nouns), head + 1)
    return None


def _phrase_end(tokens: Sequence[Token], at: int, nouns: _Nouns) -> int:
    last = at
    while last < len(tokens) and last - at < _LONGEST_PHRASE:
        word = tokens[last].lower
        if not word[0].isalpha() or word in nouns.stops or (word.endswith("ly") and last > at):
            break
        if last > at and word.endswith(("ed", "ing")):
            break
        last += 1
    return last


def _named(tokens: Sequence[Token], first: int, last: int, nouns: _Nouns) -> str:
    words = [token.text if token.text[0].isupper() else token.lower for token in tokens[first:last]]
    return " ".join([*words[:-1], _singular(words[-1], nouns)])


def is_plural(word: str, language: str = "en") -> bool:
    """Whether a lower-case word looks like a plural noun."""
    return _is_plural(word, _nouns(language))


def _is_plural(word: str, nouns: _Nouns) -> bool:
    if word in nouns.singulars or word in nouns.collective:
        return True
    if len(word) < 3 or not word.endswith("s") or word in nouns.not_plural:
        return False
    return not word.endswith(("ss", "ous", "us", "is", "’s", "'s"))


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
    return word[:-1] if len(word) > 2 and _is_plural(lower, nouns) and lower.endswith("s") else word
