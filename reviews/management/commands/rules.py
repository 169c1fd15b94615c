import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError
from django.template.loader import render_to_string

from reviews.extraction import lexicons, rules
from reviews.extraction.rules import Rule
from reviews.management.stateless import StatelessCommand

_FIELDS = ("pattern", "parts", "captures", "tells", "needs", "unless", "where", "fires", "silent")


class Command(StatelessCommand):
    help = (
        "List the rules that find claims, language by language, each with the sentences that it must and must not find."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", choices=lexicons.languages(), help="the rules of one language alone")
        parser.add_argument("--format", choices=("text", "html", "json"), default="text", help="%(default)s by default")

    def handle(self, *_: Any, language: str | None, **options: Any) -> None:
        try:
            found = [rule for each in _languages(language) for rule in rules.every(each)]
        except lexicons.Slip as slip:
            raise CommandError(str(slip)) from None
        for line in _SHOWN[options["format"]](found):
            self.stdout.write(line)


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language else lexicons.languages()


def _text(found: list[Rule]) -> Iterator[str]:
    for number, rule in enumerate(found, 1):
        yield f"{number}. {rule.language}/{rule.file}, line {rule.line}: {rule.name}"
        for name, values in _told(rule):
            for value in values:
                yield f"{name:<9} {value}"
        yield ""
    yield f"{len(found)} rules, {sum(len(rule.fires) + len(rule.silent) for rule in found)} examples"


def _told(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """What a record says, without what it leaves out."""
    for name in _FIELDS:
        value = getattr(rule, name)
        if value:
            yield name, [value] if isinstance(value, str) else list(value)


def _html(found: list[Rule]) -> Iterator[str]:
    yield render_to_string("management/rules.html", {"rules": [(rule, list(_told(rule))) for rule in found]})


def _json(found: list[Rule]) -> Iterator[str]:
    rows = [asdict(rule) | {"captures": rule.captures} for rule in found]
    yield json.dumps(rows, ensure_ascii=False, indent=2)


_SHOWN = {"text": _text, "html": _html, "json": _json}
