from argparse import ArgumentParser
from typing import Any

from reviews.extraction.document import Document
from reviews.extraction.figures import quantities
from reviews.management import json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand


def _quantities(row: Row) -> Row:
    return {"quantities": json_lines.rows(quantities.find(json_lines.text(row, "text")))}


def _sentences(row: Row) -> Row:
    return {"sentences": Document(json_lines.text(row, "text")).sentences}


LAYERS = {"quantities": _quantities, "sentences": _sentences}


class Command(StatelessCommand):
    help = "Find what lies below the claims of a text: its quantities or its sentences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("layer", choices=LAYERS)
        parser.add_argument(
            "--batch", metavar="FILE", required=True, help='lines of {"id", "text"}; - is standard input'
        )

    def handle(self, *_: Any, layer: str, batch: str, **__: Any) -> None:
        json_lines.answer(self, batch, LAYERS[layer])
