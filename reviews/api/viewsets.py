"""The desk and the published checks, for programs. No rules of its own: `queries` says what is seen, `workflow` what happens."""

import re
from collections.abc import Callable
from typing import Any, ClassVar, cast

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from factcheck.accounts.models import User
from reviews import queries
from reviews.models import Article, Claim, Kind, Publication, Rating, State
from reviews.workflow import approving, leases, publishing, reviewing, splitting
from reviews.workflow import moves as workflow
from reviews.workflow.moves import Action

from .callers import IsStaff
from .idempotency import idempotent
from .serializers import (
    ArticleInSerializer,
    ArticleSerializer,
    CheckSerializer,
    ClaimSerializer,
    LeasedSerializer,
    MoveSerializer,
    NothingSerializer,
    ReviewInSerializer,
    ReviewSerializer,
    TokenSerializer,
)

ID = r"[0-9a-f]{32}"
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[ -~]+$"},
    OpenApiParameter.HEADER,
    description="The same key again gets the first answer again.",
)


def choice(name: str, values: list[str]) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "string", "enum": values})


class View(GenericViewSet[Any]):
    """What all of them share: unknown parameters are refused, bodies are checked, and nothing private is cached."""

    lookup_field = "public_id"
    lookup_value_regex = ID
    lookup_url_kwarg = "id"
    filters: ClassVar[dict[str, str]] = {}
    """The query parameters of the list and the look-up each of them means."""

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        known = {"cursor", *self.filters} if self.action == "list" else set()
        unknown = request.query_params.keys() - known
        if unknown and self.action:  # without an action the method is refused, whatever it asks
            raise ValidationError({name[:100]: ["There is no such parameter."] for name in sorted(unknown)})

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        for name, lookup in self.filters.items():
            if (value := self.request.query_params.get(name)) is not None:
                queryset = queryset.filter(**{lookup: self.known_value(name, value)})
        return queryset

    def known_value(self, name: str, value: str) -> str:
        """Return the value of a filter. Raises ValidationError for one that nothing can have."""
        allowed: dict[str, Callable[[], list[str]]] = {
            "kind": lambda: list(Kind.values),
            "state": lambda: list(State.values),
            "verdict": lambda: list(Rating.objects.values_list("code", flat=True)),
        }
        if name in allowed and value not in allowed[name]():
            raise ValidationError({name: [f"Must be one of {', '.join(allowed[name]())}."]})
        if name == "article" and not re.fullmatch(ID, value):
            raise ValidationError({name: ["Must be an article's id."]})
        return value

    def get_serializer_context(self) -> dict[str, Any]:
        return {"user": self.user}

    def given(self, serializer: type[Serializer[Any]]) -> Any:
        """Return the checked body as `serializer`. Raises ValidationError, which answers 400."""
        given = serializer(data=self.request.data)
        given.is_valid(raise_exception=True)
        return given

    def page_of(self, rows: QuerySet[Any], serializer: type[Serializer[Any]]) -> Response:
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(serializer(page, many=True, context=self.get_serializer_context()).data)


