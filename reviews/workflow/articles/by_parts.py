"""The claims of a long text, found in processes of their own: of the whole, or part by part where that cannot be."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Protocol

from reviews.confined import Limits, Stopped, results_of
from reviews.extraction import ExtractedClaim, Worthiest, worthiest
from reviews.extraction.claims import Span
from reviews.intake.text import cut
from reviews.models import ArticleRevision

from .new_claims import MOST_CLAIMS
from .revisions.days import Days

WHOLE = Limits(seconds=120, patience=600, niceness=10)
"""For a whole text: the densest of 1 MB takes a sixth of it."""
PART, PARTS = 50_000, Limits(seconds=20, patience=60, niceness=10)
"""Characters of each part of a text that could not be split as a whole, and the limits for one."""
LONGEST = 900
"""Seconds after which the parts that are left are given up."""


class Note(Protocol):
    """Gives a sign of life, with what is known by now: how many `percent` are done, and which spans are `unread`."""

    def __call__(self, **values: object) -> None: ...


def claims_in(revision: ArticleRevision, *, note: Note, show: Callable[[int], object]) -> tuple[Worthiest, list[Span]]:
    """Return the claims of a text and the spans that were given up; `show` is called with the percentage too. Raises Stopped if none could be read."""
    text, days = revision.text, Days(revision, revision.article.day)

    def report(percent: int) -> None:
        show(percent)
        note(percent=percent)

    with suppress(Stopped):
        return _read(text, days, revision.article.language, WHOLE, note, report), []
    parts = cut(text, PART)
    if len(parts) == 1:
        raise Stopped
    return _by_parts(revision, days, parts, note, report)


def _by_parts(
    revision: ArticleRevision, days: Days, parts: list[Span], note: Note, report: Callable[[int], object]
) -> tuple[Worthiest, list[Span]]:
    """Split each part by itself, without what the others say about who is who."""
    until = time.monotonic() + LONGEST
    kept: list[ExtractedClaim] = []
    unread: list[Span] = []
    found = 0
    for number, (start, end) in enumerate(parts):
        report(100 * number // len(parts))
        note(unread=unread)
        text = " " * start + revision.text[start:end]  # so that its offsets hold
        try:
            if time.monotonic() > until:
                raise Stopped
            of_part = _read(text, days, revision.article.language, PARTS, note)
        except Stopped:
            unread.append((start, end))
        else:
            found, kept = found + of_part.found, worthiest([*kept, *of_part.claims], MOST_CLAIMS).claims
    note(unread=unread)
    if len(unread) == len(parts):
        raise Stopped
    return Worthiest(found, kept), unread


def _read(
    text: str, days: Days, language: str, limits: Limits, note: Note, report: Callable[[int], object] | None = None
) -> Worthiest:
    """Run extraction on a text, once with each day that its words are counted from."""

    def read(number: int, day: date | None) -> Worthiest:
        results = results_of("reviews.extraction.engine:in_steps", text, day, language, MOST_CLAIMS, limits=limits)
        for result in results:
            if isinstance(result, Worthiest):
                return result
            if result is None or report is None:
                note()
            else:
                report(int(100 * (number + result) / len(days.all)))
        raise Stopped

    return days.chosen({day: read(number, day) for number, day in enumerate(days.all)})
