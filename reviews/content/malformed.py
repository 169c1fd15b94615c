"""Frozen copies that do not say what they should: each costs its own page or a line in the log, never a list."""

import logging
from collections.abc import Callable, Iterable, Iterator

from reviews.models import Publication

MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What comes of a frozen copy that does not say what it should."""
logger = logging.getLogger(__name__)


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
