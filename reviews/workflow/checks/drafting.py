"""A draft is kept as it was typed, and several windows may write it: each save says what its window had seen.

A draft is a mapping of parts, each saved and merged by itself: "verdict" and "attribution_verdict" (codes), "summary",
"rationale", "counter_evidence" (a choice), "claim-…" for the fields of a correction that is not in the claim yet, and "evidence KEY" for each row.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from reviews.models import Claim, Evidence, Rating, Review, fingerprint
from reviews.models.constraints import public_id
from reviews.workflow.table import leases

type Row = dict[str, str]
type Part = str | Row | None
type Parts = dict[str, Part]
type Writers = Mapping[str, Sequence[Any]]
"""The name of the window that wrote a part last, and which of its saves that was."""
type Decision = Literal["same", "leave", "take", "ask"]

VERDICTS = ("verdict", "attribution_verdict")
TEXTS = ("summary", "rationale", "counter_evidence")
CORRECTION, EVIDENCE = "claim-", "evidence "
MARK_LENGTH = 16
WINDOW = re.compile(r"[0-9a-f]{0,32}")


@dataclass(frozen=True)
class TypedEvidence:
    """One row of evidence, as a program gives it."""

    url: str
    title: str
    kind: str
    stance: str
    publisher: str = ""
    published: date | None = None
    accessed: date | None = None
    excerpt: str = ""
    locator: str = ""
    disclosure: str = ""
    archive_url: str | None = None
    archive_sha256: str | None = None

    @property
    def row(self) -> Row:
        return {name: str(getattr(self, name) or "") for name in Evidence.TYPED}


@dataclass(frozen=True)
class Draft:
    """The whole of a review as a program sends it; saving replaces what was there, but for a correction of the claim."""

    verdict: Rating | None = None
    attribution_verdict: Rating | None = None
    summary: str = ""
    rationale: str = ""
    evidence: Sequence[TypedEvidence] = ()
    counter_evidence: str = ""

    def parts(self, before: Parts) -> Parts:
        """Return its parts; a row whose address was there `before` is the same row."""
        keys = {cast(Row, row)["url"]: part for part, row in before.items() if is_row(part)}
        rows = {keys.pop(source.url, f"{EVIDENCE}{public_id()}"): source.row for source in self.evidence}
        verdicts = {name: rating.code if (rating := getattr(self, name)) else "" for name in VERDICTS}
        kept = {part: value for part, value in before.items() if part.startswith(CORRECTION)}
        texts = {name: getattr(self, name) for name in TEXTS}
        return {**verdicts, **texts, **kept, **rows}


class Changed(Exception):
    """The draft is not what the sender saw: `review` is as it stands. `is_unseen`: they did not say what they saw."""

    def __init__(self, review: Review, *, is_unseen: bool) -> None:
        told = (
            ngettext(
                "There is a draft already, saved %(version)s time: say which version you saw.",
                "There is a draft already, saved %(version)s times: say which version you saw.",
                review.version,
            )
            if is_unseen
            else _("The draft is at version %(version)s now. Nothing was saved.")
        )
        super().__init__(told % {"version": review.version})
        self.review, self.is_unseen = review, is_unseen


@dataclass(frozen=True)
class Window:
    """What a window shows of a draft: its name, the count of its saves, and the mark of each part as it last saw it."""

    name: str = ""
    turn: int = 0
    seen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, parts: Parts) -> "Window":
        return cls(public_id(), seen=marks(parts))

    def after(self, typed: Parts, conflicts: Iterable["Conflict"]) -> "Window":
        """Return it after a save of what it shows; what is in conflict stays so until somebody decides."""
        undecided = {conflict.part for conflict in conflicts}
        seen = {part: self.seen.get(part, "") if part in undecided else mark(value) for part, value in typed.items()}
        return replace(self, seen=seen)

    def shows(self, part: str, value: Part) -> bool:
        return self.seen.get(part, "") == mark(value)

    def wrote(self, part: str, writers: Writers) -> bool:
        """Whether this window itself wrote what is stored, in this or an earlier save whose answer may have been lost."""
        return bool(self.name) and list(writers.get(part, ()))[:1] == [self.name]


@dataclass(frozen=True)
class Conflict:
    """A part that two windows changed: what this one sends, and what the other saved."""

    part: str
    mine: Part
    theirs: Part


@dataclass(frozen=True)
class Merged:
    """A saved draft: what could not be saved without losing the words of another window, and what other windows changed."""

    review: Review
    parts: Parts
    conflicts: list[Conflict]
    brought: list[str]


def marks(parts: Parts) -> dict[str, str]:
    return {part: mark(value) for part, value in parts.items()}


def mark(value: Part) -> str:
    """Return a short fingerprint of a part; nothing for what is not there or has no letter."""
    return fingerprint(value)[:MARK_LENGTH] if value else ""


def is_row(part: str) -> bool:
    return part.startswith(EVIDENCE)


def draft_of(claim: Claim, by: User) -> Review | None:
    drafts = claim.reviews.filter(reviewer=by).select_related(*VERDICTS).prefetch_related("evidence")
    return next(iter(drafts), None)  # there is one at most: nothing to put in order


def parts_of(review: Review | None) -> Parts:
    """Return what is stored of a draft, the rows of evidence in their order."""
    if review is None:
        return dict.fromkeys((*VERDICTS, *TEXTS), "")
    verdicts = {name: rating.code if (rating := getattr(review, name)) else "" for name in VERDICTS}
    texts = {name: getattr(review, name) for name in TEXTS}
    rows = {f"{EVIDENCE}{item.key}": item.row for item in review.evidence.all()}
    return {**verdicts, **texts, **review.correction, **rows}


@transaction.atomic
def merge(claim: Claim, typed: Parts, *, by: User, token: str, window: Window, printed: Parts) -> Merged:
    """Save what a window sends, part by part, and renew the lease.

    A part that the window did not touch stays as it is stored; one that only this window changed is saved; one that
    another changed too is a conflict, and is left alone. `printed` are the "claim-…" parts as the claim itself has
    them: what says the same is no correction, and a window without a name has seen nothing else. Raises Stale, and
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


def _write_rows(review: Review, rows: Mapping[str, Row], archived: Iterable[Evidence | TypedEvidence]) -> None:
    """Write the rows, where none are any more; the archived copy of an address stays with it."""
    copies = {
        item.url: {"archive_url": item.archive_url, "archive_sha256": item.archive_sha256}
        for item in archived
        if item.archive_url
    }
    Evidence.objects.bulk_create(
        Evidence(review=review, key=part.removeprefix(EVIDENCE), position=position, **row, **copies.get(row["url"], {}))
        for position, (part, row) in enumerate(rows.items())
    )
    review._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # noqa: SLF001
