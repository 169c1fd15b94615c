"""What programs are told: of claims what the caller may see, of checks what readers see."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reviews.content.denials import sentence_of
from reviews.content.malformed import MALFORMED, well_formed
from reviews.content.published import read
from reviews.extraction.details import SHAPES
from reviews.models import Article, Claim, Evidence, Kind, Publication, Review, Split, State
from reviews.models.article import slug_of
from reviews.workflow.checks.reviewing import candidates_for
from reviews.workflow.checks.wording import loose_words
from reviews.workflow.table import moves
from reviews.workflow.table.rules import is_public

from .requests import MOVES

CLAIM, CHECK = {"$ref": "#/components/schemas/Claim"}, {"$ref": "#/components/schemas/Check"}


@extend_schema_field(
    {"anyOf": [{"$ref": f"#/components/schemas/{shape.__name__}Details"} for shape in SHAPES.values()]}
)
class DetailsField(serializers.DictField):
    """The details of a claim or a figure, described by its kind."""


class FigureSerializer(serializers.Serializer[Claim]):
    kind = serializers.ChoiceField(Kind.choices)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    details = DetailsField()


class ClaimantSerializer(serializers.Serializer[Claim]):
    name = serializers.CharField()
    role = serializers.CharField()
    slug = serializers.CharField()


class ArticleLinkSerializer(serializers.Serializer[Article]):
    id = serializers.CharField(source="public_id")
    title = serializers.CharField()


class RevisionSerializer(serializers.Serializer[Claim]):
    revision = serializers.IntegerField()
    hash = serializers.CharField()


class ClaimSerializer(serializers.Serializer[Claim]):
    """A claim as `queries.lean_claims_for` gives it; the context names the `user` whose actions are told.

    The fields describe what is written out below: walking through them for each claim takes ten times as long.
    """

    id = serializers.CharField()
    version = serializers.IntegerField()
    state = serializers.ChoiceField(State.choices)
    kind = serializers.ChoiceField(Kind.choices)
    quote = serializers.CharField()
    wording = serializers.CharField()
    details = DetailsField()
    claimant = ClaimantSerializer(allow_null=True)
    article = ArticleLinkSerializer()
    actions = serializers.ListField(child=serializers.ChoiceField(MOVES))
    review = RevisionSerializer(allow_null=True)
    check = serializers.URLField(allow_null=True)
    said = serializers.CharField(allow_null=True)
    insertions = serializers.ListField(child=serializers.DictField())
    loose = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    figures = FigureSerializer(many=True)

    def to_representation(self, claim: Any) -> dict[str, Any]:
        article, claimant = claim.revision.article, claim.claimant
        return {
            "id": claim.public_id,
            "version": claim.version,
            "state": claim.state,
            "kind": claim.kind,
            "quote": claim.quote,
            "wording": claim.wording,
            "details": claim.details,
            "claimant": claimant and {"name": claimant.name, "role": claim.claimant_role, "slug": claimant.slug},
            "article": {"id": article.public_id, "title": article.title},
            "actions": [action for action in moves.allowed(self.context["user"], claim) if action in MOVES],
            "review": claim.newest_revision and {"revision": claim.newest_revision, "hash": claim.newest_hash},
            "check": check_url(claim.publication) if is_public(claim) else None,
            "said": claim.said or None,
            "insertions": claim.insertions,
            "loose": claim.loose,
            "figures": claim.held,
        }


class CandidateSerializer(serializers.Serializer[Claim]):
    words = serializers.CharField()
    source = serializers.ListField(  # type: ignore[assignment] # no field of this name is left on the class
        child=serializers.IntegerField(), help_text="Where the article has them."
    )


class CandidatesSerializer(serializers.Serializer[Claim]):
    loose = serializers.ListField(child=serializers.IntegerField(), help_text="One of the claim's `loose`.")
    words = serializers.CharField(help_text="The article's words there.")
    may_mean = CandidateSerializer(many=True)


class ClaimAloneSerializer(ClaimSerializer):
    """A claim by itself, with what its loose words may mean: looking that up in the article is too slow for a list."""

    candidates = CandidatesSerializer(many=True)

    def to_representation(self, claim: Any) -> dict[str, Any]:
        candidates = [
            {
                "loose": [*span],
                "words": words,
                "may_mean": [{"words": one.words, "source": [*one.source]} for one in candidates_for(claim, span)],
            }
            for span, words in loose_words(claim)
        ]
        return super().to_representation(claim) | {"candidates": candidates}


class LeaseSerializer(serializers.Serializer[Claim]):
    token = serializers.CharField()
    epoch = serializers.IntegerField()
    expires_at = serializers.DateTimeField()


class LeasedSerializer(serializers.Serializer[Claim]):
    claim = ClaimAloneSerializer()
    lease = LeaseSerializer()

    def to_representation(self, claim: Claim) -> dict[str, Any]:
        return {
            "claim": ClaimAloneSerializer(claim, context=self.context).data,
            "lease": {"token": claim.lease_token, "epoch": claim.lease_epoch, "expires_at": claim.lease_expires_at},
        }


class TypedEvidenceSerializer(serializers.Serializer[Evidence]):
    """A row as it was typed, complete or not."""

    url = serializers.CharField()
    title = serializers.CharField()
    publisher = serializers.CharField()
    published = serializers.CharField(allow_null=True)
    accessed = serializers.CharField(allow_null=True)
    kind = serializers.CharField()
    stance = serializers.CharField()
    excerpt = serializers.CharField()
    locator = serializers.CharField()
    disclosure = serializers.CharField()


class ReviewSerializer(serializers.Serializer[Review]):
    """A draft as it is stored."""

    version = serializers.IntegerField(help_text="To be sent as `seen` with the next saving.")
    verdict = serializers.CharField(allow_null=True)
    attribution_verdict = serializers.CharField(allow_null=True)
    summary = serializers.CharField()
    rationale = serializers.CharField()
    evidence = TypedEvidenceSerializer(many=True)
    counter_evidence = serializers.ChoiceField(Review.CounterEvidence.choices, allow_blank=True)
    saved_at = serializers.DateTimeField()

    def to_representation(self, review: Review) -> dict[str, Any]:
        return {
            "version": review.version,
            "verdict": review.verdict and review.verdict.code,
            "attribution_verdict": review.attribution_verdict and review.attribution_verdict.code,
            "summary": review.summary,
            "rationale": review.rationale,
            "evidence": [
                item.row | {"published": item.published or None, "accessed": item.accessed or None}
                for item in review.evidence.all()
            ],
            "counter_evidence": review.counter_evidence,
            "saved_at": review.saved_at,
        }


class PublishedRatingSerializer(serializers.Serializer[dict[str, Any]]):
    code = serializers.CharField()
    name = serializers.CharField()
    definition = serializers.CharField()
    value = serializers.IntegerField(allow_null=True, help_text="1 to 5, the truest; null off the number line.")


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
    published = serializers.DateTimeField(allow_null=True)
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


def check_url(publication: Publication) -> str:
    try:
        slug = slug_of(publication.content["claim"]["wording"], "check")
    except MALFORMED:  # the page leads from any slug to its own
        slug = "check"
    return settings.SITE_URL + reverse("check", args=[publication.claim.public_id, slug])
