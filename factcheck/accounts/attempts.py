"""How often one may try a password or a code.

Tries are counted before anything is compared, and given back when they were right. The count is in the database and its
UPDATE names the limit, so it is exact for any number of processes that try at once.
"""

import hashlib
import ipaddress
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

from . import devices
from .models import Attempts, User

IPV6_PREFIX = 64
"""Bits of an address that one household or server has for itself: the rest it can change at will."""
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


def address(request: HttpRequest) -> str:
    """Return who asks by address: of IPv6 the network."""
    text: str = get_adapter().get_client_ip(request)
    found = ipaddress.ip_address(text)
    if isinstance(found, ipaddress.IPv4Address):
        return text
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, IPV6_PREFIX), strict=False))


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
