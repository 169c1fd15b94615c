from argparse import ArgumentParser
from typing import Any

from reviews.extraction import worth
from reviews.management import json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand


class Command(StatelessCommand):
    help = "Say of sentences how much they are worth checking, and whether they state a fact or an opinion."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--batch", metavar="FILE", required=True, help='lines of {"id", "text"}; - is standard input'
        )

    def handle(self, *_: Any, batch: str, **__: Any) -> None:
        json_lines.answer(self, batch, _score)


def _score(row: Row) -> Row:
    score = worth.score(json_lines.text(row, "text"))
    return {"check_worthiness": score.check_worthiness, "factual": score.factual}
