"""Whether somebody said a thing or said that it is not so: a denial must never read as its opposite."""

import re
from collections import Counter

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from reviews.content.review import FrozenClaim
from reviews.extraction.whole import indirectly, joined
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
    "Doubted": "doubt doubts doubted doubting doute doutent douté duda dudan dudó شكك شككت يشكك تشكك מפקפק פקפק",
    "Disputed": (
        "dispute disputes disputed disputing refute refutes refuted rebut rebuts rebutted contradict contradicts"
        " contradicted conteste contesté contestent réfute réfuté refuta refutó"
    ),
}
"""What the speaker did, with the words of saying that mean it: of each language, as articles have them."""
SAID_BY = {
    "Said": gettext_noop("said by {claimant}"),
    "Denied": gettext_noop("denied by {claimant}"),
    "Refused": gettext_noop("refused by {claimant}"),
    "Rejected": gettext_noop("rejected by {claimant}"),
    "Doubted": gettext_noop("doubted by {claimant}"),
    "Disputed": gettext_noop("disputed by {claimant}"),
    "Not said": gettext_noop("not said by {claimant}"),
    "Not denied": gettext_noop("not denied by {claimant}"),
}
"""What `saying` returns, as a line beside the claim."""
SAYS = {
    "Said": gettext_noop("{claimant} said: {claim}"),
    "Denied": gettext_noop("{claimant} denied: {claim}"),
    "Refused": gettext_noop("{claimant} refused: {claim}"),
    "Rejected": gettext_noop("{claimant} rejected: {claim}"),
    "Doubted": gettext_noop("{claimant} doubted: {claim}"),
    "Disputed": gettext_noop("{claimant} disputed: {claim}"),
    "Not said": gettext_noop("{claimant} did not say: {claim}"),
    "Not denied": gettext_noop("{claimant} did not deny: {claim}"),
}
"""What `saying` returns, as a sentence with the claim."""
QUOTATION_MARKS = "\"'“”„‘’«»‹›"
_VERBS = {word: verb for verb, words in DENYING.items() for word in words.split()}
_NEGATING = frozenset(("not", "cannot", "never", "neither", "nor"))


def is_said(claim: FrozenClaim) -> bool:
    """Whether somebody says a claim, by its frozen content: it asks two questions then."""
    return bool(claim["said"]) or claim["kind"] == Kind.STATEMENT


def cue_of(claim: FrozenClaim) -> str:
    """Return the article's words of saying: the cue of a statement, else the attribution; empty if it is nobody's."""
    cue = claim["details"].get("cue") if claim["kind"] == Kind.STATEMENT else ""
    return str(cue or claim["said"])


def saying(claim: FrozenClaim) -> str:
    """Return what the speaker did with the words of a claim: "Said", "Denied" and its like, or neither of them."""
    words = _words(cue_of(claim))
    if any(word in _NEGATING or word.endswith(("n't", "n’t")) for word in words):
        return "Not said" if _VERBS.keys().isdisjoint(words) else "Not denied"
    return next((_VERBS[word] for word in words if word in _VERBS), "Said")


def said_by(said: str, claimant: str) -> SafeString:
    """Return who did with a claim what `saying` returned; HTML that is safe stays HTML."""
    return format_html(gettext(SAID_BY[said]), claimant=claimant)


def reads_as_its_opposite(claim: FrozenClaim) -> bool:
    """Whether somebody denied it, and its wording does not show it: the article's bare words, or words without a denial."""
    if saying(claim) == "Said":
        return False
    added = Counter(_words(claim["wording"])) - Counter(_words(claim["quote"]))
    return _VERBS.keys().isdisjoint(added) and _NEGATING.isdisjoint(added)


def attribution_of(claim: FrozenClaim) -> str:
    """Return the article's words that attribute a claim; nothing where the wording has them itself, as that of a denial does.

    A colon stands only in front of a quotation: other words would pass for the speaker's own.
    """
    if saying(claim) != "Said" and not reads_as_its_opposite(claim):
        return ""
    said = claim["said"]
    return said if is_quotation(claim["wording"]) else said.removesuffix(":")


def sentence_of(claim: FrozenClaim, language: str) -> str:
    """Return a claim with its attribution, for wherever it stands alone: what was hoped or doubted must not read as said."""
    wording, said = claim["wording"], attribution_of(claim)
    if said and not is_quotation(wording):
        said = indirectly(claim["said"], language)
    return joined(said, wording, claim["quote"], language)


def is_quotation(words: str) -> bool:
    """Whether words bring their own quotation marks."""
    return words.startswith(tuple(QUOTATION_MARKS))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())
