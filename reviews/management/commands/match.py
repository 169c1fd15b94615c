from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError

from reviews.extraction.matching import CLAIMANTS, FIELDS, Corpus
from reviews.management import json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand


class Command(StatelessCommand):
    help = "Find out of a corpus of earlier claims those that sentences repeat, best first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--corpus", metavar="FILE", required=True, help='lines of {"id", "claim", "title"?, "text"?}'
        )
        parser.add_argument(
            "--batch", metavar="FILE", required=True, help='lines of {"id", "text"}; - is standard input'
        )

    def handle(self, *_: Any, corpus: str, batch: str, **__: Any) -> None:
        earlier = Corpus(_records(corpus))

        def ranking(row: Row) -> Row:
            return {"ranking": json_lines.rows(earlier.rank(json_lines.text(row, "text")))}

        json_lines.answer(self, batch, ranking)


def _records(path: str) -> Iterator[Row]:
    """Yield the earlier claims. A line that is none stops the command: who asks must know that nothing was left out."""
    for number, line in enumerate(json_lines.lines(path), 1):
        try:
            yield _record(json_lines.parse(line))
        except json_lines.Invalid as error:
            raise CommandError(f"{path}, line {number}: {error}") from None


def _record(row: Row) -> Row:
    said = {field: json_lines.text(row, field) for field in (*FIELDS, *CLAIMANTS) if row.get(field) is not None}
    return {"id": json_lines.identity(row), "claim": json_lines.text(row, "claim")} | said
