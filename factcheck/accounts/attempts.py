"""How often one may try a password or a code.

Tries are counted before anything is compared, and given back when they were right. The count is in the database and its
UPDATE names the limit, so it is exact for any number of processes that try at once.
"""

import hashlib
import time
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from factcheck.addresses import network_of, region_of

from . import devices
from .history import Action, log_event
from .models import Attempts, User

HOUR = 3600
SWEPT_EACH = 100
"""After that many new counts those that are over are thrown away."""

type Count = tuple[str, str]
"""The name of a limit in SIGN_IN_LIMITS, and whom or what it counts."""


class TooMany(Exception):
    """There were too many tries; nothing was compared."""


def password(request: HttpRequest, username: str) -> list[int]:
    """Count a try to sign in with a password; returns what `give_back` takes. Raises TooMany."""
    user = User.objects.filter(username__iexact=username).first()
    if user and (device := devices.known(request, user)):
        return _count([("device", f"{user.pk} {device}")])
    account = str(user.pk) if user else unicodedata.normalize("NFKC", username).casefold()
    source = address(request)
    return _count([("address", source), ("address_wrong", source), ("account", account)])[1:]


def code(request: HttpRequest, user: User) -> list[int]:
    """Count a try of a code of the second factor, from an app or of the recovery codes. Raises TooMany."""
    device = devices.known(request, user)
    return _count([("device_code", f"{user.pk} {device}") if device else ("code", str(user.pk))])


def give_back(counted: Iterable[int]) -> None:
    """Take back what was counted: it was right."""
    for pk in counted:  # one after the other: two rows in one UPDATE could wait for each other
        Attempts.objects.filter(pk=pk, count__gt=0).update(count=F("count") - 1)


def wrong(request: HttpRequest, username: str) -> None:
    """Leave a line of a wrong password: at whose account, never which name was typed, for that may be the password."""
    user = User.objects.filter(username__iexact=username).first()
    _log_wrong(request, Action.FAILED, user.pk if user else None)


def wrong_code(request: HttpRequest, user: User) -> None:
    _log_wrong(request, Action.FAILED_CODE, user.pk)


def _log_wrong(request: HttpRequest, action: Action, person: int | None) -> None:
    """Count a wrong try; of those within an hour the 1st, 10th, 100th … leave a line, so that strangers cannot fill the disk."""
    with transaction.atomic():
        row = _row(action, str(person), HOUR)
        Attempts.objects.filter(pk=row.pk).update(count=F("count") + 1)
        tries = Attempts.objects.values_list("count", flat=True).get(pk=row.pk)
        if str(tries).strip("0") == "1":
            log_event(person, action, tries=tries, region=region(request))


def address(request: HttpRequest) -> str:
    """Return who asks by address: of IPv6 the network."""
    return network_of(get_adapter().get_client_ip(request))


def region(request: HttpRequest) -> str:
    """Return about where somebody asks from, as the history of people keeps it."""
    return region_of(get_adapter().get_client_ip(request))


def _count(counts: list[Count]) -> list[int]:
    """Count one more of each, up to the first that is full already; that one raises TooMany."""
    counted = []
    with transaction.atomic():
        for name, whom in counts:
            most, seconds = settings.SIGN_IN_LIMITS[name]
            row = _row(name, whom, seconds)
            if not Attempts.objects.filter(pk=row.pk, count__lt=most).update(count=F("count") + 1):
                break
            counted.append(row.pk)
    if len(counted) < len(counts):
        raise TooMany
    return counted


def _row(name: str, whom: str, seconds: int) -> Attempts:
    """Return the row of the window that is now; whoever makes it at the same moment gets the same one."""
    window = int(time.time() // seconds)
    key = hashlib.sha256(f"{name} {window} {whom}".encode()).hexdigest()
    over = datetime.fromtimestamp((window + 1) * seconds, UTC)
    row, is_new = Attempts.objects.get_or_create(key=key, defaults={"over_at": over})
    if is_new and row.pk % SWEPT_EACH == 0:
        Attempts.objects.filter(over_at__lt=timezone.now()).delete()
    return row
