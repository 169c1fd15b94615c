"""JSON as strictly as it is stored: no duplicate keys, no NaN, nothing that one of the databases would refuse."""

import json
import re
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

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
