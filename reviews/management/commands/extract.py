import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from reviews.extraction import ExtractedClaim, extract, findings, lexicons
from reviews.intake import Unreadable
from reviews.intake.encoding import decode
from reviews.management import claim_table, json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand


class Command(StatelessCommand):
    help = "Find the checkable claims of an article. Nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("file", nargs="?", help="the article's text; - is standard input")
        source.add_argument(
            "--batch", metavar="FILE", help='lines of {"id", "text", "published"?}; - is standard input'
        )
        parser.add_argument(
            "--language", choices=lexicons.languages(), default="en", help="what the text is written in (%(default)s)"
        )
        parser.add_argument("--published", type=_day, metavar="DATE", help="what “Tuesday” is counted from: 2023-12-13")
        parser.add_argument("--format", choices=("table", "json", "jsonl"), default="table", help="for one article")
        parser.add_argument(
            "--explain", action="store_true", help="say which rule found what, and what its worth is made of"
        )

    def handle(self, *_: Any, file: str | None, batch: str | None, **options: Any) -> None:
        if file is None:
            json_lines.answer(self, batch or "-", partial(_claims, language=options["language"]))
        else:
            claims = extract(_article(file), published=options["published"], language=options["language"])
            for line in _shown(claims, options["format"], explain=options["explain"]):
                self.stdout.write(line)


def _shown(claims: list[ExtractedClaim], form: str, *, explain: bool) -> Iterable[str]:
    if form == "json":
        return [
            json.dumps({"claims": json_lines.rows(claims), "findings": json_lines.rows(findings(claims))}, indent=2)
        ]
    if form == "jsonl":
        return map(json.dumps, json_lines.rows(claims))
    return claim_table.explained(claims) if explain else claim_table.table(claims)


def _claims(row: Row, language: str) -> Row:
    claims = extract(json_lines.text(row, "text"), published=json_lines.day(row, "published"), language=language)
    return {"claims": json_lines.rows(claims)}


def _article(path: str) -> str:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return json_lines.text({"article": decode(data)}, "article")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
    except (Unreadable, json_lines.Invalid) as error:
        raise CommandError(f"{path}: {error}") from None


def _day(written: str) -> date | None:
    try:
        return json_lines.day({"date": written}, "date")
    except json_lines.Invalid as error:
        raise ArgumentTypeError(str(error)) from None
