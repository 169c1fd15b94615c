"""One checkable statement in an article, and who is working on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article, ArticleRevision, slug_of
from .claimant import Claimant
from .constraints import paired, public_id

WORDING_LIMIT = 2_000
HELP_LIMIT = 300
CONTEXT = 32
"""Code points of prefix and suffix around a quote, as in the W3C's text quote selector."""


def own_figure(figures: Sequence[Mapping[str, Any]], kind: str) -> int | None:
    """Return which of its figures has the details of a claim of a kind: the first of that kind."""
    return next((place for place, figure in enumerate(figures) if figure["kind"] == kind), None)


def corrected(figures: list[dict[str, Any]], kind: str, details: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the figures that a claim of a kind holds, its own with the claim's details."""
    own = own_figure(figures, kind)
    return [figure | {"details": details} if place == own else figure for place, figure in enumerate(figures)]


def words_in(quote: str, start: int, span: tuple[int, int]) -> str:
    """Return the words of a quote, which begins at `start` in the article, that stand at `span` there, on one line."""
    return " ".join(quote[max(span[0] - start, 0) : max(span[1] - start, 0)].split())


class Kind(models.TextChoices):
    VOTE_TALLY = "vote_tally", _("Vote")
    CASUALTY = "casualty", _("Casualties")
    STATEMENT = "statement", _("Statement")
    QUANTITY = "quantity", _("Quantity")
    COMPARISON = "comparison", _("Comparison")
    EVENT = "event", _("Event")


class State(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    OPEN = "open", _("Open")
    IN_REVIEW = "in_review", _("In review")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    DISMISSED = "dismissed", _("Dismissed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Claim(models.Model):
    """`revision.text[start:end] == quote`, in Unicode code points, always.

    `state`, `version` and the lease are written by `workflow.moves` and `workflow.leases` alone. The lease stands on
    this row, not in a table of its own, so that whoever locks the row sees the truth.
    """

    class Anchor(models.TextChoices):
        EXACT = "exact", _("Where it was")
        MOVED = "moved", _("Moved")
        CHANGED = "changed", _("Reworded")
        ORPHAN = "orphan", _("No longer in the article")

    public_id = models.CharField(max_length=32, unique=True, default=public_id, editable=False)
    revision = models.ForeignKey(ArticleRevision, models.PROTECT, related_name="claims")
    start, end = models.PositiveIntegerField(), models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    anchor = models.CharField(max_length=8, choices=Anchor, default=Anchor.EXACT)

    kind = models.CharField(max_length=12, choices=Kind)
    details = models.JSONField(default=dict)
    figures = models.JSONField(
        default=list, help_text="All that the claim holds, each with its kind, span and details."
    )
    said = models.TextField(
        blank=True, help_text="How it is told as somebody's; empty for what the article tells itself."
    )
    wording = models.TextField(help_text="The claim as it stands alone, without a verdict in it.")
    insertions = models.JSONField(default=list, help_text="What the program put into its wording, and from where.")
    loose = models.JSONField(default=list, help_text="Spans of the article's words that a stranger cannot follow.")
    claimant = models.ForeignKey(Claimant, models.PROTECT, null=True, blank=True, related_name="claims")
    claimant_role = models.CharField(max_length=300, blank=True)
    claimant_mention = models.JSONField(
        null=True, blank=True, help_text="[start, end] of the words that name the claimant."
    )
    check_worthiness = models.FloatField(default=0)
    factors = models.JSONField(default=dict)
    extractor = models.CharField(max_length=40, blank=True, help_text="Which version found it; empty: added by hand.")
    created_at = models.DateTimeField(default=timezone.now)

    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    authors = models.JSONField(
        default=dict, help_text="Who wrote which parts of what was handed in last, by their key; as in its revision."
    )

    appearance_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        help_text="The same claim in another place: its check is this one's too.",
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", help_text="Who says so."
    )
    link_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Readers see it then.",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    help_needed = models.CharField(max_length=HELP_LIMIT, blank=True, help_text="Which help it needs; empty: none.")

    leased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="leases"
    )
    lease_token = models.CharField(max_length=32, null=True, blank=True, unique=True)
    lease_expires_at = models.DateTimeField(null=True, blank=True)
    lease_epoch = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["revision_id", "start", "end", "pk"]
        indexes = [
            models.Index("state", F("check_worthiness").desc(), "id", name="claim_queue"),
            models.Index("state", "reviewer", F("check_worthiness").desc(), "id", name="claim_of_reviewer"),
            models.Index("state", "lease_expires_at", name="claim_expiring"),
            models.Index("assigned_to", "state", F("check_worthiness").desc(), "id", name="claim_of_assignee"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_has_words"),
            models.UniqueConstraint(fields=["revision", "kind", "start", "end"], name="claim_once_in_place"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="claim_state_known"),
            paired("appearance_of", "linked_by", name="claim_link_whole"),
            models.CheckConstraint(
                condition=Q(appearance_of=None) | Q(state=State.DISMISSED) & ~Q(appearance_of=F("id")),
                name="claim_link_dismissed",
            ),
            models.CheckConstraint(
                condition=Q(link_confirmed_by=None)
                | Q(appearance_of__isnull=False) & ~Q(link_confirmed_by=F("linked_by")),
                name="claim_link_four_eyes",
            ),
            paired("leased_by", "lease_token", "lease_expires_at", name="claim_lease_whole"),
            models.CheckConstraint(
                condition=Q(leased_by=None) | Q(state=State.IN_REVIEW), name="claim_lease_in_review"
            ),
            models.CheckConstraint(
                condition=Q(leased_by=None) | Q(leased_by=F("reviewer")), name="claim_lease_is_reviewers"
            ),
            models.CheckConstraint(
                condition=Q(assigned_to=None, help_needed="") | Q(state=State.OPEN), name="claim_asked_for_is_open"
            ),
        ]

    def __str__(self) -> str:
        return self.wording

    @property
    def article(self) -> Article:
        return self.revision.article

    @property
    def slug(self) -> str:
        return slug_of(self.wording, "check")

    @property
    def is_said(self) -> bool:
        """Whether somebody says it: it asks two questions then, was it said and is it so."""
        return bool(self.said) or self.kind == Kind.STATEMENT

    @property
    def is_astray(self) -> bool:
        """Whether its article got a text that does not have these words as they were."""
        return self.anchor in (self.Anchor.CHANGED, self.Anchor.ORPHAN)

    @property
    def held(self) -> list[dict[str, Any]]:
        """All the figures that it holds, as they are corrected."""
        return corrected(self.figures, self.kind, self.details)

    def words_at(self, span: tuple[int, int]) -> str:
        """Return its words at a place in the article."""
        return words_in(self.quote, self.start, span)

    @property
    def is_leased(self) -> bool:
        """Somebody holds it now; an expired lease is none."""
        return self.lease_expires_at is not None and self.lease_expires_at > timezone.now()

    @property
    def lease_minutes(self) -> int:
        """Whole minutes that the lease still runs, at least 1; 0 when nobody holds it."""
        if self.lease_expires_at is None or not self.is_leased:
            return 0
        return max(1, round((self.lease_expires_at - timezone.now()).total_seconds() / 60))

    def is_held_by(self, user: models.Model) -> bool:
        return self.is_leased and self.leased_by_id == user.pk
