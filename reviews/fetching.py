"""Pages of the web, for a newsroom that lets its server fetch them. The one way to `reviews.intake.fetch`."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.encoding import iri_to_uri

from factcheck.alone import alone
from reviews.intake import fetch as web
from reviews.intake.fetch import Fetched, Unfetched
from reviews.intake.fetch.limits import LIMITS, Limits

__all__ = ["Fetched", "Unfetched", "fetch", "fetch_patiently"]

WAITING = Limits(seconds=8)
"""For a page that somebody waits for: meanwhile it holds a thread of those who answer people."""


def fetch(address: str) -> Fetched:
    """Fetch the page at an address, one at a time on this machine, so that sites that hang hold no more than one thread.

    Raises Unfetched, with a sentence for people. It may take the seconds of WAITING: hold no transaction.
    """
    _refuse_if_off()
    with alone("fetching") as is_mine:
        if not is_mine:
            raise Unfetched("busy")
        return web.fetch(address, agent=_agent(), limits=WAITING)


def fetch_patiently(address: str, *, known: Mapping[str, str] | None = None) -> Fetched:
    """Fetch a page that nobody waits for, in a process that answers nobody: it may take all the seconds of LIMITS.

    `known` are the headers of the page as it was fetched before: the answer may be that it is unchanged.
    """
    _refuse_if_off()
    return web.fetch(address, agent=_agent(), limits=LIMITS, known=known)


def _refuse_if_off() -> None:
    if not settings.FETCH:
        raise Unfetched("off")


def _agent() -> str:
    return f"Factcheck (+{iri_to_uri(settings.SITE_URL)}/)"
