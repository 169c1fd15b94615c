"""Bytes in, a clean article text out. Stores nothing; `fetch` alone asks the network."""

from .article import Intake
from .files import ACCEPT, FILE_LIMIT, read
from .text import Unreadable

__all__ = ["ACCEPT", "FILE_LIMIT", "Intake", "Unreadable", "read"]
