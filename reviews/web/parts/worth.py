"""Why a claim is worth checking, in words. Its number orders the queue, and is no probability to show people."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

WORDS = {
    "vote_tally": _("a vote"),
    "casualty": _("casualties"),
    "quantity": _("a quantity"),
    "comparison": _("a comparison"),
    "happening": _("something that happened"),
    "exact": _("an exact figure"),
    "figure": _("a figure"),
    "measure": _("a measure"),
    "trend": _("a trend"),
    "date": _("a date"),
    "public": _("public affairs"),
    "stance": _("who stands for what"),
    "deed": _("what somebody did"),
    "claimant": _("somebody named says it"),
    "named": _("a name"),
    "chosen by hand": _("marked by hand"),
}
"""What speaks for checking a claim, by the names of the factors; what else weighs in is shown on the claim's page alone."""
WEIGHED = {
    "advice": _("advice"),
    "base": _("base"),
    "casualty": _("casualty"),
    "chosen by hand": _("chosen by hand"),
    "claimant": _("claimant"),
    "comparison": _("comparison"),
    "condition": _("condition"),
    "date": _("date"),
    "deed": _("deed"),
    "desk": _("what this desk checks first"),
    "evaluation": _("evaluation"),
    "event": _("event"),
    "exact": _("exact"),
    "figure": _("figure"),
    "happening": _("happening"),
    "length": _("length"),
    "long_words": _("long words"),
    "measure": _("measure"),
    "named": _("named"),
    "obligation": _("obligation"),
    "opinion": _("opinion"),
    "overlong": _("overlong"),
    "past": _("past"),
    "prediction": _("prediction"),
    "public": _("public"),
    "quantity": _("quantity"),
    "question": _("question"),
    "stance": _("stance"),
    "statement": _("statement"),
    "subject_i": _("subject i"),
    "subject_it": _("subject it"),
    "subject_you": _("subject you"),
    "talk": _("talk"),
    "trend": _("trend"),
    "vague": _("vague"),
    "values": _("values"),
    "vote_tally": _("vote tally"),
    "wish": _("wish"),
}
"""All that weighs in, as the claim's page names it. Older claims may have other factors, in the program's words."""
SHOWN = 2


def reasons(factors: Mapping[str, float]) -> list[str]:
    """Return what weighs most for checking a claim."""
    names = sorted((name for name in factors if name in WORDS and factors[name] > 0), key=lambda name: -factors[name])
    return list(dict.fromkeys(str(WORDS[name]) for name in names))[:SHOWN]


def weighed(factors: Mapping[str, float]) -> list[tuple[str, str]]:
    """Return all factors with their weights, the weightiest first."""
    weights = sorted(factors.items(), key=lambda factor: -abs(factor[1]))
    return [
        (str(WEIGHED.get(name, name.replace("_", " "))), f"{weight:+.2f}".replace("-", "−")) for name, weight in weights
    ]
