"""Words and rules as data: one folder for each language, each file with a note on where its words come from."""

import re
import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


class Slip(ValueError):
    """A slip in a file of a language: says the file, the line and what is wrong."""

    def __init__(self, file: Traversable, line: int, wrong: str) -> None:
        super().__init__(f"{file}:{line}: {wrong}")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have lexicons, by their two letters."""
    folders = (folder for folder in resources.files(__name__).iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if len(folder.name) == 2))


@cache
def language_of(tag: str) -> str:
    """The two letters of the language that a tag names: en of "en-US", "en_GB", "EN", "eng"; the tag’s first letters at worst."""
    name = re.split("[^a-z]", tag.strip().lower(), maxsplit=1)[0]
    same: dict[str, str] = read(resources.files(__name__) / "tags.toml")
    return same.get(name, name)


def folder(language: str) -> Traversable:
    """Where the words and rules of a language lie."""
    return resources.files(__name__) / language


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """Return the lexicon `name` of `language`; an unknown language or a lexicon it lacks is empty."""
    file = folder(language) / f"{name}.toml"
    return read(file) if file.is_file() else {}


def read(file: Traversable) -> dict[str, Any]:
    """Return what a file of a language holds; raises Slip."""
    text = file.read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        raise Slip(file, line, str(error)[: at.start()] if at else str(error)) from None


@cache
def words(language: str, name: str, *keys: str) -> frozenset[str]:
    """Return the words under `keys` of a lexicon as one set (under all its lists when no key is given)."""
    lists = load(language, name)
    chosen = [lists.get(key, []) for key in keys] if keys else [v for v in lists.values() if isinstance(v, list)]
    return frozenset(word for entry in chosen for word in entry)


_CLOSED = ("determiner", "quantifier", "pronoun", "object", "relative", "question", "preposition", "subordinator", "conjunction", "be", "have", "modal", "adverb", "day", "month", "time")  # fmt: skip


@cache
def closed(language: str) -> frozenset[str]:
    """The words of the closed classes of a language's grammar: none of them is a name or the head of a noun phrase."""
    return words(language, "grammar", *_CLOSED)
