"""The desk's work: the queue, the lease, the review and every move."""

import re
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from reviews.api.callers import IsStaff
from reviews.api.idempotency import idempotent
from reviews.api.serializers.desk import ClaimAloneSerializer, ClaimSerializer, LeasedSerializer, ReviewSerializer
from reviews.api.serializers.requests import (
    MoveSerializer,
    NothingSerializer,
    ReviewInSerializer,
    SeenSerializer,
    TokenSerializer,
    draft_of,
)
from reviews.models import Claim, Kind, Review, State
from reviews.queries import desk
from reviews.workflow.checks import drafting, reviewing, taking_back
from reviews.workflow.table import acts, leases
from reviews.workflow.table.acts import Action

from .shared import IDEMPOTENCY, View, choice

ETAG = re.compile(r'(?:W/)?"([0-9]{1,9})"')
UNKNOWN = -1


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
    serializer_class = ClaimAloneSerializer
    filters: ClassVar[dict[str, str]] = {"kind": "kind", "state": "state", "article": "revision__article__public_id"}

    def get_queryset(self) -> QuerySet[Claim]:
        return desk.lean_claims_for(self.user).order_by("-pk")

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
        token = self.given(TokenSerializer)["token"]
        return Response(self.leased(leases.hold(self.get_object(), by=self.user, token=token)))

    @extend_schema(request=TokenSerializer, parameters=[IDEMPOTENCY], responses=ClaimAloneSerializer)
    @action(detail=True, methods=["post"], url_path="lease/release")
    @idempotent
    def release(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Give the claim back; the draft is kept."""
        token = self.given(TokenSerializer)["token"]
        claim = leases.release(self.get_object(), by=self.user, token=token)
        return Response(self.get_serializer(claim).data)

    @extend_schema(request=SeenSerializer, parameters=[IDEMPOTENCY], responses=LeasedSerializer)
    @action(detail=True, methods=["post"], url_path="lease/take-back")
    @idempotent
    def take_back(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Take back what the caller handed in, with a lease; 409 once an editor has opened it."""
        claim = taking_back.take_back(self.get_object(), by=self.user, seen=self.given(SeenSerializer)["seen"])
        return Response(self.leased(claim))

    @extend_schema(request=ReviewInSerializer, parameters=[IDEMPOTENCY], responses=ReviewSerializer)
    @action(detail=True, methods=["put"])
    @idempotent
    def review(self, request: Request, id: str) -> Response:  # noqa: A002
        """Replace the caller's draft at the version `seen`; 409 when it is at another, or the lease is not theirs any more."""
        given = self.given(ReviewInSerializer)
        claim = get_object_or_404(desk.claims_for(self.user), public_id=id)
        seen = given.get("seen", if_match(request))
        with transaction.atomic():
            saved = drafting.save_draft(claim, draft_of(given), by=self.user, token=given["token"], seen=seen)
            if "wording" in given:
                reviewing.word(claim, given["wording"], by=self.user, token=given["token"])
        return told(saved)

    @extend_schema(responses=ReviewSerializer)
    @review.mapping.get
    def draft(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Give the caller's draft as it was saved or typed last; 404 when there is none."""
        claim = get_object_or_404(desk.claims_for(self.user), public_id=id)
        if (found := drafting.draft_of(claim, self.user)) is None:
            raise Http404
        return told(found)

    @extend_schema(request=MoveSerializer, parameters=[IDEMPOTENCY], responses=ClaimAloneSerializer)
    @action(detail=True, methods=["post"])
    @idempotent
    def moves(self, request: Request, id: str) -> Response:  # noqa: A002, ARG002
        """Do what the claim's `actions` name; `seen` is the version that was looked at."""
        claim, asked = self.get_object(), self.given(MoveSerializer)
        action = Action(asked["action"])
        acts.perform(claim, action, by=self.user, seen=asked["seen"], given=asked)
        if acts.ACTS[action].spreads:
            claim = self.get_queryset().get(pk=claim.pk)
        return Response(self.get_serializer(claim).data)


def told(review: Review) -> Response:
    return Response(ReviewSerializer(review).data, headers={"ETag": f'"{review.version}"'})


def if_match(request: Request) -> int | None:
    """Return the version of the draft that `If-Match` names, None without one; one that nobody gave out fits nothing."""
    given = request.headers.get("If-Match")
    if given is None:
        return None
    found = ETAG.fullmatch(given.strip())
    return int(found[1]) if found else UNKNOWN
