"""Was this checked before? Ranks a corpus of earlier claims by the words, numbers and names they share with a sentence.

Okapi BM25 with weighted fields (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). A number counts as
its value ("1,000" is "1000", "two" is "2"), a tag or handle as the words in it ("#GrayWolves" is "gray wolves"), and a
word a little for its kin ("pay" for "wages"). The best are put in order by how much of their wording agrees, letter by
letter and empty words included, by how near their figures are ("a third" is near "30 percent"), and by how often their
claimant was checked: people repeat themselves.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from math import log1p
from typing import Any, NamedTuple

from .terms import kindred, terms
from .wording import Wording, rarity

FIELDS = {"claim": 1.0, "title": 1.0, "subtitle": 0.4, "text": 0.4, "date": 0.3}
"""How much a word counts for where it stands. `claim` and `title` name what was checked, the others tell about it."""
CLAIMANTS = ("claimant", "speaker")
"""The fields that may name who made the claim."""
LIMIT = 20

# Fitted on CheckThat! 2022 task 2 (1,198 tweets against Snopes, 702 sentences against PolitiFact); all are flat there.
_SATURATION = 1.8  # k1: how soon a word said again stops counting
_LENGTH = 0.6  # b: how much a long field is held against its words
_KIN = 0.5  # what a word's kin counts of the word itself
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
            worth = share * rarity(len(self._places.get(term, ())), len(self.ids))
            for place, weight in zip(self._places.get(term, ()), self._weights.get(term, ()), strict=True):
                scores[place] += worth * weight
        for place in scores:
            scores[place] *= 1 + _REPEATED * log1p(self._checks[self._claimants[place]])
        return scores


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
    return {kin: _KIN for term in asked for kin in kindred().get(term, ())} | asked
