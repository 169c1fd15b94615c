"""A page of the public web, fetched so that nobody can use this server to look into its own house.

The rest of the project fetches by `reviews.fetching`, which asks whether the newsroom wants that at all.
"""

from .errors import Unfetched
from .pages import Fetched, fetch

__all__ = ["Fetched", "Unfetched", "fetch"]