class PublicView(View):
    """Readable by anybody, and for anybody without a token cacheable."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method in {"GET", "HEAD"} and not request.auth and response.status_code == 200:
            patch_cache_control(response, public=True, max_age=0, s_maxage=5)
            patch_vary_headers(response, ["Authorization"])
        return response


class Checks(PublicView):
    """Published checks, the newest first."""

    permission_classes = (AllowAny,)
    serializer_class = CheckSerializer
    filters: ClassVar[dict[str, str]] = {
        "kind": "live__content__claim__kind",
        "verdict": "live__content__verdict__code",
        "claimant": "live__content__claimant__slug",
        "article": "live__content__article__id",
    }

    def get_queryset(self) -> QuerySet[Publication]:
        return queries.published()

    @extend_schema(
        parameters=[
            choice("kind", list(Kind.values)),
            OpenApiParameter("verdict", str),
            OpenApiParameter("claimant", str, description="The claimant's slug."),
            OpenApiParameter("article", str, description="The article's id."),
        ],
        responses=CheckSerializer(many=True),
    )
    def list(self, request: Request) -> Response:  # noqa: ARG002
        return self.page_of(self.get_queryset(), CheckSerializer)

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002 (the contract's word)
        return Response(CheckSerializer(get_object_or_404(self.get_queryset(), claim__public_id=id)).data)


class Articles(PublicView):
    """Articles with their claims: for readers what is published of them, for the desk everything."""

    serializer_class = ArticleSerializer

    def get_permissions(self) -> list[Any]:
        return [IsStaff()] if self.action == "create" else [AllowAny()]

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.all() if self.for_desk else queries.published_articles()

    @property
    def for_desk(self) -> bool:
        return IsStaff().has_permission(self.request, self)

    @extend_schema(
        request=ArticleInSerializer,
        parameters=[IDEMPOTENCY],
        responses={201: ArticleSerializer, 200: ArticleSerializer},
    )
    @idempotent
    def create(self, request: Request) -> Response:  # noqa: ARG002
        given = self.given(ArticleInSerializer).validated_data
        added = splitting.add_article(by=self.user, **given)
        return Response(self.desk_article(added.article), status=201 if added.is_new else 200)

    def desk_article(self, article: Article) -> Any:
        claims = queries.told_to(self.user).filter(revision__article=article)
        return ArticleSerializer(article, context={"user": self.user, "claims": claims}).data

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        article = get_object_or_404(self.get_queryset(), public_id=id)
        if self.for_desk:
            return Response(self.desk_article(article))
        return Response(ArticleSerializer(article, context={"checks": self.checks_of(article)}).data)

    def checks_of(self, article: Article) -> QuerySet[Publication]:
        return queries.published().filter(claim__revision__article=article).order_by("claim__start", "claim__end", "pk")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def annotations(self, request: Request, id: str) -> Response:  # noqa: A002
        """The published checks as W3C Web Annotations on the article's words."""
        article = get_object_or_404(queries.published_articles(), public_id=id)
        items = [annotation(check) for check in self.checks_of(article)]
        address = settings.SITE_URL + reverse("article-data-annotations", args=[id])
        return Response(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": address,
                "type": "AnnotationCollection",
                "label": article.title,
                "total": len(items),
                "first": {"id": address, "type": "AnnotationPage", "startIndex": 0, "items": items},
            },
            content_type="application/ld+json" if request.accepted_media_type == "application/ld+json" else None,
        )


def annotation(check: Publication) -> dict[str, Any]:
    """Return one check as an annotation: what was concluded about these words of that article."""
    content, data = check.content, CheckSerializer(check).data
    claim, article = check.claim, content["article"]
    verdicts = [content["attribution_verdict"], content["verdict"]]
    said = ", ".join(verdict["name"] for verdict in verdicts if verdict)
    return {
        "id": data["url"],
        "type": "Annotation",
        "motivation": "assessing",
        "created": data["published"],
        "modified": data["changed"],
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "purpose": "assessing",
            "value": f"{said}. {content['summary']}",
        },
        "target": {
            "source": article["url"] or settings.SITE_URL + reverse("article", args=[article["id"], article["slug"]]),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": content["claim"]["quote"],
                    "prefix": claim.prefix,
                    "suffix": claim.suffix,
                },
                {"type": "TextPositionSelector", "start": article["start"], "end": article["end"]},
            ],
        },
    }


class Queue(View):
    permission_classes = (IsStaff,)
    serializer_class = LeasedSerializer

    @extend_schema(request=NothingSerializer, parameters=[IDEMPOTENCY], responses={200: LeasedSerializer, 204: None})
    @idempotent
    def next(self, request: Request) -> Response:
        """Lease the claim that waits first for the caller; 204 when nothing waits."""
        self.given(NothingSerializer)
        if not self.user.is_reviewer:
            self.permission_denied(request, "Only fact-checkers take claims.")
        claim = leases.take_next(self.user)
        if claim is None:
            return Response(status=204)
        return Response(self.get_serializer(claim).data)


