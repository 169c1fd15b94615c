"""Who has the page of a claim open now."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .claim import Claim


class Presence(models.Model):
    """Written anew while the page is open, and nothing once it is old: no part of any history."""

    class Place(models.TextChoices):
        CLAIM = "claim", _("The claim’s page")
        APPROVAL = "approval", _("The approval")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="presence_once_each")]

    def __str__(self) -> str:
        return f"{self.user} at {self.claim}"
