"""What follows from an act and is not done yet."""

from django.db import models
from django.utils import timezone

from .history import Event


class Outbox(models.Model):
    """A row for each follower of an act: written with the act, gone when the follower has done its part."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="+")
    follower = models.CharField(max_length=40)
    tries = models.PositiveIntegerField(default=0, help_text="That failed.")
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    error = models.TextField(blank=True, help_text="Of the last try.")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "follower"], name="outbox_follower_once")]

    def __str__(self) -> str:
        return f"{self.follower}, event {self.event_id}"
