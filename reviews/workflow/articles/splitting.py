"""Long texts are split by a process that nobody waits for: who is next, how far it has come, and what if it dies."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import batched

from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet
from django.tasks import task
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.alone import alone
from reviews.confined import Stopped
from reviews.extraction import Worthiest
from reviews.extraction.claims import Span
from reviews.models import ArticleRevision, Split
from reviews.workflow import background
from reviews.workflow.table import moves

from . import by_parts, replacing
from .new_claims import MOST_CLAIMS, claims_from
from .revisions import carrying

Status = Split.Status
BATCH = 100
"""Claims stored in one transaction: on SQLite everybody who writes waits for it."""
TRIES = 3
"""How often a text is tried whose process died; then a person has to ask."""


class Overtaken(Exception):
    """Somebody else splits this text now."""


def nobody(number: int) -> None:
    """Stand in where nobody is shown how far a splitting is, or is to begin one."""


# Who is next ---------------------------------------------------------------------------------------------------------


def begin(split: int) -> None:
    background.begin(split_text, split, otherwise="split_articles")


def go_on() -> None:
    """Begin what waits or broke off when the server starts; a database that is not there yet is no reason not to serve."""
    with suppress(DatabaseError):
        for split in waiting() if background.has_workers() else waiting()[:1]:
            begin(split.pk)


def ask_again(split: Split, begin: Callable[[int], object] = begin) -> None:
    """Let `begin` start anew what ended badly, or what nobody came for. What was found before stays and is not added twice."""
    ended = Q(stage__in=[Status.PARTLY, Status.FAILED, Status.WAITING]) | Split.lost()
    if Split.objects.filter(ended, pk=split.pk).update(stage=Status.WAITING, asked_at=timezone.now()):
        transaction.on_commit(partial(begin, split.pk))


def waiting() -> QuerySet[Split]:
    """Return what waits, and what a process left behind that died, the oldest first."""
    return Split.objects.filter(Q(stage=Status.WAITING) | (Split.lost() & Q(run__lt=TRIES))).order_by("asked_at", "pk")


def drain() -> Iterator[Split]:
    """Split what waits, one text at a time on this machine. Whoever finds somebody at it leaves it to them.

    It looks again after it has left: nothing that came in meanwhile is forgotten.
    """
    while waiting().exists():
        with alone("splitting") as is_mine:
            if not is_mine:
                return
            while split := waiting().first():
                run(split.pk)
                split.refresh_from_db()
                yield split


@task(priority=-10)  # the search index comes first
def split_text(split: int) -> None:
    run(split)


# Splitting -----------------------------------------------------------------------------------------------------------


def run(pk: int, show: Callable[[int], object] = nobody) -> None:
    """Split a text that waits and store its claims; `show` is called with how far it has come. Does nothing if another process is at it."""
    free = Q(stage=Status.WAITING) | Split.lost()
    begun = {"stage": Status.RUNNING, "run": F("run") + 1, "seen_at": timezone.now(), "percent": 0, "unread": []}
    if not Split.objects.filter(free, pk=pk).update(**begun):
        return
    split = Split.objects.select_related("revision__article", "by").get(pk=pk)
    ended = Status.FAILED
    try:
        with suppress(Overtaken, Stopped):  # the stage shows it
            found, unread = by_parts.claims_in(split.revision, note=partial(_note, split), show=show)
            _store(split, found, unread)
            ended = Status.PARTLY if unread else Status.DONE
    finally:
        _mine(split).update(stage=ended, ended_at=timezone.now(), percent=100)


def _mine(split: Split) -> QuerySet[Split]:
    return Split.objects.filter(pk=split.pk, stage=Status.RUNNING, run=split.run)


def _note(split: Split, **values: object) -> None:
    """Give a sign of life. Raises Overtaken if somebody took this process for dead and began anew."""
    if not _mine(split).update(seen_at=timezone.now(), **values):
        raise Overtaken


def _store(split: Split, found: Worthiest, unread: list[Span]) -> None:
    """Store the claims in short transactions, each only if nobody began anew; what an earlier run stored is left as it is."""
    older = carrying.older_than(split.revision)
    for acts in (carrying.acts(older, split.revision, split.by), replacing.acts(split, found.claims, unread, older)):
        for some in batched(acts, BATCH, strict=False):
            with transaction.atomic():
                _note(split)
                for act in some:
                    act()
    kept, new = replacing.new_ones(split, found.claims, older)
    _note(split, **_counts(split, found, kept + len(new)))
    for batch in batched(new, BATCH, strict=False):
        claims = claims_from(split.revision, batch)
        with transaction.atomic():
            _note(split)
            moves.begin(claims, by=split.by, open_from=split.open_from)


def _counts(split: Split, found: Worthiest, kept: int) -> dict[str, int | bool]:
    """Return the counts of a split that is done. Of a later text claims that stay on an older one were not left out."""
    is_all = split.revision.number > 1 and kept < MOST_CLAIMS
    return {"found": kept if is_all else found.found, "kept": kept, "anew": False}


def store_at_once(split: Split, found: Worthiest) -> None:
    """Store the claims of a short text together with it, in the caller's transaction."""
    is_first = split.revision.number == 1 and not split.anew
    older = carrying.older_than(split.revision)
    for acts in (carrying.acts(older, split.revision, split.by), replacing.acts(split, found.claims, [], older)):
        for act in acts:
            act()
    kept, new = (0, found.claims) if is_first else replacing.new_ones(split, found.claims, older)
    split.stage, split.ended_at, split.percent, split.unread = Status.DONE, timezone.now(), 100, []
    for name, value in _counts(split, found, kept + len(new)).items():
        setattr(split, name, value)
    split.save()
    moves.begin(claims_from(split.revision, new), by=split.by, open_from=split.open_from)


def split_anew(
    revision: ArticleRevision,
    found: Worthiest | None,
    *,
    by: User,
    begin: Callable[[int], object] = begin,
    anew: bool = True,
) -> None:
    """Let other claims take the place of those that nobody has worked on, in the caller's transaction; unless `anew`, only add.

    They are `found`, or the splitting of a long text waits for who does that. Whoever splits it now is overtaken.
    """
    split = Split.objects.filter(revision=revision).first() or Split(revision=revision)
    split.revision, split.by, split.anew = revision, by, anew
    if found:
        store_at_once(split, found)
        return
    split.stage, split.asked_at = Status.WAITING, timezone.now()
    split.save()
    transaction.on_commit(partial(begin, split.pk))
