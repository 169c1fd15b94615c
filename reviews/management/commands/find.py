from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures import quantities
from reviews.extraction.kinds import casualties, comparisons, statements, votes
from reviews.management import json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand

type Finder = Callable[[Document], Iterable[Mention]]

MENTIONS: dict[str, Finder] = {
    "statements": statements.find,
    "casualties": casualties.find,
    "votes": votes.find,
    "comparisons": comparisons.find,
}


def _mentions(name: str, row: Row) -> Row:
    document = Document(json_lines.text(row, "text"), json_lines.day(row, "published"))
    return {name: json_lines.rows(sorted(MENTIONS[name](document), key=lambda mention: (mention.start, mention.end)))}


def _quantities(row: Row) -> Row:
    return {"quantities": json_lines.rows(quantities.find(json_lines.text(row, "text")))}


def _sentences(row: Row) -> Row:
    return {"sentences": Document(json_lines.text(row, "text")).sentences}


LAYERS = {name: partial(_mentions, name) for name in MENTIONS} | {"quantities": _quantities, "sentences": _sentences}


class Command(StatelessCommand):
    help = "Find what lies below the claims of a text: whose words, figures of harm, tallies, comparisons and the like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("layer", choices=LAYERS)
        parser.add_argument(
            "--batch",
            metavar="FILE",
            required=True,
            help='lines of {"id", "text", "published"?}; - is standard input',
        )

    def handle(self, *_: Any, layer: str, batch: str, **__: Any) -> None:
        json_lines.answer(self, batch, LAYERS[layer])
