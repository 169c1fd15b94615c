"""What happened, append-only: each row carries the hash of the row before it in the same story."""

import hashlib
import json
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .article import Article
from .claim import Claim


def fingerprint(content: Any) -> str:
    """Return the SHA-256 of JSON content, whatever the order of its keys or the database that kept it."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Event(models.Model):
    """One line of a story: a claim's, or an article's where `claim` is empty.

    The chain is kept for each story, not for the whole newsroom: one chain would make every writer wait for
    every other. A trigger refuses UPDATE and DELETE.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="events")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="events")
    number = models.PositiveIntegerField(help_text="Counted through the story, from 1.")
    action = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(help_text="Of the claim, after this; 0 for an article.")
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "number"], condition=Q(claim__isnull=False), name="event_claim_number_once"
            ),
            models.UniqueConstraint(
                fields=["article", "number"], condition=Q(claim=None), name="event_article_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def seal(self) -> Self:
        """Set the hash; everything else must be set before."""
        self.hash = self.sealed()
        return self

    def sealed(self) -> str:
        """Return the hash that this row must have."""
        return fingerprint(
            {
                "article": self.article_id,
                "claim": self.claim_id,
                "number": self.number,
                "action": self.action,
                "by": self.by_id,
                "at": self.at.isoformat(),
                "version": self.version,
                "data": self.data,
                "previous": self.previous_hash,
            }
        )
