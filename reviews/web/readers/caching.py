"""How a public page is answered: cheap, the same for everybody, and never older than ten seconds behind a proxy."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from factcheck.context import newsroom
from factcheck.errors import hang_up, is_unavailable
from factcheck.last_answers import digest, recall, remember
from reviews.queries import readers

FRESH = "public, max-age=0, s-maxage=5, stale-while-revalidate=4, stale-if-error=3600"
"""A proxy may answer by itself for 5 seconds, and for 4 more while it asks: a correction is seen within 10. Where the
site does not answer at all it may go on for an hour."""
HTML = "text/html; charset=utf-8"

type View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Mark a view as readable by everybody: GET and HEAD, no sign-in, cacheable whatever it answers.

    Where the database cannot be asked, the answer is what the page was before.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Error as error:
            last = last_answer(request) if is_unavailable(error) else None
            if last is None:
                raise
            hang_up()
            return last
        response.headers.setdefault("Cache-Control", FRESH)
        if request.method == "GET" and response.status_code == 200 and "q" not in request.GET:
            kind = response.headers["Content-Type"]
            remember(kept_as(request, language_of(kind)), response)  # what readers search for is endless
        return response

    return login_not_required(require_safe(answered))


def last_answer(request: HttpRequest) -> HttpResponse | None:
    """Return what was kept in the reader's language, or for programs, which read the same in every language."""
    return recall(kept_as(request, language_of(HTML))) or recall(kept_as(request, language_of("")))


def kept_as(request: HttpRequest, language: str) -> str:
    """Return the address as far as it changes the page, for what else stands in it is endless."""
    return digest(build(), language, request.path, request.GET.get("page"), request.GET.get("profile"))


def language_of(content_type: str) -> str:
    """Return the reader's language for a page, and the newsroom's for what programs read."""
    return translation.get_language() if content_type == HTML else f"{settings.LANGUAGE_CODE} for programs"


def answer(
    request: HttpRequest,
    *,
    stamp: object,
    changed: datetime | None,
    render: Callable[[], str],
    content_type: str = HTML,
    keep: bool = True,
) -> HttpResponseBase:
    """Answer 304, or what `render` gave the last time for this `stamp`, or what it gives now.

    `stamp` has everything the page depends on, besides the program and its templates; it must come from the
    database in this request. `render` must not look at the request. Pages that readers can ask for in endless
    number are not kept. Pages are in the reader's language, what programs read in the newsroom's.
    """
    language = translation.get_language() if content_type == HTML else settings.LANGUAGE_CODE
    etag = f'"{digest(build(), language, content_type, stamp)}"'
    response = HttpResponse(content_type=content_type, headers={"ETag": etag, "Cache-Control": FRESH})
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    seconds = int(changed.timestamp()) if changed else None
    conditional = get_conditional_response(request, etag, seconds, response)
    if conditional is not None and conditional is not response:
        return conditional
    with translation.override(language):
        response.content = kept(etag, render) if keep else render()
    return response


def kept(key: str, render: Callable[[], str]) -> bytes:
    """Return what was rendered for `key` in this process, rendering it at most once."""
    cached = caches["process"]
    body: bytes | None = cached.get(key)
    if body is None:
        body = render().encode()
        cached.set(key, body)
    return body


def listing(
    request: HttpRequest,
    template: str,
    stamp: Sequence[object],
    context: Callable[[], dict[str, Any]],
    *,
    changed: datetime | None = None,
    keep: bool = True,
) -> HttpResponseBase:
    """Answer with a page that depends on `stamp`, which `changed` last then, and on which checks changed last."""
    changes = readers.latest_changes()
    last = max(filter(None, (changed, newest(changes))), default=None)

    def render() -> str:
        return page(template, **context())

    return answer(request, stamp=(template, stamp, changes), changed=last, render=render, keep=keep)


def newest(changes: Sequence[tuple[int, datetime]]) -> datetime | None:
    return changes[0][1] if changes else None


def page(template: str, **context: Any) -> str:
    """Render without the request: what one reader's request held cannot reach the next reader."""
    return render_to_string(template, context | newsroom())


def moved(url: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(url, headers={"Cache-Control": FRESH})


def build() -> str:
    """Return what distinguishes one deployed version of the pages from another, for ETags."""
    return _build_now() if settings.DEBUG else _build_once()


@cache
def _build_once() -> str:
    return _build_now()


def _build_now() -> str:
    files = [
        *sorted((settings.BASE_DIR / "templates").rglob("*.*")),
        *sorted(Path(__file__).parents[1].rglob("*.py")),
        *sorted((settings.BASE_DIR / "factcheck" / "static").rglob("*.*")),
        *sorted((settings.BASE_DIR / "factcheck" / "locale").rglob("*.mo")),
    ]
    return digest(settings.SITE_URL, settings.PUBLISHER, *(file.read_bytes() for file in files))
