"""The evidence of a check, on the side that it stands for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_noop

from reviews.content.review import FrozenEvidence
from reviews.models import Evidence, Review
from reviews.web.parts.links import web_address

type Item = dict[str, Any]

NOTHING_LISTED = gettext_noop("None is listed.")
SOUGHT = {
    Review.CounterEvidence.NONE_FOUND.value: gettext_noop("We looked for evidence against the claim and found none."),
    Review.CounterEvidence.NOT_SOUGHT.value: gettext_noop("We did not look for evidence against the claim."),
}


def sides(evidence: list[Item], counter_evidence: str) -> tuple[tuple[str, list[Item], str], ...]:
    """Return both, always, each with the sentence for where nothing is listed: only what the fact-checker stated of looking for it."""
    against = SOUGHT.get(counter_evidence, NOTHING_LISTED)
    return (
        (gettext("Evidence for"), of_stance(evidence, "supports"), gettext(NOTHING_LISTED)),
        (gettext("Evidence against"), of_stance(evidence, "contradicts"), gettext(against)),
    )


def of_stance(evidence: list[Item], stance: str) -> list[Item]:
    return [item for item in evidence if item["stance"] == stance]


def of_question(evidence: list[Item], question: str) -> list[Item]:
    return [item for item in evidence if item["question"] == question]


def day(iso: str | None) -> date | None:
    return datetime.fromisoformat(iso).date() if iso else None


def shown_copy(copy: Mapping[str, Any] | None) -> Item | None:
    """Return the facts of a kept copy, with its day as the newsroom counts days."""
    return {**copy, "kept": localdate(datetime.fromisoformat(copy["kept"]))} if copy else None


def shown(item: FrozenEvidence) -> Item:
    """Return it in words, its days as dates, and only with addresses that may be followed."""
    kinds: dict[Any, Any] = dict(Evidence.Kind.choices)
    return {
        **item,
        "kind": kinds.get(item["kind"], item["kind"]),
        "url": web_address(item["url"]),
        "archive_url": web_address(item["archive_url"]),
        "published": day(item["published"]),
        "accessed": day(item["accessed"]),
        "copy": shown_copy(item.get("copy")),
        "question": item.get("question", ""),
    }
