"""Was this checked before? Ranks a corpus of earlier claims by the words, numbers and names they share with a sentence.

Okapi BM25 with weighted fields (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). A number counts as
its value ("1,000" is "1000", "two" is "2"), a tag or handle as the words in it ("#GrayWolves" is "gray wolves"), and a
word a little for its kin ("pay" for "wages"). The best are put in order by how much of their wording agrees, letter by
letter and empty words included, by how near their figures are ("a third" is near "30 percent"), and by how often their
claimant was checked: people repeat themselves.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from heapq import nsmallest
from itertools import chain, islice, permutations
from math import fsum, log, log1p, sqrt
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from . import lexicons
from .figures import quantities

FIELDS = {"claim": 1.0, "title": 1.0, "subtitle": 0.4, "text": 0.4, "date": 0.3}
"""How much a word counts for where it stands. `claim` and `title` name what was checked, the others tell about it."""
CLAIMANTS = ("claimant", "speaker")
"""The fields that may name who made the claim."""
LIMIT = 20

# Fitted on CheckThat! 2022 task 2 (1,198 tweets against Snopes, 702 sentences against PolitiFact); all are flat there.
_SATURATION = 1.8  # k1: how soon a word said again stops counting
_LENGTH = 0.6  # b: how much a long field is held against its words
_KIN = 0.5  # what a word's kin counts of the word itself
# What the same wording throughout adds, as a share of the best score: its letters, its words and its figures.
_LETTERS, _WORDS, _FIGURES = 1.2, 0.3, 0.2
_TITLE = 0.5  # what the wording of a title counts of the claim's
_NO_FIGURES = 0.7  # how near figures are held to be where there are none to compare
_MOST_FIGURES = 20  # of each side; what has more is a table
_RUN = 4  # how many letters in a row are compared
_ROOT = 6  # how many letters of a word tell it: "immigrants" and "immigration" are one
_REPEATED = 0.06  # what each doubling, and a half, of a claimant's checks adds
_COMPARED = 100  # how many of the best are compared in their wording
_USUAL_LENGTH = {"claim": 14, "title": 8, "text": 14, "subtitle": 10, "date": 4}  # words, in published checks


class Match(NamedTuple):
    """An earlier claim and how well it fits; scores compare within one ranking only."""

    id: Any
    score: float

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "score": round(self.score, 3)}


class Corpus:
    """Earlier claims, indexed once and asked often, all in memory.

    A million claims take 1 GB, four and a half minutes to index and 0.85 seconds to ask on one core
    (`python -m tests.load.matching`). A desk with more asks the database's search index first.
    """

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Index records with an `id`, a `claim`, and whatever they have of FIELDS and CLAIMANTS."""
        self.ids: list[Any] = []
        self._claims: list[str] = []
        self._titles: list[str] = []
        self._claimants: list[str] = []
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._weights: defaultdict[str, array[float]] = defaultdict(lambda: array("f"))
        for place, record in enumerate(records):
            self.ids.append(record["id"])
            self._claims.append(record["claim"])
            self._titles.append(record.get("title") or "")
            self._claimants.append(next((record[name] for name in CLAIMANTS if record.get(name)), ""))
            for term, weight in _weigh(record):
                self._places[term].append(place)
                self._weights[term].append(weight)
        self._checks = Counter(filter(None, self._claimants))

    def rank(self, sentence: str, limit: int = LIMIT) -> list[Match]:
        """Return the earlier claims that share most with `sentence`, best first; ties in the order of the corpus."""
        likely = _best(self._shared(sentence), max(limit, _COMPARED))
        most = likely[0][1] if likely else 0.0
        wording = Wording(sentence, (f"{self._claims[place]} {self._titles[place]}" for place, _ in likely))
        scores = {
            place: score + most * wording.likeness(self._claims[place], self._titles[place]) for place, score in likely
        }
        return [Match(self.ids[place], score) for place, score in _best(scores, limit)]

    def _shared(self, sentence: str) -> dict[int, float]:
        """What each claim shares with the sentence, as the weight of the terms they have in common."""
        scores: defaultdict[int, float] = defaultdict(float)
        for term, share in _asked(sentence).items():
            rarity = share * _rarity(len(self._places.get(term, ())), len(self.ids))
            for place, weight in zip(self._places.get(term, ()), self._weights.get(term, ()), strict=True):
                scores[place] += rarity * weight
        for place in scores:
            scores[place] *= 1 + _REPEATED * log1p(self._checks[self._claimants[place]])
        return scores


