"""What programs send. Unknown fields, wrong types and numbers out of range are refused by name."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from reviews.features.incoming.beginning import File
from reviews.models import EVIDENCE_LIMIT, RATIONALE_LIMIT, SUMMARY_LIMIT, Article, Evidence, Review
from reviews.models.claim import WORDING_LIMIT
from reviews.models.copy import COPY_LIMIT
from reviews.models.publication import ASKED_CORRECTIONS
from reviews.models.validators import NOTE_LIMIT, refuse_other_times
from reviews.workflow.checks.draft_parts import Draft, TypedEvidence
from reviews.workflow.table.acts import Action

from .fields import Address, Instant, Language, Line, RatingCode, Strict, String, Text, Whole

OF_THE_DESK = {
    Action.TAKE,
    Action.RELEASE,
    Action.PROPOSE,
    Action.LINK,
    Action.UNLINK,
    Action.CONFIRM,
    Action.TAKE_BACK,
    Action.HAND_OVER,
}
"""What programs do elsewhere, or leave to people."""
MOVES = [action.value for action in Action if action not in OF_THE_DESK]
BESIDE = {Action.ASSIGN, Action.UNASSIGN, Action.HELP, Action.HELPED, Action.BREAK}
"""Moves that programs may make, and that `actions` does not name: they say who works, and bring no claim on."""


class NothingSerializer(Strict):
    """An empty object."""


class ArticleFactsSerializer(Strict):
    title = Line(required=False, max_length=300, help_text="Needed with a text; else as the page or the file has it.")
    url = Address(required=False, allow_blank=True)
    published = Instant(
        required=False, allow_null=True, input_formats=["iso-8601", "%Y-%m-%d"], validators=[refuse_other_times]
    )
    publisher = Line(required=False, allow_blank=True, max_length=200)
    byline = Line(required=False, allow_blank=True, max_length=200)
    language = Language(required=False, help_text="Without it the text tells it, as `language_origin` says.")
    rights = serializers.ChoiceField(Article.Rights.choices, required=False)


class ArticleInSerializer(ArticleFactsSerializer):
    text = String(required=False, trim_whitespace=False, help_text="Without it the page at `url` is fetched and read.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = () if attrs.get("url") and "text" not in attrs else ("title", "text")
        if missing := [name for name in needed if name not in attrs]:
            raise serializers.ValidationError({name: [_("This field is required.")] for name in missing})
        return attrs


class ArticleFileSerializer(ArticleFactsSerializer):
    """An article as a file of any format that is read; what else is given wins over what the file says."""

    file = serializers.FileField(allow_empty_file=True)

    def validate_file(self, file: UploadedFile[bytes]) -> File:
        if not file.size or file.size > COPY_LIMIT:
            raise serializers.ValidationError(_("A file has 10 MB at most, and something in it."))
        return File(file.read(), file.name or "", file.content_type or "")


class LanguageSerializer(Strict):
    language = Language()


class EvidenceSerializer(Strict):
    url = Address(allow_blank=True, help_text="Empty for a document without an address.")
    title = Line(max_length=300)
    publisher = Line(required=False, allow_blank=True, max_length=200)
    published = serializers.DateField(required=False, allow_null=True, validators=[refuse_other_times])
    accessed = serializers.DateField(default=timezone.localdate, validators=[refuse_other_times])
    kind = serializers.ChoiceField(Evidence.Kind.choices)
    stance = serializers.ChoiceField(Evidence.Stance.choices)
    question = serializers.ChoiceField(
        Evidence.Question.choices,
        required=False,
        allow_blank=True,
        help_text="Which question it answers, of a claim that is somebody's.",
    )
    excerpt = Text(required=False, allow_blank=True, max_length=2000)
    locator = Line(required=False, allow_blank=True, max_length=200)
    disclosure = Line(required=False, allow_blank=True, max_length=300)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["url"] and attrs["kind"] != Evidence.Kind.DOCUMENT:
            raise serializers.ValidationError({"url": [_("Only a document may lack an address.")]})
        return attrs


class AskedSerializer(Strict):
    """Who made the claim was asked about it."""

    who = Line(max_length=200)
    channel = serializers.ChoiceField(Review.Channel.choices)
    on = serializers.DateField(validators=[refuse_other_times])
    deadline = serializers.DateField(required=False, allow_null=True)
    answer = Text(
        required=False, allow_blank=True, max_length=NOTE_LIMIT, help_text="Empty: none came by the deadline."
    )


class TokenSerializer(Strict):
    token = String(max_length=64)


class SeenSerializer(Strict):
    seen = Whole(help_text="The version of the claim that was looked at.")


class ReviewInSerializer(TokenSerializer):
    """The whole draft: it replaces the one before, so nothing that has words may be left out by mistake."""

    seen = Whole(required=False, help_text="The version of the draft that this replaces; needed when there is one.")
    verdict = RatingCode("content")
    attribution_verdict = RatingCode("attribution")
    summary = Text(allow_blank=True, max_length=SUMMARY_LIMIT)
    rationale = Text(allow_blank=True, max_length=RATIONALE_LIMIT)
    evidence = serializers.ListField(child=EvidenceSerializer(), max_length=EVIDENCE_LIMIT)
    counter_evidence = serializers.ChoiceField(
        Review.CounterEvidence.choices,
        required=False,
        allow_blank=True,
        help_text="Where none is listed: was it looked for?",
    )
    asked = AskedSerializer(required=False, allow_null=True)
    wording = Text(
        required=False,
        max_length=WORDING_LIMIT,
        help_text="The claim as one sentence that stands alone. The one it has says that this is clear as it stands.",
    )


def draft_of(review: dict[str, Any]) -> Draft:
    others = {"token", "seen", "wording", "evidence", "asked"}
    given = {name: value for name, value in review.items() if name not in others}
    asked: dict[str, Any] = {f"asked_{name}": str(value or "") for name, value in (review.get("asked") or {}).items()}
    return Draft(**given, **asked, evidence=[TypedEvidence(**source) for source in review["evidence"]])


class MoveSerializer(Strict):
    action = serializers.ChoiceField(MOVES)
    seen = Whole(help_text="The version of the claim that was looked at.")
    token = String(required=False, allow_blank=True, max_length=64, help_text="Of the lease, for what its holder does.")
    revision = Whole(required=False, allow_null=True, help_text="The review revision that is approved.")
    note = Text(
        required=False,
        allow_blank=True,
        max_length=NOTE_LIMIT,
        help_text="Why. Readers see that of `withdraw`, and that of a `publish` that corrects: without it, that of `correct`.",
    )
    kind = serializers.ChoiceField(ASKED_CORRECTIONS, required=False, help_text="Of a correction.")
    person = Line(
        required=False,
        allow_blank=True,
        max_length=150,
        help_text="The username of the fact-checker that the claim is for: of `assign` and, if anybody, of `break`.",
    )
