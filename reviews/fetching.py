"""Pages of the web, for a newsroom that lets its server fetch them. The one way to `reviews.intake.fetch`."""

from threading import BoundedSemaphore

from django.conf import settings
from django.utils.encoding import iri_to_uri

from reviews.intake import fetch as web
from reviews.intake.fetch import Fetched, Unfetched

__all__ = ["Fetched", "Unfetched", "fetch"]

AT_ONCE = BoundedSemaphore(2)
"""Pages that one process of the server fetches at once: sites that hang must not hold all who answer people."""


def fetch(address: str) -> Fetched:
    """Fetch the page at an address. Raises Unfetched, with a sentence for people. It may take 20 seconds: hold no transaction."""
    if not settings.FETCH:
        raise Unfetched("off")
    if not AT_ONCE.acquire(blocking=False):
        raise Unfetched("busy")
    try:
        return web.fetch(address, agent=f"Factcheck (+{iri_to_uri(settings.SITE_URL)}/)")
    finally:
        AT_ONCE.release()
