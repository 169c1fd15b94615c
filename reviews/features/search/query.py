"""The readers' search: any words find published checks or nothing, best first; nothing that is typed breaks it."""

import re
from typing import Any

from django.db import connection
from modelsearch.backends import get_search_backend

from reviews.models import Publication
from reviews.queries import readers

LONGEST_QUERY = 200
"""Characters of a query that are looked at: enough for a sentence pasted whole."""
MOST_RESULTS = 200
"""Results that are ranked; who wants more needs other words."""


def ranked(query: str) -> list[int]:
    """Return the keys of checks, best first: those with all the words, or else those with some."""
    words = " ".join(re.findall(r"\w+", query))
    return (_found(words, "and") or _found(words, "or")) if words else []


def _found(words: str, operator: str) -> list[int]:
    backend = get_search_backend()
    searched = Publication.objects.filter(withdrawn_at=None)
    if connection.vendor == "sqlite" and backend.query_compiler_class.__module__.startswith(
        "modelsearch.backends.database"
    ):
        return _found_by_fts(backend.query_compiler_class(searched, words, operator=operator))
    return [found.pk for found in backend.search(words, searched, operator=operator)[:MOST_RESULTS]]


def _found_by_fts(compiler: Any) -> list[int]:
    """Ask the full-text index once. The library asks it again for each result: seconds where this takes milliseconds."""
    # Here, because these models exist on SQLite only.
    from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, SQLiteFTSIndexEntry

    match = MatchExpression(compiler.FTS_TABLE_FIELDS, compiler.build_search_query(compiler.query))
    entries = SQLiteFTSIndexEntry.objects.filter(match).annotate(score=BM25()).order_by("score")
    return [int(key) for key in entries.values_list("index_entry__object_id", flat=True)[:MOST_RESULTS]]


def in_order(keys: list[int]) -> list[Publication]:
    """Return the published checks among `keys`, in that order: what the index still has of others stays out."""
    found = {publication.pk: publication for publication in readers.published().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
