"""Who works here, and the programs that act for them."""

import hashlib
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import DatabaseError, models
from django.db.models import Q
from django.utils import timezone


class User(AbstractUser):
    is_reviewer = models.BooleanField("fact-checker", default=False, help_text="May take claims and give verdicts.")
    is_editor = models.BooleanField("editor", default=False, help_text="May approve and publish the work of others.")

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username

    @property
    def roles(self) -> str:
        """The roles in words, for the page header; empty for somebody without any."""
        named = [(self.is_reviewer, "fact-checker"), (self.is_editor, "editor")]
        return " and ".join(word for has, word in named if has)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ApiToken(models.Model):
    """A program's way in. Only the digest is stored: the token has 256 random bits, so it needs no slow hash."""

    USE_NOTED_EACH = timedelta(minutes=10)
    """How exactly it is known when a token was used: others wait while that is written."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100, default="", blank=True)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"token of {self.user}, made {self.created_at:%Y-%m-%d}"

    @classmethod
    def issue(cls, user: User, *, name: str = "", days: int | None = None) -> str:
        """Store a new token for `user` and return it: it can never be read again."""
        token = secrets.token_urlsafe(32)
        lasts = timedelta(days=settings.TOKEN_DAYS if days is None else days)
        cls.objects.create(user=user, name=name, digest=digest(token), expires_at=timezone.now() + lasts)
        return token

    @classmethod
    def find(cls, token: str) -> Self | None:
        """Return the token if it still opens something, and note that it was used."""
        now = timezone.now()
        valid = cls.objects.select_related("user").filter(user__is_active=True, expires_at__gt=now)
        found = valid.filter(digest=digest(token)).first()
        if found:
            found.note_use(now)
        return found

    def note_use(self, now: datetime) -> None:
        if self.used_at and now - self.used_at < self.USE_NOTED_EACH:
            return
        with suppress(DatabaseError):  # one can read while the database takes no writes
            ApiToken.objects.filter(Q(used_at=None) | Q(used_at__lt=now), pk=self.pk).update(used_at=now)


class Attempts(models.Model):
    """How often somebody tried to get in, of one kind, in one stretch of time: see `attempts`."""

    key = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the limit, the window and whom it counts.")
    count = models.PositiveIntegerField(default=0)
    over_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "attempts"

    def __str__(self) -> str:
        return f"{self.count} until {self.over_at:%H:%M:%S}"


class IdempotentAnswer(models.Model):
    """What was answered to an `Idempotency-Key`, to be answered again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64, help_text="SHA-256 of method, path and body.")
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(default="")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="idempotent_answer_once")]

    def __str__(self) -> str:
        return self.key
