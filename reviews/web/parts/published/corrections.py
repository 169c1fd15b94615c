"""A correction as readers see it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, gettext_noop

from reviews.models import Correction
from reviews.models.publication import CORRECTIONS

from .check import Check, Content

NO_VERDICT = gettext_noop("none")


def noted(correction: Correction) -> Content:
    """Return a correction as readers see it. It must come from readers.corrections()."""
    kind, meaning = CORRECTIONS[correction.kind]
    live = correction.publication.live
    return {
        "check": live and Check.of(correction.publication),
        "kind": str(kind),
        "meaning": str(meaning),
        "reason": correction.reason,
        "on": correction.done_at,
        "number": correction.revision.number if correction.revision else None,
        "changes": list(_changes(correction)),
    }


def _changes(correction: Any) -> Iterator[tuple[str, str, str]]:
    """Return which verdicts the correction changed: name, before, after. `Any` for what the query annotated."""
    if correction.revision is None:
        return
    for name, before, after in (
        (gettext("Verdict"), correction.verdict_before, correction.verdict_after),
        (gettext("Quotation"), correction.attribution_before, correction.attribution_after),
    ):
        if before != after:
            yield name, gettext(before or NO_VERDICT), gettext(after or NO_VERDICT)
