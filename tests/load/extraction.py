"""How fast `extract` is, and that its time grows with the text and not faster: python -m tests.load.extraction"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from time import process_time

from reviews.extraction import extract

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
MEASURED = 100_000
"""Characters to measure a size on: of a short one, as many different articles as make up so many."""

CRAFTED = 100_000
"""Characters in each of the lines that are made to be hard."""

PARAGRAPHS = (
    "The harbour council of Port {name} voted {yes} to {no} on Tuesday to rebuild the northern pier, with {few} members abstaining. "
    "The debate had gone on into the evening, and the public gallery was still full when the chairwoman rang her bell.",
    "“We have waited a long time for this,” said Ines {name}, the council’s chairwoman. “The tide will not wait for us, and neither "
    "will the ships, whatever people on the hill may wish for.”",
    "At least {few} dock workers were injured when a crane collapsed in March, according to the port authority. The old pier, with its "
    "wooden sheds and its narrow rails, has been closed to carriages ever since, and gulls nest where the passengers used to queue.",
    "Along the quay, where nets dry in the wind and the smell of tar hangs over everything, opinions differ. Some would rather see a "
    "market hall, or a garden with benches; others would leave the stones as they are, for the sake of the view and of the children.",
    "The work is expected to cost ${yes} million. Where the money should come from is another matter, and not one that anybody in the "
    "town hall likes to be asked about, least of all in the weeks before the summer recess.",
    "Mr. {name}, who owns a fishing company, argued that the new pier would be too short for the ships to come. He is a quiet man with a "
    "grey beard, not given to long speeches, and he seemed surprised by the applause that followed.",
    "READ ALSO: Why Port {name} has no railway",
    "Visitors, meanwhile, come all the same: by bus, on foot along the cliffs, or in small boats when the weather is kind. They buy "
    "postcards, drink coffee under the awnings, and ask the way to the lighthouse, which is not open, and never has been on weekdays.",
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

DENSE = {
    "figures": "88 percent of 41 ",
    "figures, sentences": "88 percent of 41 houses were sold. ",
    "votes": "The council voted 12 to 3 for it. ",
    "votes, one line": "The council voted 12 to 3, 5 to 4 and 9 to 1 for it, ",
    "casualties": "Police said 12 people were killed and 7 wounded in Port Alder. ",
    "casualties, one line": "12 people were killed and 7 wounded, ",
    "quotations": "“It will cost 5 million,” said Mayor Ada Finch. ",
    "names": "Ada Finch met Tom Alder and Ines Brack of Port Corvin. ",
    "speakers": "Ada Finch said that Tom Alder had 3 boats. ",
    "numbers": "12, 45, 17.5, 3,000, ",
    "dates": "On 3 May 2021 and on Tuesday, 4 June 2019, ",
    "money": "$3.5 million, $4 billion and 5 euros, ",
    "short sentences": "It rose. ",
    "changes": "rose from 5 percent to 7 percent and fell ",
    "paragraphs": "88 percent of 41 houses were sold.\n\n",
}


def article(size: int, first: int = 0) -> str:
    """Return an article of `size` characters, with about as many claims as newspapers have; its paragraphs differ.

    `first` is the number of the paragraph it opens with.
    """
    parts: list[str] = []
    length = 0
    for paragraph in _paragraphs(first):
        parts.append(paragraph)
        length += len(paragraph) + 2
        if length >= size:
            return "\n\n".join(parts)[:size]
    raise AssertionError("the paragraphs do not end")


def _paragraphs(first: int) -> Iterator[str]:
    for number in count(first):
        name = NAMES[number // len(PARAGRAPHS) % len(NAMES)]
        yield PARAGRAPHS[number % len(PARAGRAPHS)].format(
            name=name, yes=20 + number % 70, no=12 + number % 7, few=3 + number % 5
        )


def seconds(texts: Sequence[str]) -> tuple[float, float]:
    """Return how long the processor takes for a text, and how many claims are in it, on the average."""
    began = process_time()
    claims = sum(len(extract(text, published=date(2024, 5, 14))) for text in texts)
    return (process_time() - began) / len(texts), claims / len(texts)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    extract(article(MEASURED))  # loads the lexicons and meets the words
    say(f"{'characters':>12}{'seconds':>10}{'MB/s':>8}{'claims':>8}")
    for size in SIZES:
        texts = [article(size, first) for first in range(max(MEASURED // size, 1))]
        took, claims = seconds(texts)
        size_in_bytes = sum(len(text.encode()) for text in texts) / len(texts)
        say(f"{size:>12,}{took:>10.4f}{size_in_bytes / 1e6 / took:>8.2f}{claims:>8,.0f}")
    say(f"\nOne line of {CRAFTED:,} characters, only of")
    for name, piece in HARD.items():
        took, claims = seconds([(piece * CRAFTED)[:CRAFTED]])
        say(f"{name:>18}{took:>10.3f} s{claims:>8,.0f}")
    prose, _ = seconds([article(CRAFTED)])
    say(f"\n{CRAFTED:,} characters full of claims, and how many times as long as prose they take")
    for name, piece in DENSE.items():
        took, claims = seconds([(piece * CRAFTED)[:CRAFTED]])
        say(f"{name:>22}{took:>10.3f} s{claims:>8,.0f}{took / prose:>8.1f}")


if __name__ == "__main__":
    main()
