"""A feed, what people did with it, and how reading it went."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.fingerprint import fingerprint
from reviews.models.guards import written_once
from reviews.models.validators import ADDRESS_LIMIT

SILENCE = timedelta(minutes=3)
"""How long a process that reads may give no sign of life before it counts as gone: longer than a fetch and a reading take."""


class Feed(models.Model):
    """What people say of it comes first; its events tell the same. The rest the program writes alone, whenever it reads."""

    class Every(models.IntegerChoices):
        QUARTER = 15, _("every 15 minutes")
        HOUR = 60, _("every hour")
        SIX_HOURS = 360, _("every 6 hours")
        DAY = 1440, _("once a day")

    address = models.TextField(max_length=ADDRESS_LIMIT)
    place = models.CharField(max_length=64, unique=True, help_text="The hash of the address, however it is spelt.")
    title = models.CharField(max_length=300)
    every = models.PositiveIntegerField(choices=Every, default=Every.HOUR, help_text="Minutes.")
    is_active = models.BooleanField(default=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=0, help_text="Counted up with every change by a person.")

    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_at = models.DateTimeField(null=True, help_text="When it was last read whole.")
    headers = models.JSONField(default=dict, help_text="By which its site tells whether it changed since.")
    left_out = models.PositiveIntegerField(default=0, help_text="Items that were not offered, the last time.")
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    reason = models.TextField(blank=True, help_text="Why it fails: a sentence in English, to be translated.")
    figures = models.JSONField(default=dict, help_text="What the sentence has room for.")
    run = models.PositiveIntegerField(default=0, help_text="How often reading was begun; who was overtaken stops.")
    seen_at = models.DateTimeField(
        null=True, help_text="The last sign of life of who reads it; empty when nobody does."
    )
    done = models.PositiveIntegerField(default=0, help_text="Items of this reading.")
    total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(failures=0, failing_since=None) | Q(failures__gt=0, failing_since__isnull=False),
                name="feed_failing_whole",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def facts(self) -> dict[str, Any]:
        """What people say of it."""
        return {"address": self.address, "title": self.title, "every": self.every, "is_active": self.is_active}

    def worded(self, translate: Callable[[str], str] = str) -> str:
        """Return why it fails, in the language of `translate`."""
        told: dict[str, Any] = self.figures
        return translate(self.reason) % told

    @property
    def is_being_read(self) -> bool:
        return self.seen_at is not None and self.seen_at > timezone.now() - SILENCE

    @property
    def is_due(self) -> bool:
        return self.is_active and self.due_at <= timezone.now()

    @property
    def is_watched(self) -> bool:
        """Whether somebody who looks at it should soon see something else."""
        return self.is_being_read or self.is_due

    @classmethod
    def free(cls) -> Q:
        """Return the condition for those that no process reads now."""
        return Q(seen_at=None) | Q(seen_at__lt=timezone.now() - SILENCE)


@written_once
class FeedEvent(models.Model):
    """What a person did with a feed. Each carries the hash of the one before."""

    class Action(models.TextChoices):
        ADDED = "added", _("added")
        CHANGED = "changed", _("changed how often it is read")
        STOPPED = "stopped", _("stopped")
        RESUMED = "resumed", _("resumed")

    feed = models.ForeignKey(Feed, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(help_text="Counted through the story, from 1.")
    action = models.CharField(max_length=10, choices=Action)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(help_text="What is said of the feed after it.")
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["feed", "number"], name="feed_event_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def seal(self) -> Self:
        self.hash = self.sealed()
        return self

    def sealed(self) -> str:
        """Return the hash that this row must have."""
        told = [self.feed_id, self.number, self.action, self.by_id, self.at.isoformat(), self.data, self.previous_hash]
        return fingerprint(told)
