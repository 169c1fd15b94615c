"""The cache in the database, which distinguishes "there is one already" from "nothing can be written"."""

import time
from typing import Any

from django.core.cache.backends import db
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.db import OperationalError

TRIES = 3


class DatabaseCache(db.DatabaseCache):
    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Add a key that does not exist. Django's answers False to trouble too: a limit on sign-ins would seem reached."""
        began = time.monotonic()
        for _ in range(TRIES):  # a key may go while it is looked for
            if super().add(key, value, timeout, version):
                return True
            if self.has_key(key, version):
                return False
            if time.monotonic() - began > 1:
                break
        raise OperationalError("The cache in the database takes nothing.")
