"""What became of the evidence of published checks."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reviews.models import Copy, Publication
from reviews.models.validators import ADDRESS_LIMIT


class Visit(models.Model):
    """What was found when the evidence of a published check was fetched again, the last time. Written by the program alone."""

    class Outcome(models.TextChoices):
        UNCHANGED = "unchanged", _("As it was")
        DRIFTED = "drifted", _("Says something else now")
        GONE = "gone", _("Gone")
        THERE = "there", _("Is there; no copy tells what it said")
        UNKNOWN = "unknown", _("Could not be asked")

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="visits")
    address = models.TextField(max_length=ADDRESS_LIMIT)
    outcome = models.CharField(max_length=10, choices=Outcome)
    before = models.ForeignKey(Copy, models.PROTECT, null=True, related_name="+", help_text="What the check tells of.")
    now = models.ForeignKey(
        Copy, models.PROTECT, null=True, related_name="+", help_text="Where it says something else."
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["publication", "address"], name="visit_last_of_each")]

    def __str__(self) -> str:
        return f"{self.address}: {self.outcome}"
