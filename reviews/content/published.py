"""A check as it is published, and how frozen content of every format is read; an odd copy costs its own page or a line in the log."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from factcheck.accounts.models import User
from reviews.models import Claim, Publication, ReviewRevision

from .review import FORMAT, FrozenReview, surroundings

MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What comes of a frozen copy that does not hold what it should."""
logger = logging.getLogger(__name__)


class FrozenCheck(FrozenReview, total=False):
    """What was approved, to the letter, and what distinguishes it from another approval: both are missing until it is published."""

    approved_by: str
    review_revision: int


def content_of(claim: Claim, approved: ReviewRevision, editor: User) -> dict[str, Any]:
    """Return what readers will see, in the format in which it was approved."""
    content: dict[str, Any] = approved.content
    if "article" not in content:  # handed in before the revision held all of it
        content = {**surroundings(claim), "findings": [], **content}
    return content | {"approved_by": editor.display_name, "review_revision": approved.number}


def read(content: Any) -> FrozenCheck:
    """Return frozen content in the shape of today; it stays as it is, and so does its hash.

    Format 0, from before formats were stored, may lack what came later, and its findings are words; up to format 1 it was
    not stored who was asked. What is odd in content is left to whoever shows it. Raises ValueError for a format that only a later version knows.
    """
    version = content.get("format", 0)
    if version not in (0, 1, FORMAT):
        raise ValueError(f"a later version of this program wrote format {version}")
    if version == 0:
        claim = {"said": "", "figures": []} | content["claim"]
        content = {"findings": [], "rests_on": [], "authors": {}, "counter_evidence": ""} | content | {"claim": claim}
    return cast(FrozenCheck, {"asked": None} | content)


def log_malformed(public_id: str, revision: int) -> None:
    """Tell whoever runs the site which frozen copy cannot be shown, from within an `except`."""
    logger.exception("The check %s, revision %s, cannot be shown: correct or withdraw it.", public_id, revision)


def well_formed[Made](checks: Iterable[Publication], make: Callable[[Publication], Made]) -> Iterator[Made]:
    """Yield what `make` makes of each check; of an odd copy nothing, with a line in the log."""
    for check in checks:
        try:
            yield make(check)
        except MALFORMED:
            log_malformed(check.claim.public_id, check.live.number if check.live else 0)
