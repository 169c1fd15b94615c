"""By what a story is found again. All of it can be computed anew from the articles."""

from django.db import models

from reviews.models import Article, ArticleRevision


class SketchNumber(models.Model):
    """One of the numbers in the sketch of a text: see `reviews.intake.near`."""

    revision = models.ForeignKey(ArticleRevision, models.PROTECT, related_name="+")
    number = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number", "revision"], name="sketch_number_once")]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.number}"


class Place(models.Model):
    """The address of an article, however it is spelt."""

    article = models.OneToOneField(Article, models.PROTECT, related_name="+")
    place = models.CharField(max_length=64, db_index=True, help_text="The hash of the address in its plainest form.")

    def __str__(self) -> str:
        return f"{self.article_id}: {self.place}"
