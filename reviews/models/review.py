"""What a fact-checker concluded, and the exact revisions of it that were handed in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .claim import Claim
from .constraints import paired
from .rating import Rating

ASKED = ("asked_who", "asked_channel", "asked_on", "asked_deadline", "asked_answer")
"""The fields of a draft about asking whoever made the claim, all as it was typed."""
SUMMARY_LIMIT = 280
"""Most characters of the short answer."""
RATIONALE_LIMIT = 50_000
"""Both bind what is handed in; a draft keeps whatever was typed."""


class Review(models.Model):
    """One reviewer's work on one claim: the draft as it was typed, and the editor's approval of a revision of it."""

    class CounterEvidence(models.TextChoices):
        NONE_FOUND = "none_found", _("Looked for, and none was found")
        NOT_SOUGHT = "not_sought", _("Not looked for")

    class Channel(models.TextChoices):
        """How whoever made the claim was asked: what stands behind "We asked her"."""

        EMAIL = "email", _("by e-mail")
        PHONE = "phone", _("by phone")
        IN_PERSON = "in_person", _("in person")
        LETTER = "letter", _("by letter")
        SOCIAL = "social", _("on social media")
        PRESS_OFFICE = "press_office", _("through the press office")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reviews")
    version = models.PositiveIntegerField(default=0, help_text="How often the draft was saved.")
    verdict = models.ForeignKey(Rating, models.PROTECT, null=True, blank=True, related_name="+")
    attribution_verdict = models.ForeignKey(Rating, models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField(_("short answer"), blank=True)
    rationale = models.TextField(_("how this was checked"), blank=True)
    correction = models.JSONField(
        default=dict, blank=True, help_text="What was typed into the fields of the claim and is not in the claim yet."
    )
    writers = models.JSONField(
        default=dict,
        blank=True,
        help_text="Which window wrote each part of the draft last, and with which of its saves.",
    )
    counter_evidence = models.CharField(
        _("evidence against the claim"),
        max_length=10,
        blank=True,
        choices=CounterEvidence,
        help_text=_("Where none is listed."),
    )
    asked_who = models.TextField(blank=True)
    asked_channel = models.CharField(max_length=12, blank=True, choices=Channel)
    asked_on = models.TextField(blank=True)
    asked_deadline = models.TextField(blank=True)
    asked_answer = models.TextField(blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    approved_revision = models.OneToOneField("ReviewRevision", models.PROTECT, null=True, blank=True, related_name="+")
    approved_hash = models.CharField(max_length=64, null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "reviewer"], name="review_once_each"),
            paired("approved_revision", "approved_hash", "approved_by", "approved_at", name="review_approval_whole"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("reviewer")), name="review_four_eyes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} on {self.claim}"


class ReviewRevision(models.Model):
    """A review as it was handed in. The database refuses to change it; approval names it with its hash."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="revisions")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="review_revisions")
    number = models.PositiveIntegerField(help_text="Counted through the claim, whoever reviewed it.")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["claim_id", "number"]
        constraints = [models.UniqueConstraint(fields=["claim", "number"], name="review_revision_number_once")]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.claim}"


class Reading(models.Model):
    """An editor opened what was handed in, to decide on it: from then on it is not taken back.

    Recorded in no event: it changes nothing about the claim, and whoever only looks writes no history.
    """

    revision = models.ForeignKey(ReviewRevision, models.CASCADE, related_name="readings")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "editor"], name="reading_once_each")]

    def __str__(self) -> str:
        return f"{self.editor} read {self.revision}"
