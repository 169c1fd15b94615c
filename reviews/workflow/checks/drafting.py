"""A draft is kept as it was typed, and several windows may write it: each save carries what its window had seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from reviews.content.review import FrozenCopy
from reviews.models import Claim, Evidence, Rating, Review
from reviews.workflow.table import leases

from .draft_parts import (
    CORRECTION,
    EVIDENCE,
    TEXTS,
    VERDICTS,
    Conflict,
    Draft,
    Part,
    Parts,
    Row,
    TypedEvidence,
    Window,
    Writers,
    is_row,
    mark,
    marks,
    parts_of,
)

type Decision = Literal["same", "leave", "take", "ask"]


class Changed(Exception):
    """The draft is not what the sender saw: `review` is as it stands. `is_unseen`: they did not send what they saw."""

    def __init__(self, review: Review, *, is_unseen: bool) -> None:
        message = (
            ngettext(
                "There is a draft already, saved %(version)s time: say which version you saw.",
                "There is a draft already, saved %(version)s times: say which version you saw.",
                review.version,
            )
            if is_unseen
            else _("The draft is at version %(version)s now. Nothing was saved.")
        )
        super().__init__(message % {"version": review.version})
        self.review, self.is_unseen = review, is_unseen


@dataclass(frozen=True)
class Merged:
    """A saved draft: what could not be saved without losing the words of another window, and what other windows changed."""

    review: Review
    parts: Parts
    conflicts: list[Conflict]
    brought: list[str]


def draft_of(claim: Claim, by: User) -> Review | None:
    drafts = claim.reviews.filter(reviewer=by).select_related(*VERDICTS).prefetch_related("evidence")
    return next(iter(drafts), None)  # there is one at most: nothing to put in order


def drafts_of(claim: Claim) -> list[Review]:
    """Return everybody's draft, the newest first."""
    drafts = claim.reviews.select_related("reviewer", *VERDICTS).prefetch_related("evidence")
    return [*drafts.order_by("-saved_at", "pk")]


@transaction.atomic
def merge(claim: Claim, typed: Parts, *, by: User, token: str, window: Window, printed: Parts) -> Merged:
    """Save what a window sends, part by part, and renew the lease.

    A part that the window did not touch stays as it is stored; one that only this window changed is saved; one that
    another changed too is a conflict, and is left alone. `printed` are the "claim-…" parts as the claim itself has
    them: what is the same is no correction, and a window without a name has seen nothing else. Raises Stale, and
    keeps nothing, if the lease is not `by`'s any more.
    """
    leases.hold(claim, by=by, token=token)  # nobody writes beside us from here on
    window = window if window.name else Window(seen=marks(printed))
    review = draft_of(claim, by) or Review(claim=claim, reviewer=by)
    stored = printed | parts_of(review if review.pk else None)
    parts, conflicts, brought, taken = dict(stored), [], [], set()
    for part, value in _sent(typed, stored, window).items():
        match decides(part, value, stored.get(part), window, review.writers):
            case "take":
                parts[part] = value
                taken.add(part)
            case "leave":
                brought.append(part)
            case "ask":
                conflicts.append(Conflict(part, value, stored.get(part)))
    brought += [part for part in stored if is_row(part) and part not in typed and part not in window.seen]
    parts = _ordered(parts, typed, stored, window)
    review.writers = {part: writer for part, writer in review.writers.items() if part in parts} | {
        part: [window.name, window.turn] for part in sorted(taken) if parts.get(part)
    }
    _write(review, parts, printed)
    return Merged(review, parts, conflicts, brought)


def decides(part: str, value: Part, stored: Part, window: Window, writers: Writers) -> Decision:
    """Return what becomes of `value`, which `window` sends for a part that is `stored` otherwise."""
    if mark(value) == mark(stored):
        return "same"
    if window.shows(part, value) or (window.wrote(part, writers) and window.turn < writers[part][1]):
        return "leave"  # others changed it, or this request was held up and a later one was here before it
    if stored is None or window.shows(part, stored) or window.wrote(part, writers):
        return "take"
    return "ask"


def _sent(typed: Parts, stored: Parts, window: Window) -> Parts:
    """Return what was typed, with None for each row that the window had and sent no more."""
    removed = [part for part in stored if is_row(part) and part in window.seen and part not in typed]
    return typed | dict.fromkeys(removed)


def _ordered(parts: Parts, typed: Parts, stored: Parts, window: Window) -> Parts:
    """Return the parts without those that are gone, the rows in the order of the window if it changed it, else as stored."""
    mine, theirs = ([part for part in of if is_row(part)] for of in (typed, stored))
    shown = [part for part in window.seen if part in mine]
    order = mine if [part for part in mine if part in window.seen] != shown else theirs
    rows = dict.fromkeys([*order, *theirs, *mine])
    kept = {part: value for part, value in parts.items() if not is_row(part)}
    return kept | {part: parts[part] for part in rows if parts.get(part) is not None}


@transaction.atomic
def save_draft(claim: Claim, draft: Draft, *, by: User, token: str, seen: int | None = None) -> Review:
    """Replace `by`'s whole draft, last seen at version `seen`, and renew the lease.

    Raises Changed if it is at another version, or if there is one and `seen` is None; Stale if the lease is not
    `by`'s any more. Nothing is kept then.
    """
    leases.hold(claim, by=by, token=token)
    review = draft_of(claim, by) or Review(claim=claim, reviewer=by)
    if (review.version or None) != (seen or None):
        raise Changed(review, is_unseen=seen is None)
    review.writers = {}
    _write(review, draft.parts(parts_of(review if review.pk else None)), {}, draft.evidence)
    return review


def _write(review: Review, parts: Parts, printed: Parts, sources: Sequence[TypedEvidence] = ()) -> None:
    codes = {rating.code: rating for rating in Rating.objects.filter(code__in=[parts[name] for name in VERDICTS])}
    for name in VERDICTS:
        setattr(review, name, codes.get(str(parts[name])))
    for name in TEXTS:
        setattr(review, name, parts[name])
    corrected = {part: value for part, value in parts.items() if part.startswith(CORRECTION)}
    review.correction = {part: value for part, value in corrected.items() if mark(value) != mark(printed.get(part))}
    review.version += 1
    review.saved_at = timezone.now()
    before = list(review.evidence.all()) if review.pk else []
    review.save()
    if before:
        review.evidence.all().delete()
    _write_rows(review, {part: cast(Row, value) for part, value in parts.items() if is_row(part)}, [*before, *sources])


def attach_copies(review: Review, copies: Mapping[str, FrozenCopy]) -> None:
    """Let rows of a draft that was just saved point at the kept copies of what they are about; both by their part."""
    for part, copy in copies.items():
        review.evidence.filter(key=part.removeprefix(EVIDENCE)).update(copy=copy)


def _write_rows(review: Review, rows: Mapping[str, Row], archived: Sequence[Evidence | TypedEvidence]) -> None:
    """Write the rows, where none are any more; the archived copy of an address stays with it, and the kept copy of a row."""
    before = {item.key: item.copy for item in archived if isinstance(item, Evidence)}
    copies = {
        item.url: {"archive_url": item.archive_url, "archive_sha256": item.archive_sha256}
        for item in archived
        if item.archive_url
    }
    Evidence.objects.bulk_create(
        Evidence(
            review=review,
            key=(key := part.removeprefix(EVIDENCE)),
            position=position,
            copy=before.get(key),
            **row,
            **copies.get(row["url"], {}),
        )
        for position, (part, row) in enumerate(rows.items())
    )
    review._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # noqa: SLF001
