"""The number words of a language, from its lexicon `numbers`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reviews.extraction import lexicons


@dataclass(frozen=True)
class Vocabulary:
    """Words with their worth, and the small words around numbers."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    glued: dict[str, int]
    plurals: dict[str, int]
    denominators: dict[str, int]
    signs: dict[str, float]
    unchanged: frozenset[str]  # denominators whose plural is their singular: "zwei Drittel"
    article: frozenset[str]
    conjunction: frozenset[str]
    negative: frozenset[str]
    bounded: frozenset[str]  # words that make a bound of a negative one: "au moins"
    few: frozenset[str]
    link: frozenset[str]
    whole: frozenset[str]
    metres: frozenset[str]
    money: frozenset[str]
    decimal: str
    group: str
    openers: frozenset[str]  # the words with which a number in words begins


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the number words of a language."""
    data = lexicons.load(language, "numbers")

    def table(name: str) -> dict[str, Any]:
        return dict(data.get(name, {}))

    def words(name: str) -> frozenset[str]:
        return lexicons.words(language, "numbers", name)

    small, tens = table("small"), table("tens")
    halves = [word for word, parts in table("denominators").items() if parts == 2]
    beginnings = words("article") or table("scales")  # "a million", and "mille" where no article goes before
    return Vocabulary(
        small=small,
        tens=tens,
        scales=table("scales"),
        glued=table("glued"),
        plurals=table("plurals"),
        denominators=table("denominators"),
        signs=table("signs"),
        unchanged=words("unchanged"),
        article=words("article"),
        conjunction=words("conjunction"),
        negative=words("negative"),
        bounded=words("bounded"),
        few=words("few"),
        link=words("link"),
        whole=words("whole"),
        metres=words("metres"),
        money=words("money"),
        decimal=data.get("decimal", "."),
        group=data.get("group", ","),
        openers=frozenset([*small, *tens, *table("plurals"), *table("signs"), *beginnings, *words("few"), *halves]),
    )