class Wording:
    """How a sentence is put, to be held against how claims are; letters tell more that few of the `others` have."""

    def __init__(self, sentence: str, others: Iterable[str] = ()) -> None:
        self._plain = _plain(sentence)
        self._runs = _runs(self._plain)
        self._figures = [*islice(_figures(sentence), _MOST_FIGURES)]
        compared = [_runs(_plain(other)) for other in others]
        holders = Counter(chain.from_iterable(compared))
        unseen = _rarity(0, len(compared)) ** 2
        self._weights = defaultdict(
            lambda: unseen, {run: _rarity(times, len(compared)) ** 2 for run, times in holders.items()}
        )
        self._whole = self._weight(self._runs)

    def likeness(self, claim: str, title: str) -> float:
        """Return what the wording of a claim and its title has in common with the sentence's."""
        return self._agreement(claim) + _TITLE * self._agreement(title) + _FIGURES * self.figures(claim)

    def figures(self, claim: str) -> float:
        """Return how near the nearest two figures of sentence and claim are, the smaller as a share of the larger."""
        told = islice(_figures(claim), _MOST_FIGURES) if self._figures else ()
        return max(
            (min(figure, other) / max(figure, other) for figure in told for other in self._figures),
            default=_NO_FIGURES,
        )

    def _agreement(self, other: str) -> float:
        plain = _plain(other)
        return _LETTERS * self._letters(plain) + _WORDS * fuzz.token_set_ratio(self._plain, plain) / 100

    def _letters(self, other: str) -> float:
        """The cosine of the runs of letters, which parts of words share too ("health" and "healthcare")."""
        runs = _runs(other)
        return self._weight(self._runs & runs) / sqrt(self._whole * self._weight(runs))

    def _weight(self, runs: Iterable[str]) -> float:
        return fsum(map(self._weights.__getitem__, runs))  # the same in whatever order a set has them


def _rarity(holders: int, among: int) -> float:
    """The inverse document frequency: what few claims speak of tells more than what all do."""
    return log(1 + (among - holders + 0.5) / (holders + 0.5))


def _figures(text: str) -> Iterator[float]:
    """Yield the figures of a text without their signs and without zeros, which are a share of nothing."""
    for quantity in quantities.find(text):
        yield from (abs(figure) for figure in (quantity.value, quantity.minimum, quantity.maximum) if figure)


def _runs(plain: str) -> set[str]:
    """The runs of letters in a text; one shorter than a run is one itself, so there always is one."""
    padded = f" {plain} "
    return {padded[at : at + _RUN] for at in range(max(len(padded) - _RUN + 1, 1))}


def _best(scores: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    return nsmallest(limit, scores.items(), key=lambda scored: (-scored[1], scored[0]))


def _weigh(record: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield each term of a record with what it is worth there, before its rarity."""
    weights: defaultdict[str, float] = defaultdict(float)
    for field, share in FIELDS.items():
        found = Counter(terms(record.get(field) or ""))
        length = 1 - _LENGTH + _LENGTH * found.total() / _USUAL_LENGTH[field]
        for term, times in found.items():
            weights[term] += share * times / length
    return ((term, weight * (_SATURATION + 1) / (_SATURATION + weight)) for term, weight in weights.items())


def _asked(sentence: str) -> dict[str, float]:
    """The terms to look for: those of the sentence, and at a discount their kin."""
    asked = dict.fromkeys(terms(sentence), 1.0)
    return {kin: _KIN for term in asked for kin in _kin().get(term, ())} | asked


# Terms ---------------------------------------------------------------------------------------------------------------

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S++", re.IGNORECASE)
_TAG = re.compile(r"[@#](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d])(?=\d)|_")
_APOSTROPHE = re.compile(r"['’].*")
_MARK = re.compile(r"[^\w ]+")
_TERM = re.compile(r"\d[\d,]*+(?:\.\d+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]++(?:['’][^\W\d_]++)?")


def _plain(text: str) -> str:
    """The text in small letters without its marks, as wordings are compared."""
    return _MARK.sub("", _ADDRESS.sub(" ", text).lower())


def terms(text: str) -> Iterator[str]:
    """Yield the words and numbers of `text` as they are compared: folded, without endings and without empty words."""
    spaced = _TAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), _ADDRESS.sub(" ", text))
    for found in _TERM.finditer(spaced):
        if term := _term(found[0]):
            yield term


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for word, value in lexicons.load("en", "numbers").get("small", {}).items()}


@cache
def _empty() -> frozenset[str]:
    return lexicons.words("en", "matching", "empty")


@cache
def _abbreviations() -> frozenset[str]:
    return lexicons.words("en", "matching", "abbreviations")


@cache
def _kin() -> dict[str, frozenset[str]]:
    """For each term those that may stand for it in another's words."""
    kin: defaultdict[str, set[str]] = defaultdict(set)
    for family in lexicons.load("en", "matching").get("kin", []):
        for term, other in permutations({term for word in family.split() if (term := _term(word))}, 2):
            kin[term].add(other)
    return {term: frozenset(others) for term, others in kin.items()}


def _term(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    if "." in word or word in _abbreviations():
        return word.replace(".", "").lower()
    word = _APOSTROPHE.sub("", word.lower())
    return "" if word in _empty() else _numbers().get(word) or stem(word)


_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("s", ""))
_VOWEL = re.compile(r"[aeiouy]")


def stem(word: str) -> str:
    """Take off plural and verb endings, so that "votes", "voted" and "voting" meet, and all beyond the root."""
    return _without_endings(word)[:_ROOT]


def _without_endings(word: str) -> str:
    """Short words stay as they are."""
    if len(word) <= 3:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            word = word.removesuffix(ending) + instead
            break
    word = _without_verb_ending(word)
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        short = word.removesuffix(ending)
        if short != word and len(short) >= 3 and _VOWEL.search(short):
            doubled = len(short) > 3 and short[-1] == short[-2] and short[-1] not in "lsz"
            return short[:-1] if doubled else short
    return word
