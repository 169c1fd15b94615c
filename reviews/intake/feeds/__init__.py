"""What a site offers to programs: RSS, Atom and JSON feeds, read as a list of items. Asks no network."""

from reviews.confined import Limits, Stopped, results_of
from reviews.intake.text import Unreadable, gettext_noop

from .items import MOST, Feed, Item

__all__ = ["MOST", "Feed", "Item", "read"]

LIMIT = 5_000_000
"""Most bytes of a feed."""
LIMITS = Limits(seconds=6, patience=20, memory=300_000_000)
"""500 items with their whole texts take a second, on a machine that has nothing else to do."""


def read(data: bytes, *, address: str, content_type: str = "") -> Feed:
    """Read a feed that came from an address. Raises Unreadable, with a sentence for people, for what is none.

    It runs in a process of its own: a feed that was made to hang or to eat memory takes only that process down.
    """
    if len(data) > LIMIT:
        raise Unreadable(
            gettext_noop("A feed of more than %(megabytes)s MB is not read."), megabytes=LIMIT // 1_000_000
        )
    found: Feed | Unreadable
    try:
        (found,) = filter(
            None, results_of("reviews.intake.feeds.parsing:feed", data, address, content_type, limits=LIMITS)
        )
    except Stopped:
        raise Unreadable(gettext_noop("This feed cannot be read: it is broken, or takes too long.")) from None
    if isinstance(found, Unreadable):
        raise found
    return found
