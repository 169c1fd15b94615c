"""The forms of a verb, by rule for English, as listed for languages whose lexicons list every form; and the singular of a noun."""

import re
from functools import cache
from typing import NamedTuple

from reviews.extraction import lexicons


class Forms(NamedTuple):
    """plan, plans, planned, planned, planning."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


_VOWELS = "aeiou"
# One vowel before one consonant, in a word of one syllable: plan → planned.
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


@cache
def verb(base: str, language: str = "en") -> Forms:
    """Return the forms of a verb given by its base form, or that one form alone where every form is listed."""
    verbs = lexicons.load(language, "verbs")
    if not verbs.get("inflected"):
        return Forms(*[base] * len(Forms._fields))
    irregular = verbs.get("irregular", {}).get(base)
    doubles = bool(_DOUBLES.match(base)) or base in verbs.get("doubled", ())
    return Forms(base, *irregular) if irregular else _regular(base, doubles=doubles)


@cache
def spellings(base: str, language: str = "en") -> tuple[Forms, ...]:
    """Return the forms of a verb as `verb` does, and those that are spelled otherwise in Britain: cancelled."""
    usual = verb(base, language)
    is_british = base in lexicons.load(language, "verbs").get("british", ())
    return (usual, _regular(base, doubles=True)) if is_british else (usual,)


def _regular(base: str, *, doubles: bool) -> Forms:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return Forms(base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing")
    stem = base + base[-1] if doubles else base
    third = base + ("es" if base.endswith(_SIBILANT) else "s")
    if base.endswith("e"):
        gerund = base[:-1] if not base.endswith(("ee", "ye")) else base
        return Forms(base, third, base + "d", base + "d", gerund + "ing")
    return Forms(base, third, stem + "ed", stem + "ed", stem + "ing")


def singular(noun: str) -> str:
    """A noun without its plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun[:-1] if is_plural else noun
