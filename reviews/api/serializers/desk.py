"""What programs are told of the desk: claims as the caller may see them, leases and drafts."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, ClassVar

from rest_framework import serializers

from factcheck.accounts.models import User
from reviews.models import Claim, Evidence, Kind, Review, State
from reviews.models.review import ASKED
from reviews.workflow.checks.reviewing import candidates_for
from reviews.workflow.checks.wording import loose_words
from reviews.workflow.table import moves
from reviews.workflow.table.rules import is_public

from .requests import BESIDE, MOVES
from .shared import ArticleLinkSerializer, DetailsField, FigureSerializer, check_url

type Contents = dict[str, tuple[serializers.Field[Any, Any, Any, Any], Callable[[Any, User], Any] | str]]


class Plain(serializers.Serializer[Any]):
    """Each field of `contents` with the attribute that it is, or with what makes it of an object and the context's `user`.

    The fields are for the description: walking through them for each claim takes ten times as long.
    """

    contents: ClassVar[Contents] = {}

    def get_fields(self) -> Any:
        return deepcopy({name: field for name, (field, _) in self.contents.items()})

    def to_representation(self, instance: Any) -> dict[str, Any]:
        user: Any = self.context.get("user")
        return {
            name: getattr(instance, says) if isinstance(says, str) else says(instance, user)
            for name, (_, says) in self.contents.items()
        }


class ClaimantSerializer(serializers.Serializer[Claim]):
    name = serializers.CharField()
    role = serializers.CharField()
    slug = serializers.CharField()


class RevisionSerializer(serializers.Serializer[Claim]):
    revision = serializers.IntegerField()
    hash = serializers.CharField()


def _claimant(claim: Claim, _: User) -> dict[str, str] | None:
    one = claim.claimant
    return {"name": one.name, "role": claim.claimant_role, "slug": one.slug} if one else None


def _article(claim: Claim, _: User) -> dict[str, str]:
    return {"id": claim.article.public_id, "title": claim.article.title}


def _actions(claim: Claim, user: User) -> list[str]:
    return [action for action in moves.allowed(user, claim) if action in MOVES and action not in BESIDE]


def _newest(claim: Any, _: User) -> dict[str, Any] | None:
    return claim.newest_revision and {"revision": claim.newest_revision, "hash": claim.newest_hash}


def _check(claim: Claim, _: User) -> str | None:
    return check_url(claim.publication) if is_public(claim) else None


class ClaimSerializer(Plain):
    """A claim as `queries.desk.lean_claims_for` gives it."""

    contents: ClassVar[Contents] = {
        "id": (serializers.CharField(), "public_id"),
        "version": (serializers.IntegerField(), "version"),
        "state": (serializers.ChoiceField(State.choices), "state"),
        "kind": (serializers.ChoiceField(Kind.choices), "kind"),
        "quote": (serializers.CharField(), "quote"),
        "anchor": (
            serializers.ChoiceField(
                Claim.Anchor.choices,
                help_text="How it stands to the newest text of its article; what is changed or orphan waits for a person.",
            ),
            "anchor",
        ),
        "wording": (serializers.CharField(), "wording"),
        "details": (DetailsField(), "details"),
        "claimant": (ClaimantSerializer(allow_null=True), _claimant),
        "article": (ArticleLinkSerializer(), _article),
        "actions": (serializers.ListField(child=serializers.ChoiceField(MOVES)), _actions),
        "review": (RevisionSerializer(allow_null=True), _newest),
        "check": (serializers.URLField(allow_null=True), _check),
        "said": (serializers.CharField(allow_null=True), lambda claim, _: claim.said or None),
        "insertions": (serializers.ListField(child=serializers.DictField()), "insertions"),
        "loose": (serializers.ListField(child=serializers.ListField(child=serializers.IntegerField())), "loose"),
        "figures": (FigureSerializer(many=True), "held"),
        "assigned_to": (
            serializers.CharField(allow_null=True, help_text="The username of the fact-checker that it is meant for."),
            lambda claim, _: claim.assigned_to.username if claim.assigned_to else None,
        ),
        "help_needed": (
            serializers.CharField(allow_null=True, help_text="Which help it needs, in a few words."),
            lambda claim, _: claim.help_needed or None,
        ),
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


def _candidates(claim: Claim, _: User) -> list[dict[str, Any]]:
    return [
        {
            "loose": [*span],
            "words": words,
            "may_mean": [{"words": one.words, "source": [*one.source]} for one in candidates_for(claim, span)],
        }
        for span, words in loose_words(claim)
    ]


class ClaimAloneSerializer(ClaimSerializer):
    """A claim by itself, with what its loose words may mean: looking that up in the article is too slow for a list."""

    contents: ClassVar[Contents] = {
        **ClaimSerializer.contents,
        "candidates": (CandidatesSerializer(many=True), _candidates),
    }


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
    question = serializers.CharField()
    excerpt = serializers.CharField()
    locator = serializers.CharField()
    disclosure = serializers.CharField()


def _evidence(review: Review, _: User) -> list[dict[str, Any]]:
    return [
        item.row | {"published": item.published or None, "accessed": item.accessed or None}
        for item in review.evidence.all()
    ]


class TypedAskedSerializer(serializers.Serializer[Review]):
    """Who was asked about the claim, as it was typed, complete or not."""

    who = serializers.CharField()
    channel = serializers.ChoiceField(Review.Channel.choices, allow_blank=True)
    on = serializers.CharField(allow_null=True)
    deadline = serializers.CharField(allow_null=True)
    answer = serializers.CharField()


def _asked(review: Review, _: User) -> dict[str, Any] | None:
    if not any(getattr(review, name) for name in ASKED):
        return None
    return {
        "who": review.asked_who,
        "channel": review.asked_channel,
        "on": review.asked_on or None,
        "deadline": review.asked_deadline or None,
        "answer": review.asked_answer,
    }


class ReviewSerializer(Plain):
    """A draft as it is stored."""

    contents: ClassVar[Contents] = {
        "version": (
            serializers.IntegerField(help_text="To be sent as `seen` with the next saving."),
            "version",
        ),
        "verdict": (serializers.CharField(allow_null=True), lambda review, _: review.verdict and review.verdict.code),
        "attribution_verdict": (
            serializers.CharField(allow_null=True),
            lambda review, _: review.attribution_verdict and review.attribution_verdict.code,
        ),
        "summary": (serializers.CharField(), "summary"),
        "rationale": (serializers.CharField(), "rationale"),
        "evidence": (
            TypedEvidenceSerializer(many=True),
            _evidence,
        ),
        "counter_evidence": (
            serializers.ChoiceField(Review.CounterEvidence.choices, allow_blank=True),
            "counter_evidence",
        ),
        "asked": (TypedAskedSerializer(allow_null=True), _asked),
        "saved_at": (serializers.DateTimeField(), "saved_at"),
    }
