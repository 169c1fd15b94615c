"""Sessions in the database that end by themselves: after a while without use, and after a while in any case."""

import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.base_session import AbstractBaseSession

BEGAN, SAVED = "began", "saved"
"""When the session began and when its row was written, in seconds since 1970, kept in the session itself."""

RENEW_AFTER = 5 * 60
"""Seconds in which a session in use is written once at most: others wait while somebody writes."""


class SessionStore(DatabaseSessionStore):
    """Each time a session is written it gets another SESSION_IDLE seconds, but never more than SESSION_COOKIE_AGE in all."""

    def get_session_cookie_age(self) -> int:
        now = time.time()
        return int(min(settings.SESSION_IDLE, self.get(BEGAN, now) + settings.SESSION_COOKIE_AGE - now))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        data[SAVED] = time.time()
        data.setdefault(BEGAN, data[SAVED])
        return super().create_model_instance(data)


def renew(session: SessionBase) -> None:
    """Have the session written at the end of this request, unless that was done a moment ago."""
    if time.time() - session.get(SAVED, 0) > RENEW_AFTER:
        session.modified = True
