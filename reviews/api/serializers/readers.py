"""What programs are told of what readers see: published checks, and the articles that they are about."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reviews.content.denials import sentence_of
from reviews.content.published import read, well_formed
from reviews.models import Article, Kind, Publication, Review, Split

from .desk import ClaimSerializer
from .fields import Instant
from .shared import ArticleLinkSerializer, DetailsField, FigureSerializer, check_url

CLAIM, CHECK = {"$ref": "#/components/schemas/Claim"}, {"$ref": "#/components/schemas/Check"}


class PublishedRatingSerializer(serializers.Serializer[dict[str, Any]]):
    code = serializers.CharField()
    name = serializers.CharField()
    definition = serializers.CharField()
    value = serializers.IntegerField(allow_null=True, help_text="1 to 5, the truest; null off the number line.")


class KeptCopySerializer(serializers.Serializer[dict[str, Any]]):
    """What is told of a copy that the newsroom has; it is not given away."""

    sha256 = serializers.CharField()
    kept = serializers.DateTimeField()
    address = serializers.CharField(help_text="Where it was in the end; empty for a file.")
    by_hand = serializers.BooleanField(help_text="Whether somebody gave it, or the server fetched it.")


class PublishedEvidenceSerializer(serializers.Serializer[dict[str, Any]]):
    url = serializers.CharField()
    title = serializers.CharField()
    publisher = serializers.CharField()
    published = serializers.CharField(allow_null=True)
    accessed = serializers.CharField()
    kind = serializers.CharField()
    stance = serializers.CharField()
    excerpt = serializers.CharField()
    locator = serializers.CharField()
    question = serializers.CharField(default="", help_text="Which question it answers, if somebody said: said or so.")
    copy = KeptCopySerializer(default=None, allow_null=True)


class PublishedAskedSerializer(serializers.Serializer[dict[str, Any]]):
    who = serializers.CharField()
    channel = serializers.ChoiceField(Review.Channel.choices)
    on = serializers.DateField()
    deadline = serializers.DateField(allow_null=True)
    answer = serializers.CharField(allow_blank=True, help_text="Empty: none came by the deadline.")


class CheckSerializer(serializers.Serializer[Publication]):
    """A check as readers see it: everything comes from the frozen copy."""

    id = serializers.CharField(source="claim.public_id")
    url = serializers.SerializerMethodField()
    revision = serializers.IntegerField(source="live.number")
    hash = serializers.CharField(source="live.content_hash")
    published = serializers.DateTimeField(source="first_published_at")
    changed = serializers.DateTimeField(source="changed_at")
    rechecked = serializers.DateTimeField(
        default=None, allow_null=True, help_text="Since when the desk checks it again; what stands here may change."
    )
    kind = serializers.ChoiceField(Kind.choices, source="content.claim.kind")
    claim = serializers.SerializerMethodField(help_text="One sentence: how it is told as somebody's, and its wording.")
    quote = serializers.CharField(source="content.claim.quote")
    details = DetailsField(source="content.claim.details")
    figures = serializers.SerializerMethodField(help_text="All that the claim holds; its own has the details.")
    claimant = serializers.CharField(source="content.claim.claimant", allow_null=True)
    article = serializers.SerializerMethodField()
    verdict = PublishedRatingSerializer(source="content.verdict", allow_null=True)
    attribution_verdict = PublishedRatingSerializer(source="content.attribution_verdict", allow_null=True)
    summary = serializers.CharField(source="content.summary")
    evidence = PublishedEvidenceSerializer(source="content.evidence", many=True)
    counter_evidence = serializers.ChoiceField(
        Review.CounterEvidence.choices,
        source="content.counter_evidence",
        default="",
        allow_blank=True,
        help_text="Where no evidence contradicts the claim: what the fact-checker said of looking for it.",
    )

    asked = PublishedAskedSerializer(
        source="content.asked",
        default=None,
        allow_null=True,
        help_text="Who made the claim, if they were asked about it.",
    )

    def get_claim(self, check: Publication) -> str:
        content = read(check.content)
        return sentence_of(content["claim"], content["article"]["language"])

    @extend_schema_field(FigureSerializer(many=True))
    def get_figures(self, check: Publication) -> list[Any]:
        return [*read(check.content)["claim"]["figures"]]

    def get_url(self, check: Publication) -> str:
        return check_url(check)

    @extend_schema_field(ArticleLinkSerializer)
    def get_article(self, check: Publication) -> dict[str, str]:
        article = check.content["article"]
        return {"id": article["id"], "title": article["title"]}


def data_of(check: Publication) -> Any:
    return CheckSerializer(check).data


class ArticleSerializer(serializers.Serializer[Article]):
    """An article with what the caller may see of its claims: the desk's `claims`, or the published `checks`, from the context."""

    id = serializers.CharField(source="public_id")
    title = serializers.CharField()
    byline = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    language = serializers.CharField()
    language_origin = serializers.ChoiceField(
        Article.LanguageOrigin.choices,
        allow_blank=True,
        help_text="How the language is known; assumed where the text is too short to tell.",
    )
    published = Instant(source="published_there", allow_null=True)
    retrieved = serializers.DateTimeField()
    rights = serializers.ChoiceField(Article.Rights.choices)
    rules = serializers.SerializerMethodField(
        help_text="Whether the program has rules for the language. Without them it finds no claims: people mark them."
    )
    split = serializers.SerializerMethodField(help_text="How far the splitting has come; null for readers.")
    found = serializers.SerializerMethodField(
        help_text="How many claims the program found: of a very long list only those most worth checking are kept. Null for readers."
    )
    claims = serializers.SerializerMethodField()

    def get_rules(self, article: Article) -> bool:
        return article.has_rules

    @extend_schema_field({"type": ["string", "null"], "enum": [*Split.Status.values, None]})
    def get_split(self, article: Article) -> str | None:  # noqa: ARG002
        if "split" not in self.context:
            return None
        split: Split | None = self.context["split"]  # a text from before there were any has none
        return split.status if split else Split.Status.DONE

    @extend_schema_field({"type": ["integer", "null"]})
    def get_found(self, article: Article) -> int | None:  # noqa: ARG002
        split: Split | None = self.context.get("split")
        return split.found if split else None

    @extend_schema_field({"type": "array", "items": {"anyOf": [CLAIM, CHECK]}})
    def get_claims(self, article: Article) -> Any:  # noqa: ARG002
        if "checks" in self.context:
            return [*well_formed(self.context["checks"], data_of)]
        return ClaimSerializer(self.context["claims"], many=True, context=self.context).data
