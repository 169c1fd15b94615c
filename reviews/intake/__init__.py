"""Bytes in, a clean article text out. Stores nothing; `fetch` alone asks the network."""

from .article import Intake
from .files import read
from .text import Unreadable

__all__ = ["Intake", "Unreadable", "read"]
