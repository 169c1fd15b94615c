"""What a verdict rests on."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .constraints import paired, public_id
from .review import Review
from .validators import ADDRESS_LIMIT, refuse_controls, refuse_other_addresses, refuse_other_days

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EVIDENCE_LIMIT = 100
"""Most pieces of evidence of one review."""
NOT_TYPED = {"review", "key", "position", "archive_url", "archive_sha256", "copy"}


def typed(
    name: "str | _StrPromise | None" = None, limit: int = 300, *more: object, **options: object
) -> models.TextField[str, str]:
    """Return a field that stores whatever was typed; `Evidence.whole` asks for what its limit and validators ask."""
    validators = [MaxLengthValidator(limit), refuse_controls, *more]
    return models.TextField(name, default="", validators=validators, **options)  # type: ignore[arg-type]


class Evidence(models.Model):
    """One row of a draft, as it was typed: half of it, or wrong. Only what is handed in must be `whole`."""

    class Kind(models.TextChoices):
        PRIMARY = "primary", _("Primary")
        SECONDARY = "secondary", _("Secondary")
        EXPERT = "expert", _("Expert")
        DATASET = "dataset", _("Dataset")
        DOCUMENT = "document", _("Document without an address")

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports the claim")
        CONTRADICTS = "contradicts", _("Contradicts the claim")
        CONTEXT = "context", _("Gives context")

    class Question(models.TextChoices):
        SAID = "said", _("Was it said?")
        SO = "so", _("Is it so?")

    TYPED = (
        "url", "title", "publisher", "published", "accessed", "kind", "stance", "question", "excerpt", "locator", "disclosure",
    )  # fmt: skip
    """What a person fills in, in the order of the form."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="evidence")
    key = models.CharField(max_length=32, default=public_id, help_text="The same row, wherever it stands.")
    position = models.PositiveSmallIntegerField()
    url = typed(_("address"), ADDRESS_LIMIT, refuse_other_addresses)
    title = typed()
    publisher = typed(limit=200, blank=True)
    published = typed(None, 300, refuse_other_days, blank=True)
    accessed = typed(None, 300, refuse_other_days, blank=True)
    kind = typed(choices=Kind)
    stance = typed(choices=Stance)
    question = typed(choices=Question, blank=True, help_text=_("Of a claim that is somebody's."))
    excerpt = typed(limit=2000, blank=True)
    locator = typed(_("where in it"), 200, blank=True, help_text=_("Page, paragraph, minute, table."))
    disclosure = typed(_("interests"), blank=True, help_text=_("What the source stands to gain."))
    archive_url = models.URLField(_("archived copy"), max_length=2000, null=True, blank=True)
    archive_sha256 = models.CharField(max_length=64, null=True, blank=True)
    copy = models.JSONField(
        null=True, blank=True, help_text="What is told of a kept copy. It is written once, so this stays true."
    )

    class Meta:
        ordering = ["review_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="evidence_position_once"),
            models.UniqueConstraint(fields=["review", "key"], name="evidence_key_once"),
            paired("archive_url", "archive_sha256", name="evidence_archive_whole"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def row(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in self.TYPED}

    @property
    def fitting_copy(self) -> dict[str, Any] | None:
        """The kept copy, unless the address was changed since to another page's."""
        copy: dict[str, Any] | None = self.copy
        return copy if copy and copy["asked"] in ("", self.tidy["url"]) else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; the day on which it was seen stands there by itself."""
        return not any(text.strip() for name, text in self.row.items() if name != "accessed")

    @property
    def tidy(self) -> dict[str, str]:
        """The row with its blanks folded and a scheme before the address."""
        tidy = {name: " ".join(text.split()) for name, text in self.row.items()} | {"excerpt": self.excerpt.strip()}
        if tidy["url"] and ":" not in tidy["url"].split("/")[0]:
            tidy["url"] = f"https://{tidy['url']}"
        return tidy

    def whole(self) -> dict[str, str]:
        """Return the row as it is handed in, tidy. Raises ValidationError by field for what is missing or wrong."""
        checked = Evidence(**self.tidy)
        wrong = checked.unnamed()
        try:
            checked.clean_fields(exclude=NOT_TYPED | ({"url"} if checked.has_no_address else set()))
        except ValidationError as refused:
            wrong = refused.update_error_dict(wrong)
        if wrong:
            raise ValidationError(wrong)
        return checked.row

    @property
    def has_no_address(self) -> bool:
        """Whether it is a letter, an interview or a book: who it is from and its day name it, with its title."""
        return self.kind == self.Kind.DOCUMENT and not self.url

    def unnamed(self) -> dict[str, Any]:
        """Return what a document without an address lacks to be found again, by field."""
        asked = {"publisher": _("Say who it is from."), "published": _("Say of which day it is.")}
        return {name: [words] for name, words in asked.items() if self.has_no_address and not getattr(self, name)}
