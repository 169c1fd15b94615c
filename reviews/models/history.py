"""What happened, append-only: each row carries the hash of the row before it in the same story."""

from datetime import UTC, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from factcheck.fingerprint import fingerprint

from .article import Article
from .claim import Claim
from .publication import Correction, Publication

FACTS: dict[type[models.Model], tuple[str, ...]] = {
    Article: (
        "public_id", "title", "byline", "publisher", "url", "language", "language_origin", "published", "published_offset", "retrieved", "rights", "added_by_id",
        "put_away_at",
    ),
    Claim: (
        "public_id", "revision_id", "start", "end", "anchor", "kind", "details", "figures", "said", "wording", "insertions", "loose",
        "claimant_id", "claimant_role", "claimant_mention", "extractor", "created_at",
        "appearance_of_id", "linked_by_id", "link_confirmed_by_id", "assigned_to_id", "help_needed",
    ),
    Publication: (
        "live_id", "first_published_at", "changed_at", "withdrawn_by_id", "withdrawn_at", "notice",
    ),
    Correction: (
        "id", "kind", "reason", "asked_by_id", "asked_at", "revision_id", "done_at",
    ),
}  # fmt: skip
"""The fields that events record of the rows that they write. A name may be added: older events do not have it."""

ASKED_FOR = ("assigned_to_id", "help_needed")
"""Whom a claim of the queue is meant for, and which help it needs."""
CARRIED, MISSED = "carry", "miss"
"""What a new text of its article does to a claim: it goes along, or its words are not there any more as they were."""
EDITS = ("ends", "cut", "join", "kind", "figures", "place")
"""The actions of people who mend how an article was split: each changes the content of a claim."""
CONTENT_ACTIONS = ("split", "describe", *EDITS)
"""The actions that give a claim its content, or other content than before."""


def facts(row: models.Model, *names: str) -> dict[str, Any]:
    """Return the fields of a row that an event records, as JSON: all of them, or only `names`."""
    return {name: _plain(getattr(row, name)) for name in names or FACTS[type(row)]}


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


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
