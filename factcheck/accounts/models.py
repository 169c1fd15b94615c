"""Who works here, and the programs that act for them."""

import hashlib
import secrets
from contextlib import suppress
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models


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

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"token of {self.user}, made {self.created_at:%Y-%m-%d}"

    @classmethod
    def issue(cls, user: User) -> str:
        """Store a new token for `user` and return it: it can never be read again."""
        token = secrets.token_urlsafe(32)
        cls.objects.create(user=user, digest=digest(token))
        return token

    @classmethod
    def find(cls, token: str) -> Self | None:
        with suppress(cls.DoesNotExist):
            return cls.objects.select_related("user").get(digest=digest(token), user__is_active=True)
        return None


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
