"""How far the splitting of a text into claims has come."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import ArticleRevision

SILENCE = timedelta(minutes=1)
"""How long a process that splits may give no sign of life before it counts as gone; it gives one every five seconds."""


class Split(models.Model):
    """One for each text, written by `workflow.splits` alone. The text itself is frozen, so this stands beside it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        PARTLY = "partly", _("Partly done")
        FAILED = "failed", _("Failed")

    revision = models.OneToOneField(ArticleRevision, models.PROTECT, related_name="split")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    open_from = models.FloatField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    stage = models.CharField(max_length=7, choices=Status, default=Status.WAITING)
    run = models.PositiveIntegerField(default=0, help_text=_("How often it was begun; whoever was overtaken stops."))
    seen_at = models.DateTimeField(null=True, blank=True, help_text=_("The last sign of life of who splits it."))
    ended_at = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    anew = models.BooleanField(
        default=False, help_text=_("Its claims take the place of those that nobody has worked on.")
    )
    unread = models.JSONField(default=list, help_text=_("[start, end] of each part that was given up at a limit."))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["waiting", "running", "done", "partly", "failed"]), name="split_stage_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.stage}"

    @classmethod
    def lost(cls) -> Q:
        """Return the condition for those whose process died without a word."""
        return Q(stage=cls.Status.RUNNING, seen_at__lt=timezone.now() - SILENCE)

    @property
    def status(self) -> str:
        """How far it is, for people and programs: what runs without a sign of life has failed."""
        silent_since = timezone.now() - SILENCE
        if self.stage == self.Status.RUNNING and self.seen_at and self.seen_at < silent_since:
            return self.Status.FAILED
        return self.stage

    @property
    def is_going_on(self) -> bool:
        return self.status in {self.Status.WAITING, self.Status.RUNNING}

    @property
    def may_be_asked_again(self) -> bool:
        """Whether somebody should be able to start it: it ended badly, or nobody has come for it."""
        if self.status == self.Status.WAITING:
            return self.asked_at < timezone.now() - SILENCE
        return self.status in {self.Status.PARTLY, self.Status.FAILED}
