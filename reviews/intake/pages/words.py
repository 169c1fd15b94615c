"""The words of `words.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path

WORD = re.compile(r"\w+")


@cache
def _all() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def begins(text: str, kind: str) -> bool:
    """Whether a text begins with words of a kind."""
    return _plain(text[:120]).lstrip("([*_•–—-►▶→» ").startswith(tuple(_all()[kind]))


def ends(text: str, kind: str) -> bool:
    return _plain(text[-60:]).rstrip(" .!»›→)]").endswith(tuple(_all()[kind]))


def has(text: str, kind: str) -> int:
    """Return how many of the phrases of a kind a text has."""
    told = _plain(text)
    return sum(phrase in told for phrase in _all()[kind])


def in_words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    """Return each four words in a row; of a shorter text, all of it."""
    return [tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))] if words else []


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
