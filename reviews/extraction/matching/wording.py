"""How a claim is put, compared with how others are: letter by letter, word by word, and by its figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import fsum, log, sqrt

from rapidfuzz import fuzz

from reviews.extraction.figures import quantities

from .terms import without_marks

# Fitted as the weights of the corpus are. What the same wording throughout adds, as a share of the best score: its letters,
# its words and its figures.
_LETTERS, _WORDS, _FIGURES = 1.2, 0.3, 0.2
_TITLE = 0.5  # what the wording of a title counts of the claim's
_NO_FIGURES = 0.7  # how near figures are held to be where there are none to compare
_MOST_FIGURES = 20  # of each side; what has more is a table
_RUN = 4  # how many letters in a row are compared


class Wording:
    """How a sentence is put, to be held against how claims are; letters tell more that few of the `others` have."""

    def __init__(self, sentence: str, others: Iterable[str] = ()) -> None:
        self._plain = without_marks(sentence)
        self._runs = _runs(self._plain)
        self._figures = [*islice(_figures(sentence), _MOST_FIGURES)]
        compared = [_runs(without_marks(other)) for other in others]
        holders = Counter(chain.from_iterable(compared))
        unseen = rarity(0, len(compared)) ** 2
        self._weights = defaultdict(
            lambda: unseen, {run: rarity(times, len(compared)) ** 2 for run, times in holders.items()}
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
        plain = without_marks(other)
        return _LETTERS * self._letters(plain) + _WORDS * fuzz.token_set_ratio(self._plain, plain) / 100

    def _letters(self, other: str) -> float:
        """The cosine of the runs of letters, which parts of words share too ("health" and "healthcare")."""
        runs = _runs(other)
        return self._weight(self._runs & runs) / sqrt(self._whole * self._weight(runs))

    def _weight(self, runs: Iterable[str]) -> float:
        return fsum(map(self._weights.__getitem__, runs))  # the same in whatever order a set has them


def rarity(holders: int, among: int) -> float:
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
