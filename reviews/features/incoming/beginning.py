"""A page or a file begins its way to an article."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.intake import Intake
from reviews.intake.same_page import place_of
from reviews.workflow import background
from reviews.workflow.copies.keeping import name_of, printable

from . import reading
from .found import to_json
from .models import Incoming

Stage = Incoming.Stage
AT_ONCE = 1_000_000
"""Bytes of a file that is read while somebody waits. A PDF never is: it may have hundreds of pages."""
TITLE_LENGTH, TYPE_LENGTH = 300, 200


@dataclass(frozen=True)
class File:
    """What somebody gives: `content_type` is what their browser says of it."""

    data: bytes
    name: str
    content_type: str = ""

    @property
    def is_short(self) -> bool:
        return len(self.data) <= AT_ONCE and not self.data.lstrip()[:5].startswith(b"%PDF")


def begin(
    *, by: User, address: str = "", file: File | None = None, hand_over: Callable[[int], object] = reading.begin
) -> Incoming:
    """Read the page at an address, or a file: at once if that is short, else it is left to `hand_over`.

    A page that is on its way already is not asked for again: that Incoming is returned. It takes as long as a fetch and a
    reading may take while somebody waits: hold no transaction. Raises PermissionDenied.
    """
    refuse_strangers(by)
    if not file and (known := on_its_way(address)):
        return ask(known, by=by, hand_over=hand_over) if known.stage == Stage.OFFERED else known
    told = {"address": address, "place": place_of(address), "added_by": by, "stage": Stage.WAITING}
    if file:
        kind = printable(file.content_type)[:TYPE_LENGTH]
        told |= {"data": file.data, "name": name_of(file.name), "content_type": kind}
    one = (_instead(told) if file else None) or Incoming.objects.create(**told)
    return _read(one, hand_over, at_once=file is None or file.is_short)


def _instead(told: dict[str, Any]) -> Incoming | None:
    """Return the page at this address that was refused, with the file that somebody gives in its place."""
    refused = Incoming.objects.filter(place=told["place"], place__gt="", stage=Stage.REFUSED).first()
    again = {"version": F("version") + 1, "run": 0, "asked_at": timezone.now(), "code": "", "reason": "", "figures": {}}
    if refused is None or not _unchanged(refused).update(**told | again):
        return None
    refused.refresh_from_db()
    return refused


def _unchanged(incoming: Incoming) -> QuerySet[Incoming]:
    return Incoming.objects.filter(pk=incoming.pk, version=incoming.version, stage=incoming.stage)


def typed(found: Intake, *, by: User) -> Incoming:
    """Put what somebody typed or pasted where it is looked over. Raises PermissionDenied."""
    refuse_strangers(by)
    return Incoming.objects.create(
        address=found.url,
        place=place_of(found.url),
        title=found.title[:TITLE_LENGTH],
        published=found.published,
        stage=Stage.READY,
        found=to_json(found),
        added_by=by,
    )


def offer(address: str, *, title: str, published: datetime | None = None) -> Incoming | None:
    """Put a page on the list that nobody has asked for yet, as a feed does; None where its address is known, also as left or taken."""
    place = place_of(address)
    if Incoming.objects.filter(place=place).exists():
        return None
    return Incoming.objects.create(
        address=address, place=place, title=title[:TITLE_LENGTH], published=published, stage=Stage.OFFERED
    )


def ask(
    incoming: Incoming, *, by: User, hand_over: Callable[[int], object] = reading.begin, at_once: bool = True
) -> Incoming:
    """Have one read that was offered, or again one that was refused or that nobody came for. Returns it as it is then."""
    again = Q(stage__in=[Stage.OFFERED, Stage.REFUSED, Stage.WAITING]) | Incoming.lost()
    free = Incoming.objects.filter(again, pk=incoming.pk, version=incoming.version)
    asked = free.update(stage=Stage.WAITING, version=F("version") + 1, asked_at=timezone.now(), run=0, code="")
    if asked and incoming.added_by_id is None:
        Incoming.objects.filter(pk=incoming.pk).update(added_by=by)
    incoming.refresh_from_db()
    return _read(incoming, hand_over, at_once=at_once) if asked else incoming


def ask_each(items: Sequence[Incoming], *, by: User, hand_over: Callable[[int], object] = reading.begin) -> None:
    """Have many read while nobody waits. Where there is no worker, one process reads all of them."""
    handed = items if background.has_workers() else items[-1:]
    for item in items:
        ask(item, by=by, at_once=False, hand_over=hand_over if item in handed else _nobody)


def _nobody(number: int) -> None:
    """Take the place of who is to read one that somebody comes for anyway."""


def _read(incoming: Incoming, hand_over: Callable[[int], object], *, at_once: bool) -> Incoming:
    """Read it now, or let it be read: also a site that is slower than somebody waits."""
    if at_once:
        reading.read_now(incoming.pk)
        incoming.refresh_from_db()
    if incoming.stage == Stage.WAITING:
        transaction.on_commit(partial(hand_over, incoming.pk))
    return incoming


def refuse_strangers(by: User) -> None:
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not take in an article.") % {"name": by.display_name})


def on_its_way(address: str) -> Incoming | None:
    """Return the page at an address, however that is spelt, if somebody may still take it in."""
    ways = Incoming.objects.filter(place=place_of(address), place__gt="")
    return ways.exclude(stage__in=[Stage.TAKEN, Stage.LEFT, Stage.REFUSED]).first()
