"""Bytes in, a clean article text out. Stores nothing and asks no network."""

from .files import Intake, read
from .text import Unreadable

__all__ = ["Intake", "Unreadable", "read"]
