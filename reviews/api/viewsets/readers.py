"""What readers may know: published checks and the articles they are about. The desk also hands in articles here."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from reviews.api.callers import IsStaff
from reviews.api.errors import Refused
from reviews.api.idempotency import idempotent
from reviews.api.parsers import FormParser, StrictJSONParser
from reviews.api.serializers.readers import ArticleSerializer, CheckSerializer, data_of
from reviews.api.serializers.requests import ArticleFileSerializer, ArticleInSerializer, LanguageSerializer
from reviews.content.published import well_formed
from reviews.models import Article, Kind, Publication, Split
from reviews.queries import desk, readers
from reviews.workflow.articles import editing, intake, language
from reviews.workflow.articles.source import Source

from .annotations import annotation
from .incoming import article_of
from .shared import IDEMPOTENCY, PublicView, choice


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
        return readers.published()

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
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response([*well_formed(page or [], data_of)])

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002 (the contract's word)
        found = get_object_or_404(self.get_queryset(), claim__public_id=id)
        for data in well_formed([found], data_of):
            return Response(data)
        raise Refused(404, "What was published here cannot be read; the log tells the newsroom.")


class Articles(PublicView):
    """Articles with their claims: for readers what is published of them, for the desk everything."""

    serializer_class = ArticleSerializer

    def get_permissions(self) -> list[Any]:
        return [IsStaff()] if self.action in {"create", "language"} else [AllowAny()]

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.all() if self.for_desk else readers.published_articles()

    @property
    def for_desk(self) -> bool:
        return IsStaff().has_permission(self.request, self)

    def get_parsers(self) -> list[Any]:
        takes_files = "create" in self.action_map.values()
        return [StrictJSONParser(), *([FormParser()] if takes_files else [])]

    @extend_schema(
        request={"application/json": ArticleInSerializer, "multipart/form-data": ArticleFileSerializer},
        parameters=[IDEMPOTENCY],
        responses={201: ArticleSerializer, 202: ArticleSerializer, 200: ArticleSerializer},
    )
    def create(self, request: Request) -> Response | HttpResponse:
        """Take in an article and split it. 202: it is long, and its address tells how far its splitting has come.

        With a `url` and no `text` the page is fetched and read, 422 where that cannot be; a form brings a `file`.
        """
        is_form = (request.content_type or "").startswith("multipart/")
        told = self.given(ArticleFileSerializer if is_form else ArticleInSerializer)
        article, source = article_of(told, self.user)
        incoming = intake.read(**article)  # takes long: before the key's transaction
        return self.stored(request, incoming, source)

    @idempotent
    def stored(self, request: Request, incoming: intake.Prepared, source: Source) -> Response:  # noqa: ARG002
        added = intake.store(incoming, by=self.user, source=source)
        article = self.desk_article(added.article)
        if not added.is_new:
            return Response(article)
        address = reverse("article-data-detail", args=[added.article.public_id])
        status = 202 if article["split"] == Split.Status.WAITING else 201
        return Response(article, status=status, headers={"Location": settings.SITE_URL + address})

    @extend_schema(
        request=LanguageSerializer, parameters=[IDEMPOTENCY], responses={200: ArticleSerializer, 202: ArticleSerializer}
    )
    @action(detail=True, methods=["post"])
    @idempotent
    def language(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Say what language an article is in: it is split again, and claims that nobody has worked on give way."""
        article = get_object_or_404(Article, public_id=id)
        try:
            language.change_language(article, self.given(LanguageSerializer)["language"], by=self.user)
        except editing.Changed:
            raise Refused(409, "Somebody else changed the language meanwhile.") from None
        told = self.desk_article(article)
        return Response(told, status=202 if told["split"] == Split.Status.WAITING else 200)

    def desk_article(self, article: Article) -> Any:
        claims = desk.lean_claims_for(self.user).filter(revision__article=article)
        split = Split.objects.filter(revision__article=article).order_by("-revision__number").first()
        return ArticleSerializer(article, context={"user": self.user, "claims": claims, "split": split}).data

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        article = get_object_or_404(self.get_queryset(), public_id=id)
        if self.for_desk:
            return Response(self.desk_article(article))
        return Response(ArticleSerializer(article, context={"checks": self.checks_of(article)}).data)

    def checks_of(self, article: Article) -> QuerySet[Publication]:
        return readers.published().filter(claim__revision__article=article).order_by("claim__start", "claim__end", "pk")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def annotations(self, request: Request, id: str) -> Response:  # noqa: A002
        """The published checks as W3C Web Annotations on the article's words."""
        article = get_object_or_404(readers.published_articles(), public_id=id)
        items = [*well_formed(self.checks_of(article), annotation)]
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
