"""What a verdict rests on."""

from django.db import models
from django.utils import timezone

from .constraints import paired
from .review import Review


class Evidence(models.Model):
    class Kind(models.TextChoices):
        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"
        EXPERT = "expert", "Expert"
        DATASET = "dataset", "Dataset"

    class Stance(models.TextChoices):
        SUPPORTS = "supports", "Supports the claim"
        CONTRADICTS = "contradicts", "Contradicts the claim"
        CONTEXT = "context", "Gives context"

    review = models.ForeignKey(Review, models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField()
    url = models.URLField("address", max_length=2000)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    published = models.DateField(null=True, blank=True)
    accessed = models.DateField(default=timezone.localdate)
    kind = models.CharField(max_length=10, choices=Kind)
    stance = models.CharField(max_length=12, choices=Stance)
    excerpt = models.TextField(max_length=2000, blank=True)
    locator = models.CharField("where in it", max_length=200, blank=True, help_text="Page, paragraph, minute, table.")
    disclosure = models.CharField("interests", max_length=300, blank=True, help_text="What the source stands to gain.")
    archive_url = models.URLField("archived copy", max_length=2000, null=True, blank=True)
    archive_sha256 = models.CharField(max_length=64, null=True, blank=True)

    class Meta:
        ordering = ["review_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="evidence_position_once"),
            paired("archive_url", "archive_sha256", name="evidence_archive_whole"),
        ]

    def __str__(self) -> str:
        return self.title
