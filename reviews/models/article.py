"""The text being checked. Words of one revision never change: claims point into it by offset."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from factcheck.fingerprint import fingerprint
from reviews import languages

from .constraints import public_id
from .copy import Copy

SLUG_LENGTH = 70


def slug_of(text: str, otherwise: str) -> str:
    """Return a readable end for an address, in the text's own script, without controls or marks of direction."""
    return slugify(text, allow_unicode=True)[:SLUG_LENGTH].strip("-_") or otherwise


def offset_of(instant: datetime | None) -> int:
    """Return how many minutes the clock of an instant is ahead of UTC."""
    return int(((instant and instant.utcoffset()) or timedelta()).total_seconds() // 60)


class Article(models.Model):
    class Rights(models.TextChoices):
        EXCERPTS = "excerpts", _("Only the paragraphs with published claims")
        WHOLE = "whole", _("The whole text")

    class LanguageOrigin(models.TextChoices):
        GIVEN = "given", _("as it was given")
        RECOGNISED = "recognised", _("recognised by the program")
        ASSUMED = "assumed", _("taken for granted: the text is too short to tell")

    public_id = models.CharField(max_length=32, unique=True, default=public_id, editable=False)
    title = models.CharField(max_length=300)
    byline = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    language = models.CharField(max_length=12, default="en")
    language_origin = models.CharField(
        max_length=10, blank=True, choices=LanguageOrigin, help_text="Empty: taken in before this was kept."
    )
    published = models.DateTimeField(null=True, blank=True)
    published_offset = models.SmallIntegerField(default=0, help_text="Minutes that the paper's clock is ahead of UTC.")
    retrieved = models.DateTimeField()
    rights = models.CharField(_("what readers may see"), max_length=10, choices=Rights, default=Rights.EXCERPTS)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    put_away_at = models.DateTimeField(
        null=True, blank=True, help_text="Taken in by mistake: it is on no list of the desk since then."
    )

    class Meta:
        ordering = ["-retrieved", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def published_there(self) -> datetime | None:
        """When it was published, by the clock of the paper."""
        there = timezone(timedelta(minutes=self.published_offset))
        return self.published.astimezone(there) if self.published else None

    @property
    def day(self) -> date | None:
        """The day of the paper, from which “Tuesday” and “last month” are counted."""
        return self.published_there.date() if self.published_there else None

    @property
    def slug(self) -> str:
        return slug_of(self.title, "article")

    @property
    def is_right_to_left(self) -> bool:
        return languages.base_of(self.language) in languages.RIGHT_TO_LEFT

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def has_rules(self) -> bool:
        """Whether the program knows the language: in any other it finds no claims, and people mark them."""
        return languages.has_rules(self.language)


class ArticleRevision(models.Model):
    """The text as it was taken in once. The database refuses to change it."""

    LONG = ("text", "changes", "locators")
    """What lists do not load; whoever asks for one of them gets them all in one query."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(
        max_length=64, unique=True, help_text="Of the text in UTF-8: the same text is taken in once."
    )
    copy = models.ForeignKey(
        Copy, models.PROTECT, null=True, related_name="revisions", help_text="What the text was read from, as it came."
    )
    changes = models.JSONField(
        default=list, help_text="How the text differs from its source: what was left out, joined or mended, in words."
    )
    locators = models.JSONField(
        default=list, help_text="From which offset on the text is on which page, or from which time, of its source."
    )

    changed_on = models.DateField(
        null=True, help_text="The day on which the newspaper changed it, as a person says. Empty for the first text."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_revision_number_once")]

    def __str__(self) -> str:
        return f"{self.article}, revision {self.number}"

    @classmethod
    def long_in(cls, path: str) -> list[str]:
        """Return what lists leave out of the revision at a path of look-ups."""
        return [f"{path}__{name}" for name in cls.LONG]

    def refresh_from_db(
        self, using: str | None = None, fields: Iterable[str] | None = None, from_queryset: Any = None
    ) -> None:
        if fields is not None and (left_out := self.get_deferred_fields() & {*self.LONG}) & {*fields}:
            fields = {*fields, *left_out}
        super().refresh_from_db(using, fields, from_queryset)

    def locator_of(self, start: int) -> dict[str, Any] | None:
        """Return the page or the time of the source at which an offset of the text is."""
        before = [locator for locator in self.locators if locator["start"] <= start]
        return before[-1] if before else None

    @property
    def source(self) -> str | None:
        """The hash of all that is kept of its source, as the event tells it that takes the text in; None where nothing is."""
        kept = [self.copy_id, self.changes, self.locators]
        return None if kept == [None, [], []] else fingerprint(kept)

    @staticmethod
    def digest(text: str) -> str:
        return hashlib.sha256(text.encode()).hexdigest()
