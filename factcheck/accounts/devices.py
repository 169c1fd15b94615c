"""Browsers in which people have signed in before: wrong guesses from elsewhere do not keep them out.

The cookie opens nothing. It shows to which of the counts in `attempts` a try belongs.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from .models import User

COOKIE = "device"
SALT = "factcheck.accounts.devices"
AGE = 365 * 24 * 3600
MOST_PEOPLE = 10
"""People remembered in one browser, the latest ones."""


def _mark(user: User) -> str:
    """Return what a device remembers of somebody; another password makes it worthless."""
    return salted_hmac(SALT, user.get_session_auth_hash(), algorithm="sha256").hexdigest()[:32]


def _read(cookies: Mapping[str, str]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = signing.loads(cookies.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return {"id": get_random_string(16), "people": {}}
    return found


def people(cookies: Mapping[str, str]) -> list[int]:
    """Return the keys of those who have signed in in this browser."""
    return [int(key) for key in _read(cookies)["people"]]


def known(request: HttpRequest, user: User) -> str:
    """Return the name of this device if `user` has signed in with it since their password was changed, or ""."""
    device = _read(request.COOKIES)
    remembered = device["people"].get(str(user.pk), "")
    return str(device["id"]) if constant_time_compare(remembered, _mark(user)) else ""


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    device = _read(request.COOKIES)
    others = {key: mark for key, mark in device["people"].items() if key != str(user.pk)}
    latest = [*others.items(), (str(user.pk), _mark(user))][-MOST_PEOPLE:]
    value = signing.dumps(device | {"people": dict(latest)}, salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=AGE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
