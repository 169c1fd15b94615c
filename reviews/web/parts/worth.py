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
"""What speaks for checking a claim, by the names of the factors; what else weighs in is told on the claim's page alone."""
SHOWN = 2


def reasons(factors: Mapping[str, float]) -> list[str]:
    """Return what weighs most for checking a claim."""
    told = sorted((name for name in factors if name in WORDS and factors[name] > 0), key=lambda name: -factors[name])
    return list(dict.fromkeys(str(WORDS[name]) for name in told))[:SHOWN]
