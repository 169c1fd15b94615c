"""Whether somebody said a thing or said that it is not so: a denial must never read as its opposite."""

import re
from typing import Any

from reviews.models import Kind

DENYING = {
    "Denied": (
        "deny denies denied denying denial nie nient nié niait dément démenti démentent niega negó niegan negaron"
        " desmiente desmintió desmintieron نفى نفت نفوا ونفى ونفت ينفي تنفي הכחיש הכחישה הכחישו מכחיש מכחישה"
    ),
    "Refused": "refuse refuses refused refusing refusal declined declines refusé refusent rehusó סירב סירבה סירבו",
    "Rejected": (
        "reject rejects rejected rejecting rejection dismiss dismisses dismissed rejette rejettent rejeté rechaza"
        " rechazó rechazaron رفض رفضت ورفض ورفضت דחה דחתה דחו"
    ),
    "Disputed": (
        "dispute disputes disputed disputing refute refutes refuted rebut rebuts rebutted contradict contradicts"
        " contradicted conteste contesté contestent réfute réfuté refuta refutó"
    ),
}
"""What is said of the speaker, by the words of saying that mean it: of each language, as articles have them."""
_VERBS = {word: verb for verb, words in DENYING.items() for word in words.split()}
_NEGATING = frozenset(("not", "didn't", "didn’t", "doesn't", "doesn’t", "never", "neither", "nor"))


def saying(kind: str, details: dict[str, Any]) -> str:
    """Return what the speaker did with the words of a claim: "Said", or "Denied" and its like."""
    words = _words(str(details.get("cue") or "")) if kind == Kind.STATEMENT else []
    if _NEGATING.intersection(words):  # "did not deny"
        return "Said"
    return next((_VERBS[word] for word in words if word in _VERBS), "Said")


def reads_as_its_opposite(claim: dict[str, Any]) -> bool:
    """Whether somebody denied it, and its wording does not say so: the article's bare words, or words without a denial."""
    if saying(claim["kind"], claim["details"]) == "Said":
        return False
    is_bare = claim["wording"] == " ".join(claim["quote"].split())
    return is_bare or _VERBS.keys().isdisjoint(_words(claim["wording"]))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())
