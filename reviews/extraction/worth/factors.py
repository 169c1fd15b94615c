"""What can be seen in a sentence that bears on whether it is worth checking: some thirty named factors.

Most count words of a lexicon. All are on a logarithmic scale: the second figure says less than the first.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from math import log, log1p

from reviews.extraction import lexicons
from reviews.extraction.text.grammar import inflection

# The first way only spares plain words the others.
_WORD = re.compile(r"(?=\S)(?:[a-z]++(?=[\s,.])|[^\W\d_]++(?:[-'][^\W\d_]++)*+|\d[\d,.]*+|[$£€%])")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NAME = re.compile(r"[A-Z](?<=[a-z,;] .)(?:(?<!I)|\B)[\w-]*+")
_QUESTION = re.compile(r"\?[\"'”’)\]]*\s*$")
_LONGEST_OPENING, _SHORTEST_WITH_ENDING = 3, 5
_ROUND_DIGITS = 2  # up to so many, a figure may be a rough one
_LONGEST_WORD = 40  # no longer one is kept in memory
USUAL_WORDS, USUAL_LETTERS = 15, 4.5
"""A sentence of so many words, and words of so many letters, weigh nothing either way."""
MANY_WORDS = 25
"""A sentence of more words tends to argue rather than to tell."""


def measure(sentence: str, language: str = "en") -> dict[str, float]:
    """Return the factors present in a sentence, by name. Only `length` and `long_words` go below 0, and few above 4."""
    text = sentence.replace("’", "'")
    lower = text.lower()
    words = _WORD.findall(lower)
    present = {name: log1p(count) for name, count in _counted(words, language).items()}
    present |= dict.fromkeys(_openings(words, language), 1.0)
    present |= _said(lower, language)
    present |= _shapes(text, language)
    letters = [len(word) for word in words if word[0].isalpha()]
    if letters:
        present |= _lengths(len(letters), sum(letters) / len(letters))
    return present


def happens(words: str, language: str = "en") -> bool:
    """Whether words tell that somebody did something that a record can confirm: "sank", "was arrested"."""
    return not _happenings(language).isdisjoint(_WORD.findall(words.lower()))


@cache
def _happenings(language: str) -> frozenset[str]:
    """The past forms of the verbs of happening."""
    verbs = (
        forms for base in lexicons.words(language, "events", "verb") for forms in inflection.spellings(base, language)
    )
    return frozenset(form for verb in verbs for form in (verb.past, verb.participle))


def _lengths(words: int, letters: float) -> dict[str, float]:
    present = {"length": log(words / USUAL_WORDS), "long_words": log(letters / USUAL_LETTERS)}
    if words > MANY_WORDS:
        present["overlong"] = log(words / MANY_WORDS)
    return present


def _counted(words: list[str], language: str) -> dict[str, int]:
    """How often each factor's words stand in the sentence."""
    told = map(_factors_of(language), [word[:_LONGEST_WORD] for word in words])
    counts: dict[str, int] = {}
    for names in filter(None, told):  # most words count for nothing
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return counts


@cache
def _factors_of(language: str) -> Callable[[str], tuple[str, ...]]:
    """Tells the factors a word counts for."""
    return lru_cache(maxsize=20_000)(partial(_told_by, language))


def _told_by(language: str, word: str) -> tuple[str, ...]:
    """The factors a word counts for: those that list it, and those its shape tells."""
    listed = _lexicon(language).get(word, ())
    if word[0].isdigit():
        return (*listed, *_figure(word.rstrip(".,")))
    if len(word) < _SHORTEST_WITH_ENDING:
        return listed
    return (*listed, *(name for name, endings in _endings(language).items() if word.endswith(endings)))


def _figure(digits: str) -> tuple[str, ...]:
    """A year is a date; a figure of three digits or more, or with a point or a per cent sign, is exact."""
    if _YEAR.fullmatch(digits):
        return ("date",)
    return ("figure", "exact") if len(digits) > _ROUND_DIGITS or not digits.isdigit() else ("figure",)


def _openings(words: list[str], language: str) -> Iterator[str]:
    """Whom the sentence begins with."""
    opening = words[:_LONGEST_OPENING]
    return (name for name, pronouns in _subjects(language).items() if not pronouns.isdisjoint(opening))


def _said(lower: str, language: str) -> Iterator[tuple[str, float]]:
    """What takes more than one word to say."""
    for name, pattern in _patterns(language).items():
        if found := pattern.findall(lower):
            yield name, log1p(len(found))


def _shapes(text: str, language: str) -> Iterator[tuple[str, float]]:
    """What is seen in the marks and capitals rather than in the words."""
    factors_of = _factors_of(language)
    named = sum("title" not in factors_of(name[:_LONGEST_WORD].lower()) for name in _NAME.findall(text))
    if named:
        yield "named", log1p(named)
    if _QUESTION.search(text, max(len(text) - 8, 0)):
        yield "question", 1.0
    if '"' in text or "“" in text:
        yield "quotation", 1.0


@cache
def _subjects(language: str) -> dict[str, frozenset[str]]:
    subjects = lexicons.load(language, "worth").get("subjects", {})
    return {f"subject_{who}": frozenset(pronouns.split()) for who, pronouns in subjects.items()}


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    patterns = lexicons.load(language, "worth").get("patterns", {})
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


@cache
def _endings(language: str) -> dict[str, tuple[str, ...]]:
    endings = lexicons.load(language, "worth").get("endings", {})
    return {name: tuple(listed.split()) for name, listed in endings.items()}


@cache
def _lexicon(language: str) -> dict[str, tuple[str, ...]]:
    """Every word of the lexicon with the factors it counts for."""
    factors: dict[str, dict[str, None]] = {}
    for name, word in _entries(lexicons.load(language, "worth"), language):
        factors.setdefault(word, {})[name] = None
    return {word: tuple(names) for word, names in factors.items()}


def _entries(lexicon: dict[str, dict[str, str]], language: str) -> Iterator[tuple[str, str]]:
    for name, words in lexicon.get("words", {}).items():
        yield from ((name, word) for word in words.split())
    for name, words in lexicon.get("verbs", {}).items():
        spelled = (forms for word in words.split() for forms in inflection.spellings(word, language))
        yield from ((name, form) for forms in spelled for form in forms)
    for words in lexicon.get("fields", {}).values():
        yield from (("public", form) for word in words.split() for form in (word, plural(word)))


def plural(noun: str) -> str:
    """The regular plural of an English noun."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|sh|ch|x)$", noun) else "s")
