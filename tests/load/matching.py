"""What the corpus of earlier claims costs in memory and time: python -m tests.load.matching [CLAIMS ...]"""

import random
import resource
import sys
from collections.abc import Iterator
from itertools import accumulate
from time import process_time

from reviews.extraction.matching import Corpus

WORDS, SYLLABLES = (
    60_000,
    ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve", "wi", "zo", "kar", "lin"),
)
QUERIES = 30


class Language:
    """Invented sentences whose words are as common and as rare as in a real language without its empty words (Zipf)."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = ["".join(self._random.choices(SYLLABLES, k=2 + rank % 3)) + str(rank) for rank in range(WORDS)]
        self._up_to = list(accumulate(1 / (rank + 30) for rank in range(WORDS)))

    def sentence(self, length: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._up_to, k=length))


def records(count: int) -> Iterator[dict[str, str]]:
    language = Language(1)
    return (
        {
            "id": f"c{number}",
            "claim": language.sentence(18),
            "title": language.sentence(9),
            "claimant": f"person {number % 5000}",
        }
        for number in range(count)
    )


def memory() -> float:
    """Return the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(counts: list[int]) -> None:
    say(f"{'claims':>12}{'index, s':>10}{'MB':>8}{'query, ms':>11}")
    for count in counts:
        before, began = memory(), process_time()
        corpus = Corpus(records(count))
        built, language = process_time() - began, Language(2)
        queries = [language.sentence(20) for _ in range(QUERIES)]
        began = process_time()
        for query in queries:
            corpus.rank(query)
        asked = (process_time() - began) / QUERIES
        say(f"{count:>12,}{built:>10.1f}{memory() - before:>8.0f}{1000 * asked:>11.1f}")
        del corpus


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