class Claims(View):
    """Claims for reviewers and editors."""

    permission_classes = (IsStaff,)
    serializer_class = ClaimSerializer
    filters: ClassVar[dict[str, str]] = {"kind": "kind", "state": "state", "article": "revision__article__public_id"}

    def get_queryset(self) -> QuerySet[Claim]:
        return queries.told_to(self.user).order_by("-pk")

    @extend_schema(
        parameters=[
            choice("kind", list(Kind.values)),
            choice("state", list(State.values)),
            OpenApiParameter("article", str, description="The article's id."),
        ],
        responses=ClaimSerializer(many=True),
    )
    def list(self, request: Request) -> Response:  # noqa: ARG002
        return self.page_of(self.get_queryset(), ClaimSerializer)

    def leased(self, claim: Claim) -> Any:
        return LeasedSerializer(claim, context=self.get_serializer_context()).data

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=NothingSerializer, parameters=[IDEMPOTENCY], responses=LeasedSerializer)
    @action(detail=True, methods=["post"])
    @idempotent
    def lease(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Lease this claim; 409 while somebody holds it."""
        self.given(NothingSerializer)
        claim = self.get_object()
        leases.take(claim, by=self.user, seen=claim.version)
        return Response(self.leased(claim))

    @extend_schema(request=TokenSerializer, parameters=[IDEMPOTENCY], responses=LeasedSerializer)
    @action(detail=True, methods=["post"], url_path="lease/renew")
    @idempotent
    def renew(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        token = self.given(TokenSerializer).validated_data["token"]
        return Response(self.leased(leases.hold(self.get_object(), by=self.user, token=token)))

    @extend_schema(request=TokenSerializer, parameters=[IDEMPOTENCY], responses=ClaimSerializer)
    @action(detail=True, methods=["post"], url_path="lease/release")
    @idempotent
    def release(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Give the claim back; the draft is kept."""
        token = self.given(TokenSerializer).validated_data["token"]
        claim = leases.release(self.get_object(), by=self.user, token=token)
        return Response(self.get_serializer(claim).data)

    @extend_schema(request=ReviewInSerializer, parameters=[IDEMPOTENCY], responses=ReviewSerializer)
    @action(detail=True, methods=["put"])
    @idempotent
    def review(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Replace the caller's draft; 409 when the lease is not theirs any more."""
        given = self.given(ReviewInSerializer)
        claim = get_object_or_404(queries.claims_for(self.user), public_id=id)
        draft = given.draft()
        saved = reviewing.save_draft(claim, draft, by=self.user, token=given.validated_data["token"])
        return Response(ReviewSerializer(saved, context={"evidence": draft.evidence}).data)

    @extend_schema(request=MoveSerializer, parameters=[IDEMPOTENCY], responses=ClaimSerializer)
    @action(detail=True, methods=["post"])
    @idempotent
    def moves(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Do what the claim's `actions` name; `seen` is the version that was looked at."""
        claim, asked = self.get_object(), self.given(MoveSerializer).validated_data
        act(claim, asked, self.user)
        if asked["action"] in {Action.PUBLISH, Action.CORRECT, Action.WITHDRAW}:  # they change more than its row
            claim = self.get_queryset().get(pk=claim.pk)
        return Response(self.get_serializer(claim).data)


def act(claim: Any, asked: dict[str, Any], by: User) -> None:
    """Hand a move to the workflow function that does it."""
    who: dict[str, Any] = {"by": by, "seen": asked["seen"]}
    note, token = asked.get("note", ""), asked.get("token", "")
    match Action(asked["action"]):
        case Action.SUBMIT:
            revision = reviewing.submit(claim, **who, token=token)
            claim.newest_revision, claim.newest_hash = revision.number, revision.content_hash
        case Action.RETURN:
            approving.send_back(claim, **who, note=note)
        case Action.APPROVE:
            approving.approve(claim, **who, revision=asked.get("revision"))
        case Action.PUBLISH:
            publishing.publish(claim, **who)
        case Action.CORRECT:
            publishing.correct(claim, **who, note=note, **{name: asked[name] for name in ("kind",) if name in asked})
        case Action.WITHDRAW:
            publishing.withdraw(claim, **who, note=note)
        case plain:
            workflow.move(claim, plain, **who, token=token, data={"note": note} if note else None)
