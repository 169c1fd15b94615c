"""Comments on claims, and notifications. They stand beside the story of a claim: no check rests on them."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models import Claim, Event
from reviews.models.constraints import paired
from reviews.models.guards import written_once
from reviews.models.validators import refuse_controls

COMMENT_LIMIT = 2_000
"""Most characters of a comment."""


class Part(models.TextChoices):
    """What of a claim a comment can be about; without one it is about the claim."""

    WORDING = "wording", _("The wording")
    SPEAKER = "speaker", _("The speaker")
    FIGURES = "figures", _("The figures")
    VERDICT = "verdict", _("The verdict")
    SUMMARY = "summary", _("The short answer")
    RATIONALE = "rationale", _("How this was checked")
    EVIDENCE = "evidence", _("The evidence")
    ASKED = "asked", _("What the speaker says")
    WORDS = "words", _("Words of the article")


@written_once
class Comment(models.Model):
    """Plain text, never rewritten. `answers` is the comment that began the thread; what became of it is in its marks."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="comments")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(validators=[MaxLengthValidator(COMMENT_LIMIT), refuse_controls])
    part = models.CharField(max_length=10, choices=Part, blank=True)
    words = models.TextField(blank=True, help_text="The words of the article, or the title of the evidence.")
    start = models.PositiveIntegerField(null=True, help_text="Of the words, in the text of the article.")
    end = models.PositiveIntegerField(null=True)
    mentions = models.JSONField(default=dict, help_text="The people who are named, by how: their keys.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            paired("start", "end", name="comment_words_whole"),
            models.CheckConstraint(condition=Q(answers=None) | Q(part=""), name="comment_answer_is_about_its_thread"),
        ]

    def __str__(self) -> str:
        return self.text


@written_once
class CommentMark(models.Model):
    """What became of a comment: the last one counts."""

    class Kind(models.TextChoices):
        WITHDRAWN = "withdrawn"
        RESOLVED = "resolved"
        REOPENED = "reopened"

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["comment"], condition=Q(kind="withdrawn"), name="comment_withdrawn_once")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.kind}"


class Way(models.TextChoices):
    """How somebody gets their notifications."""

    DESK = "desk", _("at the desk only")
    MAIL = "mail", _("by mail at once")
    DIGEST = "digest", _("in one mail a day")


class Kind(models.TextChoices):
    """The kinds of notification, each sent in the way that its reader chooses."""

    RETURNED = "returned", _("A review of mine is sent back")
    APPROVED = "approved", _("A review of mine is approved")
    PUBLISHED = "published", _("A check of mine is published")
    CORRECTED = "corrected", _("A check of mine is to be corrected, or is withdrawn")
    MENTIONED = "mentioned", _("Somebody names me in a comment")
    COMMENTED = "commented", _("A comment on a claim that I work on, handed in or commented on")
    ASSIGNED = "assigned", _("A claim is given to me, or asked of me")
    HANDED_IN = "handed_in", _("A claim waits for an editor")


class NotificationChoice(models.Model):
    """In which way somebody gets a kind of notification; without a row, at the desk."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    way = models.CharField(max_length=6, choices=Way)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notification_choice_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.way}"


class Notification(models.Model):
    """For one person, of an act or of a comment."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+")
    comment = models.ForeignKey(Comment, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    way = models.CharField(max_length=6, choices=Way, default=Way.DESK)
    tries = models.PositiveIntegerField(default=0, help_text="To send it, that failed or did not end.")
    due_at = models.DateTimeField(default=timezone.now, help_text="When it is to be sent, if by mail.")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person", "-id"], name="notification_of_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notification_unread"),
            models.Index(fields=["due_at"], condition=Q(sent_at=None) & ~Q(way="desk"), name="notification_to_send"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="notification_of_event_once"),
            models.UniqueConstraint(fields=["person", "comment"], name="notification_of_comment_once"),
            models.CheckConstraint(
                condition=Q(event=None, comment__isnull=False) | Q(event__isnull=False, comment=None),
                name="notification_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, to {self.person_id}"
