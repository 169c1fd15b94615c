"""Words as data: one folder for each language, each file with a note on where its words come from."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def languages() -> tuple[str, ...]:
    """The languages that have lexicons, by their two letters."""
    folders = (folder for folder in resources.files(__name__).iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if len(folder.name) == 2))


@cache
def language_of(tag: str) -> str:
    """The two letters of the language that a tag names: en of "en-US", "en_GB", "EN", "eng"; the tag’s first letters at worst."""
    name = re.split("[^a-z]", tag.strip().lower(), maxsplit=1)[0]
    same: dict[str, str] = tomllib.loads((resources.files(__name__) / "tags.toml").read_text(encoding="utf-8"))
    return same.get(name, name)


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """Return the lexicon `name` of `language`; an unknown language or a lexicon it lacks is empty."""
    file = resources.files(__name__) / language / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


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
