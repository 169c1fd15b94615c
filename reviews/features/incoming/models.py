"""What came and is no article yet."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models import Article, Copy
from reviews.models.constraints import paired, public_id
from reviews.models.validators import ADDRESS_LIMIT

SILENCE = timedelta(minutes=3)
"""How long a process that reads may give no sign of life before it counts as gone: longer than a fetch and a reading take."""


class Incoming(models.Model):
    """A page or a file on its way to an article. The story of the article begins when it is taken in; this says what was before."""

    class Stage(models.TextChoices):
        OFFERED = "offered", _("Offered by a feed")
        WAITING = "waiting", _("Waits to be read")
        READING = "reading", _("Is being read")
        READY = "ready", _("To be looked over")
        REFUSED = "refused", _("Could not be read")
        TAKEN = "taken", _("Taken in")
        LEFT = "left", _("Not taken in")

    ON_THE_WAY = (Stage.WAITING, Stage.READING, Stage.READY, Stage.REFUSED)
    """What people brought, and nobody has taken in or left."""

    public_id = models.CharField(max_length=32, unique=True, default=public_id, editable=False)
    address = models.TextField(max_length=ADDRESS_LIMIT, blank=True, help_text="Empty: a file that somebody gave.")
    place = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="The hash of the address, however it is spelt."
    )
    name = models.CharField(max_length=200, blank=True, help_text="Of the file.")
    content_type = models.CharField(max_length=200, blank=True, help_text="As the file or its site says.")
    title = models.CharField(max_length=300, blank=True, help_text="For lists: as the feed or the text has it.")
    published = models.DateTimeField(null=True, help_text="For lists, like the title.")
    feed = models.ForeignKey("reviews.Feed", models.PROTECT, null=True, related_name="items")
    key = models.CharField(
        max_length=64, blank=True, help_text="By which its feed or folder has it: it is offered once."
    )
    summary = models.TextField(blank=True, help_text="For lists: as the feed has it.")
    text = models.TextField(blank=True, help_text="The whole text, where the feed has it.")
    sketch = models.JSONField(default=list, help_text="Of that text: see `reviews.intake.near`.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Empty: the program."
    )
    added_at = models.DateTimeField(default=timezone.now)

    stage = models.CharField(max_length=7, choices=Stage, db_index=True)
    version = models.PositiveIntegerField(default=0, help_text="Counted up with every stage.")
    asked_at = models.DateTimeField(default=timezone.now)
    run = models.PositiveIntegerField(default=0, help_text="How often its reading was begun; who was overtaken stops.")
    seen_at = models.DateTimeField(null=True, help_text="The last sign of life of who reads it.")
    done = models.PositiveIntegerField(default=0, help_text="Steps of its reading that are behind it.")
    total = models.PositiveIntegerField(default=0, help_text="Steps that there are; 0: not begun.")
    data = models.BinaryField(null=True, help_text="The file until it is read; then its copy has it.")

    code = models.CharField(max_length=20, blank=True, help_text="Why it was refused, for programs.")
    reason = models.TextField(blank=True, help_text="Why it was refused: a sentence in English, to be translated.")
    figures = models.JSONField(default=dict, help_text="What the sentence has room for.")
    found = models.JSONField(null=True, help_text="What was read: an `Intake`.")
    copy = models.ForeignKey(Copy, models.PROTECT, null=True, related_name="+")

    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="incoming")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    stage__in=["offered", "waiting", "reading", "ready", "refused", "taken", "left"],
                ),
                name="incoming_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(stage="taken", article__isnull=False) | (~Q(stage="taken") & Q(article=None)),
                name="incoming_taken_whole",
            ),
            models.CheckConstraint(condition=~Q(stage="ready") | Q(found__isnull=False), name="incoming_ready_whole"),
            paired("ended_by", "ended_at", name="incoming_end_whole"),
            models.UniqueConstraint(fields=["feed", "key"], condition=Q(feed__isnull=False), name="incoming_item_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.address or self.name

    @classmethod
    def lost(cls) -> Q:
        """Return the condition for those whose process died without a word."""
        return Q(stage=cls.Stage.READING, seen_at__lt=timezone.now() - SILENCE)

    @property
    def is_going_on(self) -> bool:
        return self.stage in {self.Stage.WAITING, self.Stage.READING}

    @property
    def is_of_feed(self) -> bool:
        """Whether what was read is what its feed has of it, and the page was not fetched."""
        return self.feed_id is not None and self.copy is not None and self.copy.by_hand

    @property
    def may_be_asked_again(self) -> bool:
        """Whether somebody should be able to have it read: nobody has come for it, or who did is gone."""
        since = self.asked_at if self.stage == self.Stage.WAITING else self.seen_at
        return self.is_going_on and since is not None and since < timezone.now() - SILENCE

    @property
    def is_open(self) -> bool:
        """Whether a person may still take it in or leave it."""
        return self.stage not in {self.Stage.TAKEN, self.Stage.LEFT}
