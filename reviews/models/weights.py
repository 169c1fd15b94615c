"""What a newsroom finds more, or less, worth checking than the program does."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class Weights(models.Model):
    """What is added to the worth of a claim for each factor that speaks for it; the newest row holds. Rows are never changed."""

    added: models.JSONField[dict[str, float], dict[str, float]] = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"weights {self.pk}"

    @classmethod
    def newest(cls) -> "Weights":
        """Return those that hold; where nobody chose any, a row that adds nothing and is not stored."""
        return cls.objects.select_related("by").first() or cls(added={})

    def weigh(self, factors: dict[str, Any]) -> float:
        """Return what is added to a claim with these factors."""
        return round(sum(more for name, more in self.added.items() if factors.get(name, 0) > 0), 3)
