"""JSON Lines in, JSON Lines out: the one loop behind every command's --batch."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reviews.intake.text import LIMIT

type Row = dict[str, Any]

LINE_LIMIT = 8 * LIMIT
"""Most bytes a line may have: a whole article with every character escaped, and room for its other fields."""


class Invalid(ValueError):
    """A line cannot be answered; the message says why, for people."""


def answer(command: BaseCommand, path: str, reply: Callable[[Row], Row]) -> None:
    """Write one line for each line of `path` ("-" is standard input), in their order: its id and what `reply` gives.

    A line that is no valid input gets its error in its place. Raises CommandError at the end if there was one.
    """
    invalid = 0
    for line in tqdm(lines(path), unit=" lines", leave=False, disable=sys.stdout.isatty() or None):
        answered = _answered(line, reply)
        invalid += "error" in answered
        command.stdout.write(json.dumps(answered))
        command.stdout.flush()
    if invalid:
        raise CommandError(f"Lines that were no valid input: {invalid}")


def _answered(line: bytes, reply: Callable[[Row], Row]) -> Row:
    known: str | int | None = None
    try:
        row = parse(line)
        known = identity(row)
        return {"id": known} | reply(row)
    except Invalid as error:
        return {"id": known, "error": str(error)}


def lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file or of standard input; of a line that is too long only its beginning is kept."""
    with _opened(path) as stream:
        while line := stream.readline(LINE_LIMIT + 1):
            if len(line) > LINE_LIMIT:
                _skip_rest(line, stream)
            yield line


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    try:
        return nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None


def _skip_rest(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LINE_LIMIT)


def parse(line: bytes) -> Row:
    """Return the object on a line. Raises Invalid."""
    if len(line) > LINE_LIMIT:
        raise Invalid(f"The line is longer than {LINE_LIMIT:,} bytes.")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Invalid("The line is not UTF-8.") from None
    except (ValueError, RecursionError):  # RecursionError: brackets in brackets in brackets
        raise Invalid("The line is not JSON.") from None
    if not isinstance(row, dict):
        raise Invalid("The line is not a JSON object.")
    return row


def identity(row: Row) -> str | int:
    """Return the row's id, a string or a whole number. Raises Invalid."""
    value = row.get("id")
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise Invalid("id must be a string or a whole number.")


def text(row: Row, field: str) -> str:
    """Return a field that must be text, at most LIMIT bytes of it. Raises Invalid."""
    value = row.get(field)
    if not isinstance(value, str):
        raise Invalid(f"{field} must be a string.")
    if "\0" in value:
        raise Invalid(f"{field} has a NUL character at position {value.index('\0')}.")
    try:
        size = len(value.encode())
    except UnicodeEncodeError as error:
        raise Invalid(f"{field} has half a character (a lone surrogate) at position {error.start}.") from None
    if size > LIMIT:
        raise Invalid(f"{field} is longer than {LIMIT:,} bytes.")
    return value


def day(row: Row, field: str) -> date | None:
    """Return a field that may be a date or an instant as in ISO 8601, or absent. Raises Invalid."""
    value = row.get(field)
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise Invalid(f"{field} must be a date such as 2023-12-13.") from None


def rows(found: Iterable[Any]) -> list[Any]:
    """Return each of `found` as JSON shows it."""
    return [each.as_json() for each in found]
