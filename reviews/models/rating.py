"""The scales a verdict is given on. Two are shipped; a newsroom may reword them and add to them."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop as _

from .validators import MOST_PLACES, refuse_controls


class RatingScale(models.Model):
    """A set of ratings with defined meaning: one for content (is it so?), one for attribution (was it said?)."""

    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=60, validators=[refuse_controls])
    question = models.CharField(max_length=200, validators=[refuse_controls])
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """One step of a scale. `value` is its place on the number line, 5 the truest; off the line it has none."""

    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="ratings")
    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60, validators=[refuse_controls])
    definition = models.CharField(max_length=300, validators=[refuse_controls])
    is_ordinal = models.BooleanField("on the number line", default=False)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(MOST_PLACES)])
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["scale_id", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_ordinal=True, value__gte=1, value__lte=5, value__isnull=False)
                | Q(is_ordinal=False, value=None),
                name="rating_number_only_on_the_line",
            ),
            models.UniqueConstraint(fields=["scale", "value"], name="rating_value_once"),
        ]

    def __str__(self) -> str:
        return self.name


SHIPPED: dict[tuple[str, str, str], list[tuple[str, str, int | None, str]]] = {
    ("content", _("Content"), _("Is what is claimed so?")): [
        ("true", _("True"), 5, _("The claim is accurate and nothing that matters is missing.")),
        (
            "mostly-true",
            _("Mostly true"),
            4,
            _("The claim is accurate in what matters; a detail is off or needs explaining."),
        ),
        ("mixed", _("Mixed"), 3, _("Parts that matter are accurate and parts that matter are not.")),
        ("mostly-false", _("Mostly false"), 2, _("The claim has a true element, but what it conveys is wrong.")),
        ("false", _("False"), 1, _("The claim is not accurate.")),
        (
            "missing-context",
            _("Missing context"),
            None,
            _("Accurate as worded, but misleading without facts that it leaves out."),
        ),
        (
            "unproven",
            _("Unproven"),
            None,
            _("The evidence that can be had neither supports nor contradicts the claim."),
        ),
        ("outdated", _("Outdated"), None, _("Accurate once; later facts have overtaken it.")),
        ("opinion", _("Opinion"), None, _("A judgement or a forecast: facts cannot settle it.")),
    ],
    ("attribution", _("Attribution"), _("Was it said, by this claimant, in this sense?")): [
        ("accurate", _("Accurate"), None, _("Said by this claimant, in these words or in this sense.")),
        ("altered", _("Altered"), None, _("Said, but the words were changed in a way that matters.")),
        ("out-of-context", _("Out of context"), None, _("Said, but what stood around it gave it another meaning.")),
        ("misattributed", _("Misattributed"), None, _("Said by somebody else, or by nobody.")),
        ("unverified", _("Unverified"), None, _("No record of it could be found.")),
    ],
}


def ship_ratings() -> None:
    """Fill empty tables with the shipped scales; a newsroom's own wording is never touched."""
    if RatingScale.objects.exists():
        return
    for (code, name, question), ratings in SHIPPED.items():
        scale = RatingScale.objects.create(code=code, name=name, question=question)
        Rating.objects.bulk_create(
            Rating(
                scale=scale,
                code=rating_code,
                name=rating_name,
                definition=definition,
                is_ordinal=value is not None,
                value=value,
                position=position,
            )
            for position, (rating_code, rating_name, value, definition) in enumerate(ratings)
        )
