"""What holds for every request, whoever answers it."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from .accounts import kept
from .accounts.sessions import renew
from .errors import API, bad_request, is_from_script, permission_denied, refused, sign_in_first, signed_out
from .server import REFUSAL

type Next = Callable[[HttpRequest], HttpResponse]
type View = Callable[..., HttpResponseBase]

UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""PostgreSQL stores no NUL and UTF-8 has no lone surrogates: refused here, so that both databases answer alike."""

WITH_ANOTHERS_PASSWORD = {"account_change_password", "account_logout"}
"""Names of the pages that somebody may use whose password was set by somebody else."""

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def speak(get_response: Next) -> Next:
    """Answer in the reader's language, if the site has it; programs are answered in English.

    Somebody who signed in may have chosen another one: `SignInMiddleware` asks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        is_program = request.path_info.startswith(API)
        with translation.override("en" if is_program else translation.get_language_from_request(request)):
            response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


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
                request, ValueError(_("The request has characters that cannot be stored (NUL or half a character)."))
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


ISOLATION = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
            "magnetometer", "microphone", "midi", "payment", "usb",
        )
    ),
}  # fmt: skip


def isolate(get_response: Next) -> Next:
    """Say on every answer, also to a static file and to an error, that no page elsewhere may embed it and that it asks for
    no device."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in ISOLATION.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def keep_private(get_response: Next) -> Next:
    """Set `no-store` on everything that does not set itself how it may be cached."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


def lead_to_a_page(get_response: Next) -> Next:
    """Lead who opens an address that only takes what a form sends to the nearest page above it.

    Signing in leads back to where somebody was, and that may have been the address of a button.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_no_page = response.status_code == 405 and request.method == "GET"
        if is_no_page and not request.path_info.startswith(API) and not is_from_script(request):
            return redirect(_page_above(request.path_info))
        return response

    return middleware


def _page_above(path: str) -> str:
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        break
    return path


class SignInMiddleware(LoginRequiredMiddleware):
    """Ask who is not signed in to sign in, in the way that the request can show, and lose nothing that they sent."""

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused or not getattr(view_func, "login_required", True):
            return refused
        if chosen := getattr(request.user, "language", ""):
            translation.activate(chosen)
        if _must_change_password(request):
            to = f"{reverse('account_change_password')}?{urlencode({'next': request.get_full_path()})}"
            return _led_away(request, to, _("Somebody else set your password. Change it first, under “Your account”."))
        if request.method == "POST" or not is_from_script(request):  # a page that asks by itself is not in use
            renew(request.session)
        return _kept(request)

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponse:  # type: ignore[override]  # Django can only redirect
        if is_from_script(request):
            return signed_out()
        if sent := kept.sent(request):
            return sign_in_first(request, sent)
        return super().handle_no_permission(request, view_func)


def _must_change_password(request: HttpRequest) -> bool:
    page = request.resolver_match.url_name if request.resolver_match else None
    return getattr(request.user, "must_change_password", False) and page not in WITH_ANOTHERS_PASSWORD


def _kept(request: HttpRequest) -> HttpResponse | None:
    """Show what waits to be sent again to this address, to whom it belongs."""
    waits = kept.waiting(request)
    if not waits:
        return None
    is_theirs = waits.is_for(request.user.pk)
    if request.method == "GET" and is_theirs:
        return render(request, "account/kept.html", {"kept": waits})
    kept.drop(request)
    if not is_theirs:
        messages.warning(
            request, _("What somebody else typed here before you signed in is theirs. It was thrown away.")
        )
    return None


def require_second_factor(get_response: Next) -> Next:
    """Lead editors and administrators without a second factor to the page where they set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_MFA and request.path_info.startswith(("/desk/", "/admin/")):
            user = request.user
            if user.is_authenticated and (user.is_editor or user.is_staff) and not is_mfa_enabled(user):
                return _led_away(request, reverse("mfa_activate_totp"), _("Your role needs a second factor now."))
        return get_response(request)

    return middleware


def _led_away(request: HttpRequest, to: str, why: str) -> HttpResponse:
    """Lead somebody to what they must do first, and lose nothing that they sent; a script cannot be led and gets the reason."""
    if is_from_script(request):
        return permission_denied(request, PermissionDenied(why))
    if sent := kept.sent(request):
        kept.store(request, sent)
    return redirect(to)
