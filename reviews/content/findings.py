"""Findings as they are frozen: rule and figures, put into the reader's words where they are shown."""

from collections.abc import Iterable, Sized
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, NotRequired, TypedDict

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from factcheck.words import listed
from reviews.extraction import Finding
from reviews.extraction.findings.finding import TERMS, worded


class FrozenFinding(TypedDict):
    """`says` names the sentences of the rule that state it. Copies of format 0 have the `sentence` itself instead."""

    rule: str
    holds: bool | None
    says: list[str]
    figures: dict[str, Any]
    sentence: NotRequired[str]


class Worded(NamedTuple):
    """`about` are the article's words for the figures that it is about."""

    holds: bool | None
    sentence: str
    about: tuple[str, ...] = ()


def frozen(finding: Finding) -> FrozenFinding:
    return {
        "rule": finding.rule,
        "holds": finding.holds,
        "says": list(finding.says),
        "figures": finding.figures,
    }


def in_words(found: FrozenFinding) -> Worded:
    """Return what readers get; of format 0 the words that were approved."""
    if "sentence" in found:
        return Worded(found["holds"], found["sentence"])
    figures = found["figures"]
    words = worded(found["rule"], found["says"], figures, translate=gettext, figure=_figure)
    return Worded(found["holds"], words, tuple(figures.get("about", ())))


def all_in_words(found: Iterable[FrozenFinding], figures: Sized) -> list[Worded]:
    """Return findings about a claim in words, naming what they are about where the `figures` that it holds are several."""
    worded = map(in_words, found)
    return [one if len(figures) > 1 or len(one.about) > 1 else one._replace(about=()) for one in worded]


def _figure(name: str, value: Any) -> str:
    if isinstance(value, list):
        *others, last = (_figure(name, one) for one in value)
        return gettext("{others} and {last}").format(others=listed(others), last=last) if others else last
    if name == "date":
        return date_format(date.fromisoformat(value))
    if isinstance(value, int | float):
        return number_format(Decimal(f"{value:.12g}") if isinstance(value, float) else value, force_grouping=True)
    return gettext(value) if name in TERMS else str(value)
