import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from reviews import languages
from reviews.extraction import ExtractedClaim, extract, findings
from reviews.intake import Intake, Unreadable, kinds, read
from reviews.intake.encoding import decode
from reviews.intake.language import recognised
from reviews.management import claim_table, json_lines
from reviews.management.json_lines import Row
from reviews.management.stateless import StatelessCommand


class Command(StatelessCommand):
    help = "Find the checkable claims of an article. Nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument(
            "file",
            nargs="?",
            help="the article: a text, a page, a document, a PDF, a mail, subtitles; - is standard input",
        )
        source.add_argument(
            "--batch", metavar="FILE", help='lines of {"id", "text", "published"?, "language"?}; - is standard input'
        )
        parser.add_argument(
            "--language",
            type=_language,
            help="what the text is written in, such as fr; it tells itself otherwise",
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
            article = _article(file)
            language = options["language"] or _language_of(article.text)
            if not languages.has_rules(language):
                name = languages.name_of(language)
                self.stderr.write(
                    f"There are no rules for {name}: no claims were looked for. --language names another."
                )
            published = options["published"] or (article.published and article.published.date())
            claims = extract(article.text, published=published, language=language)
            for line in _shown(claims, options["format"], language, explain=options["explain"]):
                self.stdout.write(line)


def _shown(claims: list[ExtractedClaim], form: str, language: str, *, explain: bool) -> Iterable[str]:
    if form == "json":
        told = {"claims": json_lines.rows(claims), "findings": json_lines.rows(findings(claims))}
        return [json.dumps(told | _rules(language), indent=2)]
    if form == "jsonl":
        return map(json.dumps, json_lines.rows(claims))
    if not languages.has_rules(language):
        return []
    shown = claim_table.explained(claims) if explain else claim_table.table(claims)
    is_other = language != settings.ARTICLE_LANGUAGE
    return [*shown, *([f"read as {languages.name_of(language)}"] if is_other else [])]


def _claims(row: Row, language: str | None) -> Row:
    text = json_lines.text(row, "text")
    language = _given(row) or language or _language_of(text)
    claims = extract(text, published=json_lines.day(row, "published"), language=language)
    without_rules = {} if languages.has_rules(language) else _rules(language)
    return {"claims": json_lines.rows(claims)} | without_rules


def _given(row: Row) -> str:
    try:
        return _language(row["language"]) if "language" in row else ""
    except ArgumentTypeError as error:
        raise json_lines.Invalid(str(error)) from None


def _rules(language: str) -> Row:
    """What no claims of a text mean: nothing was found, or nothing was looked for."""
    return {"language": language, "rules": languages.has_rules(language)}


def _language_of(text: str) -> str:
    return recognised(text) or settings.ARTICLE_LANGUAGE


def _language(tag: object) -> str:
    if not isinstance(tag, str) or not languages.is_known(tag):
        raise ArgumentTypeError(f"There is no language {tag!r} here. Give its code, such as en or fr-CA.")
    return tag


def _article(path: str) -> Intake:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        found = Intake(decode(data)) if _is_plain(data, path) else read(data, name=path)
        json_lines.text({"article": found.text}, "article")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
    except (Unreadable, json_lines.Invalid) as error:
        raise CommandError(f"{path}: {error}") from None
    return found


def _is_plain(data: bytes, path: str) -> bool:
    """Whether a file is but a text: each of its characters stays where it is."""
    try:
        return not kinds.of_bytes(data) and kinds.of_text(decode(data), path) == kinds.PLAIN
    except Unreadable:
        return False  # and `read` says why


def _day(written: str) -> date | None:
    try:
        return json_lines.day({"date": written}, "date")
    except json_lines.Invalid as error:
        raise ArgumentTypeError(str(error)) from None
