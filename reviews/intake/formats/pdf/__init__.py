"""A PDF: its lines become paragraphs again, each page keeps its number, and what is printed on every page is left out."""

from .article import read, texts

__all__ = ["read", "texts"]
