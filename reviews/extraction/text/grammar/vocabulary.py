"""What a word may be by itself: as the lexicons know it, or else by its shape. The letters are those of `tags`."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import split

from . import inflection

_CLOSED = {
    "determiner": "D", "quantifier": "Q", "pronoun": "p", "object": "o", "relative": "W", "question": "w", "preposition": "P",
    "subordinator": "S", "conjunction": "C", "be": "B", "have": "H", "modal": "M", "that": "T", "to": "t", "adverb": "R", "day": "X", "time": "X",
}  # fmt: skip
_ALIKE = {
    "،": ",", "؛": ";", "؟": ".", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "-", "–": "-", "―": "-", "[": "(", "]": ")",
    "’s": "'", "'s": "'", "’": "'", "…": ".", "...": ".", "?": ".", "!": ".",
}  # fmt: skip
ADJECTIVE_ENDING = re.compile(r".{2,}(?:al|ive|ic|ous|ful|able|ible|ary|ish|less|ian|ese|est)$")
LONGEST_WORD = 40  # the end of a longer one tells as much, and no more is kept in memory
REPORTING = ("say", "tell", "ask", "think", "show", "want", "judge")
"""The lists of reporting verbs in the lexicon of cues."""


@cache
def _vocabulary(language: str) -> dict[str, str]:
    """The tag of every word a language's lexicons know, verbs first, so that the closed classes overrule them."""
    known: dict[str, str] = {}
    for base in sorted(_verbs(language)):
        for forms in inflection.spellings(base, language):
            known |= {forms.base: "b", forms.third: "s", forms.gerund: "G"}
            known |= {
                form: "E" if form == forms.participle or form.endswith("ed") else "V"
                for form in (forms.past, forms.participle)
            }
    known |= {split(entry, language=language)[0].lower: "P" for entry in lexicons.words(language, "cues", "according")}
    numbers = lexicons.load(language, "numbers")
    if language == "en":
        known |= {word: "Q" for name in ("small", "tens") for word in numbers.get(name, ())}
    grammar = lexicons.load(language, "grammar")
    for name, tag in _CLOSED.items():
        known |= dict.fromkeys(grammar.get(name, ()), tag)
    return known | dict.fromkeys(grammar.get("noun", ()), "n") | {"may": "M"}


@cache
def _verbs(language: str) -> frozenset[str]:
    common, happening = lexicons.words(language, "verbs", "common"), lexicons.words(language, "events", "verb")
    particles = lexicons.load(language, "cues").get("particles", {})
    return common | happening | lexicons.words(language, "cues", *REPORTING) | frozenset(particles)


def reports(lower: str, language: str = "en") -> bool:
    """Whether a word is a finite form of a verb of saying or asking."""
    return lower in _reporting(language)


def tells(lower: str, language: str = "en") -> bool:
    """Whether a word is a finite form of a verb of saying, asking or telling."""
    return lower in _reporting(language) or lower in _telling(language)


@cache
def _telling(language: str) -> frozenset[str]:
    verbs = lexicons.words(language, "cues", "tell")
    return frozenset(form for base in verbs for forms in inflection.spellings(base, language) for form in forms[:3])


@cache
def _reporting(language: str) -> frozenset[str]:
    verbs = lexicons.words(language, "cues", "say") | lexicons.words(language, "cues", "ask")
    return frozenset(form for base in verbs for forms in inflection.spellings(base, language) for form in forms[:3])


def letter(lower: str, language: str = "en") -> str | None:
    """The tag of a word that the lexicons know: b for the base form of a verb, s for its third person."""
    return _vocabulary(language).get(lower)


@cache
def by_itself(language: str) -> Callable[[str], str]:
    """Tells what a word is by itself: as the lexicons know it, or else by its shape."""
    known = _vocabulary(language)
    return lru_cache(maxsize=50_000)(lambda lower: known.get(lower) or _guess(lower, language))


def _guess(lower: str, language: str) -> str:
    first = lower[0]
    if first.isdigit():
        return "n" if "-" in lower else "Q"
    if not first.isalpha():
        return _ALIKE.get(lower, first)
    if language == "en":
        return _guess_by_ending(lower)
    return "T" if joins_that(lower, language) else "n"


def joins_that(lower: str, language: str) -> bool:
    """Whether "that" is the beginning of a word, as in Hebrew."""
    return lower.startswith(tuple(lexicons.words(language, "grammar", "that_joined")))


def _guess_by_ending(lower: str) -> str:
    """What an English word that no lexicon knows is by its ending."""
    if lower.endswith("ly") and not is_listed(lower, "not_adverb"):
        return "R"
    if lower.endswith("ing") and len(lower) > 5:
        return "G"
    return "E" if lower.endswith("ed") and len(lower) > 4 else "n"


def is_adjective(word: str) -> bool:
    """Whether an English word in lower case describes a noun, by the lexicon or by its form: "recent", "low-income"."""
    if is_listed(word, "adjective") or "-" in word:
        return True
    return (word.endswith(("ing", "ed")) and not is_listed(word, "noun_in_ing")) or ADJECTIVE_ENDING.match(
        word
    ) is not None


def is_listed(word: str, name: str) -> bool:
    """Whether an English word stands in a list of the grammar; other languages list every form of a verb as such."""
    return word in lexicons.words("en", "grammar", name)
