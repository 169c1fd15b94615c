"""What holds for every request, whoever answers it."""

import re
from collections.abc import Callable, Iterable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .errors import API, bad_request, refused
from .server import REFUSAL

type Next = Callable[[HttpRequest], HttpResponse]

UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""PostgreSQL stores no NUL and UTF-8 has no lone surrogates: refused here, so that both databases answer alike."""

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def refuse_unread(get_response: Next) -> Next:
    """Answer what the server did not read to its end, because it was too large or too slow."""

    def middleware(request: HttpRequest) -> HttpResponse:
        status = request.META.get(REFUSAL)
        return refused(request, status) if status else get_response(request)

    return middleware


def refuse_unstorable_text(get_response: Next) -> Next:
    """Answer 400 to a path, query or form field that could not be stored. The API looks at its bodies itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any(UNSTORABLE.search(text) for text in _texts(request)):
            return bad_request(
                request, ValueError("The request has characters that cannot be stored (NUL or half a character).")
            )
        return get_response(request)

    return middleware


def _texts(request: HttpRequest) -> Iterable[str]:
    yield request.path_info
    queries = [request.GET]
    if request.method == "POST" and request.content_type in FORM_TYPES and not request.path_info.startswith(API):
        queries.append(request.POST)
    for query in queries:
        for name, values in query.lists():
            yield name
            yield from (value for value in values if isinstance(value, str))


def keep_private(get_response: Next) -> Next:
    """Say `no-store` on everything that does not say itself how it may be cached."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def require_second_factor(get_response: Next) -> Next:
    """Lead editors and administrators without a second factor to the page where they set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_MFA and request.path_info.startswith(("/desk/", "/admin/")):
            user = request.user
            if user.is_authenticated and (user.is_editor or user.is_staff) and not is_mfa_enabled(user):
                return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware
