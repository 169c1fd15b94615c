"""How fast `extract` is, and that its time grows with the text and not faster: python -m tests.load.extraction"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from time import process_time

from reviews.extraction import extract

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
CRAFTED = 100_000
"""Characters in each of the lines that are made to be hard."""

PARAGRAPHS = (
    "The harbour council of Port {name} voted {yes} to {no} on Tuesday to rebuild the northern pier, with {few} members abstaining.",
    "“We have waited eleven years for this,” said Ines {name}, the council’s chairwoman. “The tide will not wait for us.”",
    "At least {few} dock workers were injured when a crane collapsed in March, and two of them later died, according to the port authority.",
    "The work is expected to cost ${yes} million, about {few} percent more than was planned in 2019.",
    "Mr. {name}, who owns a fishing company, argued that the new pier would be too short for the ships of the next decade. He asked for a second study.",
    "It is the largest public project on this coast since the lighthouse was moved, and the mayor called it “a promise kept”.",
    "READ ALSO: Why Port {name} has no railway",
    "Heavy rain delayed the first ferry by {no} minutes on Monday morning, and the fish market opened late.",
)
NAMES = ("Alder", "Brack", "Corvin", "Delmar", "Eskola", "Farrow", "Gistel", "Harker", "Imre", "Jansson")

HARD = {
    "quotation marks": "“",
    "open quotations": "“a ",
    "commas": ",",
    "digits": "7",
    "grouped digits": "1,",
    "capitals": "A",
    "names": "Al ",
    "full stops": ". ",
    "spaces": " ",
    "hyphens": "a-",
    "number words": "two ",
    "cues": "said ",
    "brackets": "(",
    "letters": "a",
    "votes": "5 to 4 ",
    "killed": "killed ",
}


def article(size: int) -> str:
    """Return an article of `size` characters; no two of its paragraphs are quite the same."""
    parts: list[str] = []
    length = 0
    for paragraph in _paragraphs():
        parts.append(paragraph)
        length += len(paragraph) + 2
        if length >= size:
            return "\n\n".join(parts)[:size]
    raise AssertionError("the paragraphs do not end")


def _paragraphs() -> Iterator[str]:
    for number in count():
        name = NAMES[number // len(PARAGRAPHS) % len(NAMES)]
        yield PARAGRAPHS[number % len(PARAGRAPHS)].format(
            name=name, yes=20 + number % 70, no=12 + number % 7, few=3 + number % 5
        )


def seconds(text: str) -> tuple[float, int]:
    """Return how long the processor takes for a text, and how many claims are in it."""
    began = process_time()
    claims = extract(text, published=date(2024, 5, 14))
    return process_time() - began, len(claims)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    extract(article(1_000))  # loads the lexicons
    say(f"{'characters':>12}{'seconds':>10}{'MB/s':>8}{'claims':>8}")
    for size in SIZES:
        text = article(size)
        took, claims = seconds(text)
        say(f"{size:>12,}{took:>10.3f}{len(text.encode()) / 1e6 / took:>8.2f}{claims:>8,}")
    say(f"\nOne line of {CRAFTED:,} characters, only of")
    for name, piece in HARD.items():
        took, claims = seconds((piece * CRAFTED)[:CRAFTED])
        say(f"{name:>18}{took:>10.3f} s{claims:>8,}")


if __name__ == "__main__":
    main()
