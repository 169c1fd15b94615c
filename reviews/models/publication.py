"""What the public reads: frozen copies, one live at a time, and what was corrected in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from .claim import Claim
from .constraints import paired
from .review import ReviewRevision


class Publication(index.Indexed, models.Model):
    """A check's place on the site. `live` is the revision readers see; withdrawn, they see the notice."""

    search_auto_update = False  # `reviews.features.search.index` does it, when the live revision changes
    search_fields = (
        index.SearchField("searched_claim", boost=3),
        index.SearchField("searched_answer"),
        index.SearchField("searched_rest", boost=0.5),
        index.FilterField("withdrawn_at"),
    )

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="publication")
    live = models.OneToOneField("PublicationRevision", models.PROTECT, null=True, related_name="+")
    first_published_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(
        default=timezone.now,
        db_index=True,
        help_text="When readers last got something else: also that it is checked again.",
    )
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    notice = models.TextField(null=True, help_text="Why it was withdrawn, for readers.")

    class Meta:
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            paired("withdrawn_by", "withdrawn_at", "notice", name="publication_withdrawal_whole"),
        ]

    def __str__(self) -> str:
        return f"check of {self.claim}"

    @property
    def content(self) -> dict[str, Any]:
        """What readers see of it now; empty before the first revision stands."""
        return self.live.content if self.live else {}

    def searched_claim(self) -> str:
        claim = self.content["claim"]
        return f"{claim.get('said') or ''} {claim['wording']} {claim['claimant'] or ''}".strip()

    def searched_answer(self) -> str:
        return str(self.content["summary"])

    def searched_rest(self) -> str:
        content = self.content
        return " ".join(
            [content["rationale"], content["article"]["title"], *(item["title"] for item in content["evidence"])]
        )


class PublicationRevision(models.Model):
    """A frozen copy of an approved review, with its hash and the hash before it. The database refuses to change it."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    review_revision = models.OneToOneField(ReviewRevision, models.PROTECT, related_name="publication_revision")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["publication_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="publication_revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.publication}, revision {self.number}"


CORRECTIONS = {
    "minor": (_("Minor"), _("wording, spelling, a link")),
    "update": (_("Update"), _("new facts, the same conclusion")),
    "substantial": (_("Substantial"), _("the conclusion changed")),
    "retraction": (_("Retraction"), _("the check should not have stood")),
}
"""What each kind of correction is called, and what it means."""


def _label(kind: str) -> Any:
    name, meaning = CORRECTIONS[kind]
    return format_lazy(_("{kind}: {meaning}"), kind=name, meaning=meaning)


class Correction(models.Model):
    """Why a published check is changed. It is asked for first, and done when a new revision stands."""

    class Kind(models.TextChoices):
        MINOR = "minor", _label("minor")
        UPDATE = "update", _label("update")
        SUBSTANTIAL = "substantial", _label("substantial")
        RETRACTION = "retraction", _label("retraction")

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=11, choices=Kind)
    reason = models.TextField(
        help_text="What is wrong, for the desk; once it is done, what changed and why, for readers."
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    revision = models.OneToOneField(PublicationRevision, models.PROTECT, null=True, related_name="correction")
    done_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ["-done_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication"], condition=Q(done_at=None), name="correction_one_open"),
            models.CheckConstraint(condition=Q(revision=None) | Q(done_at__isnull=False), name="correction_dated"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


ASKED_CORRECTIONS = [(kind.value, kind.label) for kind in Correction.Kind if kind != Correction.Kind.RETRACTION]
"""What a correction can be announced as; a retraction comes of withdrawing a check."""
