"""JSON as strictly as it is stored: no duplicate keys, no NaN, nothing that one of the databases would refuse."""

import json
import re
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.parsers import BaseParser, JSONParser, MultiPartParser

UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
DEEPEST = 40
LONGEST_NUMBER = 30


class StrictJSONParser(JSONParser):
    def parse(self, stream: IO[Any], *_: Any, **__: Any) -> dict[str, Any]:
        """Return the object in the body; an empty body is an empty object. Raises ParseError, which answers 400."""
        body = stream.body if hasattr(stream, "body") else stream.read()
        if not body.strip():
            return {}
        try:
            found = json.loads(
                body.decode(),
                object_pairs_hook=_object,
                parse_constant=_refuse_number,
                parse_float=_float,
                parse_int=_int,
            )
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON in UTF-8: {str(error)[:100]}") from None
        if not isinstance(found, dict):
            raise ParseError("The body must be a JSON object.")
        _look_through(found, DEEPEST)
        return found


class FormParser(BaseParser):
    """A form that brings a file, as strict about its other fields; a form without one answers 415, as JSON would do."""

    media_type = "multipart/form-data"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        try:
            sent = MultiPartParser().parse(stream, media_type, parser_context)
        except ParseError:
            raise UnsupportedMediaType(self.media_type) from None
        if not sent.files:
            raise UnsupportedMediaType(self.media_type)
        if any(len(values) > 1 for _, values in [*sent.data.lists(), *sent.files.lists()]):
            raise ParseError("A field stands twice in the form.")
        fields = dict(sent.data.items())
        _look_through(fields, DEEPEST)
        return fields | dict(sent.files.items())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ParseError("A key stands twice in the same object.")
    return found


def _refuse_number(word: str) -> NoReturn:
    raise ParseError(f"{word} is no JSON number.")


def _float(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        _refuse_number(digits[:LONGEST_NUMBER])
    return number


def _int(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        _refuse_number(digits[:LONGEST_NUMBER] + "…")
    return int(digits)


def _look_through(value: Any, depth: int) -> None:
    """Raise ParseError at text that cannot be stored, and at objects nested more than `depth` deep."""
    if isinstance(value, str):
        if UNSTORABLE.search(value):
            raise ParseError("The body has characters that cannot be stored (NUL or half a character).")
    elif isinstance(value, dict | list):
        if depth == 0:
            raise ParseError("The JSON is nested too deeply.")
        for item in [*value, *value.values()] if isinstance(value, dict) else value:
            _look_through(item, depth - 1)
