"""How much a claim is worth checking, and whether a sentence states a fact or an opinion.

Each is a sum of named factors (`factors`), each with its weight (`weights.toml`), pressed between 0 and 1.
What a factor added is handed out with the score, so that a person can see why a claim stands where it stands.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import exp
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.claims import ExtractedClaim
from reviews.extraction.document import Document

from .factors import happens, measure

__all__ = ["Score", "assess", "measure", "pressed", "score"]


class Score(NamedTuple):
    """Both 0..1, yes from 0.5; `factors` and `factual_factors` are what each factor added before the pressing."""

    check_worthiness: float
    factual: float
    factors: dict[str, float]
    factual_factors: dict[str, float]


def score(sentence: str, language: str = "en") -> Score:
    """Score a bare sentence."""
    measured = measure(sentence, language)
    worth, fact = _weigh("check_worthiness", measured), _weigh("factual", measured)
    return Score(pressed(worth), pressed(fact), worth, fact)


def assess(document: Document, claim: ExtractedClaim) -> tuple[float, dict[str, float]]:
    """Return how much a claim is worth checking, and what each factor added to that; one without a wording as it is printed.

    The worth, 0..1, is how many of such claims a careful person would check first.
    """
    weights = _weights()
    added = _weigh("check_worthiness", measure(_words(claim, document.language), document.language))
    if kind := weights["kinds"].get(claim.kind):
        added[claim.kind] = kind
    if claim.kind == "event" and happens(claim.quote, document.language):
        added["happening"] = weights["kinds"]["happening"]
    if claim.claimant:
        added["claimant"] = weights["claimant"]["named"]
    factors = {name: round(weights["claim"]["scale"] * value, 3) for name, value in added.items()}
    factors["base"] = round(factors["base"] + weights["claim"]["base"], 3)
    return pressed(factors), factors


def _words(claim: ExtractedClaim, language: str) -> str:
    """What a fact-checker reads of a claim; "said it would stop" tells what will be, and puts no condition."""
    words = claim.wording or claim.quote
    if claim.details.get("form") != "indirect":
        return words
    for past, future in lexicons.load(language, "worth").get("reported", {}).items():
        words = words.replace(f" {past} ", f" {future} ")
    return words


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(resources.files(__name__).joinpath("weights.toml").read_text(encoding="utf-8"))


def _weigh(score: str, measured: Mapping[str, float]) -> dict[str, float]:
    """What each factor adds to a score, the base first."""
    weights = _weights()[score]
    added = {name: round(weights[name] * value, 3) for name, value in measured.items() if name in weights}
    return {"base": weights["base"]} | added


def pressed(factors: Mapping[str, float]) -> float:
    """The logistic function of the sum. It cannot overflow: every factor is a logarithm of a length or less."""
    return round(1 / (1 + exp(-sum(factors.values()))), 3)
