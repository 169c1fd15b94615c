"""What all calls share: strict parameters, checked bodies, and nothing private in a cache."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, ClassVar, NoReturn, cast

from django.db.models import QuerySet
from django.utils.cache import patch_cache_control, patch_vary_headers
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import AuthenticationFailed, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from factcheck.accounts.models import User
from factcheck.errors import hang_up, is_unavailable
from factcheck.last_answers import digest, recall, remember
from reviews.models import Kind, Rating, State

ID = r"[0-9a-f]{32}"
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[ -~]+$"},
    OpenApiParameter.HEADER,
    description="The same key again gets the first answer again.",
)


def choice(name: str, values: list[str]) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "string", "enum": values})


@cache
def _checker(serializer: type[Serializer[Any]]) -> Serializer[Any]:
    """Return one for all requests: it keeps nothing of what it checks, and making it takes longer than checking."""
    return serializer()


class View(GenericViewSet[Any]):
    """What all of them share: unknown parameters are refused, bodies are checked, and nothing private is cached."""

    http_method_names = ["get", "head", "post", "put"]
    lookup_field = "public_id"
    lookup_value_regex = ID
    lookup_url_kwarg = "id"
    filters: ClassVar[dict[str, str]] = {}
    """The query parameters of the list and the look-up each of them means."""

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def perform_authentication(self, request: Request) -> None:
        try:
            super().perform_authentication(request)
        except AuthenticationFailed:
            self.check_throttles(request)
            raise

    def permission_denied(self, request: Request, message: str | None = None, code: str | None = None) -> NoReturn:
        """Refuse, and count it first if nobody knows who asks: otherwise trying would cost nothing."""
        if not request.auth:
            self.check_throttles(request)
        super().permission_denied(request, message, code)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not self.action:  # then the method is refused, whatever it asks
            return
        known = {"cursor", *self.filters} if self.action == "list" else set()
        if unknown := request.query_params.keys() - known:
            raise ValidationError({name[:100]: ["There is no such parameter."] for name in sorted(unknown)})
        if twice := [name for name, values in request.query_params.lists() if len(values) > 1]:
            raise ValidationError({name: ["Give it once."] for name in twice})

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
        """Return what the body says, checked by `serializer`. Raises ValidationError, which answers 400."""
        return _checker(serializer).run_validation(self.request.data)

    def page_of(self, rows: QuerySet[Any], serializer: type[Serializer[Any]]) -> Response:
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(serializer(page, many=True, context=self.get_serializer_context()).data)


class PublicView(View):
    """Readable by anybody, and for anybody without a token cacheable.

    Where the database cannot be asked, the answer is what it was before, if nothing was asked for but the address.
    """

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method in {"GET", "HEAD"} and not request.auth and response.status_code == 200:
            patch_cache_control(response, public=True, max_age=0, s_maxage=5)
            patch_vary_headers(response, ["Authorization"])
            if isinstance(response, Response) and is_plain(request):
                response.add_post_render_callback(partial(remember, kept_as(request)))
        return response

    def handle_exception(self, exc: Exception) -> Any:
        last = recall(kept_as(self.request)) if is_unavailable(exc) and is_plain(self.request) else None
        if last is None:
            return super().handle_exception(exc)
        hang_up()
        return last


def is_plain(request: Request) -> bool:
    """Whether somebody unknown asks for an address and nothing else: filters and cursors are endless."""
    return request.method == "GET" and "Authorization" not in request.headers and not request.query_params


def kept_as(request: Request) -> str:
    return digest("API", request.path, request.accepted_media_type)
