"""Why a claim is worth checking, in words. Its number orders the queue, and is no probability to show people."""

from collections.abc import Mapping

WORDS = {
    "vote_tally": "a vote",
    "casualty": "casualties",
    "quantity": "a quantity",
    "comparison": "a comparison",
    "happening": "something that happened",
    "exact": "an exact figure",
    "figure": "a figure",
    "measure": "a measure",
    "trend": "a trend",
    "date": "a date",
    "public": "public affairs",
    "stance": "who stands for what",
    "deed": "what somebody did",
    "claimant": "somebody named says it",
    "named": "a name",
    "chosen by hand": "marked by hand",
}
"""What speaks for checking a claim, by the names of the factors; what else weighs in is told on the claim's page alone."""
SHOWN = 2


def reasons(factors: Mapping[str, float]) -> list[str]:
    """Return what weighs most for checking a claim."""
    told = sorted((name for name in factors if name in WORDS and factors[name] > 0), key=lambda name: -factors[name])
    return list(dict.fromkeys(WORDS[name] for name in told))[:SHOWN]
