"""Copies of pages and files as they were on a day. The database refuses to change or delete them."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from factcheck.fingerprint import fingerprint

from .constraints import public_id
from .validators import ADDRESS_LIMIT

COPY_LIMIT = 10_000_000
"""Most bytes of a copy."""


class Body(models.Model):
    """Bytes that came, each once however often they came, with their readable text. Lists never load it."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    data = models.BinaryField()
    text = models.TextField(blank=True, help_text="A paragraph on each line; a form feed before each further page.")
    hash = models.CharField(max_length=64, help_text="Of what was read in the bytes, and of the other columns.")

    def __str__(self) -> str:
        return self.sha256

    def sealed(self) -> str:
        """Return the hash that this row must have."""
        return fingerprint([self.sha256, self.size, self.text])

    @staticmethod
    def digest(data: bytes) -> str:
        return sha256(data).hexdigest()


class Copy(models.Model):
    """One fetch, or one file that somebody gave: from where, when, by whom, and which bytes."""

    public_id = models.CharField(max_length=32, unique=True, default=public_id, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="copies")
    asked = models.TextField(max_length=ADDRESS_LIMIT, blank=True, help_text="The address that was asked for.")
    address = models.TextField(max_length=ADDRESS_LIMIT, blank=True, help_text="Where it was in the end.")
    content_type = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True, help_text="Of the file that somebody gave.")
    headers = models.JSONField(default=dict, help_text="What the site said of the page.")
    by_hand = models.BooleanField(help_text="Whether somebody gave it, or this server fetched it.")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Empty: the program, on a visit.",
    )
    kept_at = models.DateTimeField(default=timezone.now)
    hash = models.CharField(max_length=64, help_text="Of all the other columns.")

    class Meta:
        ordering = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        return self.address or self.asked or self.name

    def sealed(self) -> str:
        """Return the hash that this row must have."""
        where = [self.public_id, self.body_id, self.asked, self.address, self.name, self.content_type, self.headers]
        return fingerprint([*where, self.by_hand, self.kept_by_id, self.kept_at.isoformat()])

    @property
    def told(self) -> Any:
        """What a row of evidence, and later a check, says of it: a `content.review.FrozenCopy`."""
        return {
            "id": self.public_id,
            "sha256": self.body.sha256,
            "kept": self.kept_at.isoformat(),
            "address": self.address,
            "asked": self.asked,
            "by_hand": self.by_hand,
        }
