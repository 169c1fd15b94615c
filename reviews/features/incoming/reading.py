"""What waits is fetched and read: at once for whoever waits, else by a process that nobody waits for."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from django.db import DatabaseError
from django.db.models import F, Q, QuerySet
from django.tasks import task
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.alone import alone
from reviews import fetching
from reviews.fetching import Fetched, Unfetched
from reviews.intake import Intake, Unreadable, read
from reviews.intake.near import sketch
from reviews.intake.text import gettext_noop
from reviews.models import Copy
from reviews.workflow import background
from reviews.workflow.copies.keeping import keep_source, kept

from .found import to_json
from .models import Incoming

Stage = Incoming.Stage
TRIES = 3
"""How often a reading is tried whose process died; then a person has to ask."""
IN_A_MOMENT = {"busy", "too-slow"}
"""What may go well when nobody waits."""
OWN_TEXT = "text/plain; charset=utf-8"
FETCHING, READING, KEEPING, STEPS = range(4)
"""How far one is: what is being done, and how many there are to do."""
FAILED = gettext_noop("This could not be read. Paste its text instead.")

type Fetch = Callable[[str], Fetched]


class Overtaken(Exception):
    """Somebody stopped it, or another process reads it now."""


class Came(NamedTuple):
    """The bytes that came, and how they are kept."""

    data: bytes
    name: str
    content_type: str
    keep: Callable[[], Copy]


# Who is next ---------------------------------------------------------------------------------------------------------


def begin(incoming: int) -> None:
    background.begin(read_incoming, incoming, otherwise="read_incoming")


def go_on() -> None:
    """Begin what waits or broke off when the server starts; a database that is not there yet is no reason not to serve."""
    with suppress(DatabaseError):
        for incoming in waiting() if background.has_workers() else waiting()[:1]:
            begin(incoming.pk)


def waiting() -> QuerySet[Incoming]:
    """Return what waits, and what a process left behind that died, the oldest first."""
    lost = Incoming.lost() & Q(run__lt=TRIES)
    return Incoming.objects.filter(Q(stage=Stage.WAITING) | lost).defer("data", "found").order_by("asked_at", "pk")


def drain() -> Iterator[Incoming]:
    """Read what waits, one after the other on this machine. Whoever finds somebody at it leaves it to them."""
    while waiting().exists():
        with alone("reading") as is_mine:
            if not is_mine:
                return
            while incoming := waiting().first():
                read_now(incoming.pk, fetch=fetching.fetch_patiently)
                incoming.refresh_from_db()
                yield incoming


@task(priority=-5)  # somebody looks at its progress
def read_incoming(incoming: int) -> None:
    read_now(incoming, fetch=fetching.fetch_patiently)


# Reading -------------------------------------------------------------------------------------------------------------


def read_now(pk: int, *, fetch: Fetch | None = None) -> None:
    """Read what was offered or waits, and keep its source; does nothing if another process is at it.

    Without a `fetch` somebody waits: a site that is slow or has to wait its turn is left waiting.
    """
    if not (one := _begun(pk)):
        return
    try:
        came = _came(one, fetch or fetching.fetch)
        _note(one, READING)
        found = read(came.data, name=came.name, content_type=came.content_type)
        _note(one, KEEPING)
        told = {"found": to_json(found), "sketch": sketch(found.text)}
        _end(one, Stage.READY, copy=came.keep(), **told, **_for_lists(one, found))
    except Overtaken:
        pass  # the row tells
    except Unfetched as refused:
        if fetch is None and refused.code in IN_A_MOMENT:
            _end(one, Stage.WAITING)
        else:
            _end(one, Stage.REFUSED, code=refused.code, reason=refused.sentence, figures=refused.figures)
    except Unreadable as refused:
        _end(one, Stage.REFUSED, code="unreadable", reason=refused.reason, figures=refused.figures)
    except Exception:  # whatever it is: nobody should wait for one that is never read
        _end(one, Stage.REFUSED, code="failed", reason=FAILED)
        raise


def _begun(pk: int) -> Incoming | None:
    """Take it to be read, if it may be and nobody else has."""
    free = Q(stage__in=[Stage.OFFERED, Stage.WAITING]) | Incoming.lost()
    told = {"stage": Stage.READING, "seen_at": timezone.now(), "done": FETCHING, "total": STEPS}
    if not Incoming.objects.filter(free, pk=pk).update(run=F("run") + 1, version=F("version") + 1, **told):
        return None
    return Incoming.objects.select_related("added_by").get(pk=pk)


def _mine(one: Incoming) -> QuerySet[Incoming]:
    return Incoming.objects.filter(pk=one.pk, stage=Stage.READING, run=one.run)


def _note(one: Incoming, step: int) -> None:
    """Say what is done now, and give a sign of life. Raises Overtaken if somebody stopped it, or took this process for dead and began anew."""
    if not _mine(one).update(seen_at=timezone.now(), done=step):
        raise Overtaken


def _came(one: Incoming, fetch: Fetch) -> Came:
    if one.data is not None:
        return given(bytes(one.data), one.name, one.content_type, address=one.address, by=one.added_by)
    try:
        return fetched(one.address, fetch, by=one.added_by) if one.address else _of_feed(one)
    except Unfetched as refused:
        if refused.code != "off" or not one.text:
            raise
        return _of_feed(one)


def _of_feed(one: Incoming) -> Came:
    """Return what a feed has of a page that nobody fetches."""
    return given(f"{one.title}\n\n{one.text}".encode(), "", OWN_TEXT, address=one.address, by=one.added_by)


def given(data: bytes, name: str, content_type: str, *, address: str, by: User | None) -> Came:
    told: dict[str, Any] = {"name": name, "declared": content_type, "address": address, "by": by}
    return Came(data, name, content_type, lambda: keep_source(data, **told))


def fetched(address: str, fetch: Fetch, *, by: User | None) -> Came:
    page = fetch(address)
    return Came(page.body, page.address, page.content_type, lambda: kept(page, asked=address, by=by))


def _for_lists(one: Incoming, found: Intake) -> dict[str, Any]:
    """Return what lists show: what was read wins over what a feed said."""
    return {"title": found.title or one.title, "published": found.published or one.published}


def _end(one: Incoming, stage: Stage, **told: Any) -> None:
    """Say how the reading ended. The file itself stays until it is kept as a copy."""
    if stage == Stage.READY:
        told |= {"data": None, "code": "", "reason": "", "figures": {}}
    _mine(one).update(stage=stage, version=F("version") + 1, **told)
