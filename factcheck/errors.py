"""Pages that explain what happened, what was kept and what to do; for API paths the same as problem+json."""

import errno
import sys

from allauth.account.forms import LoginForm
from django.contrib import messages
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, InternalError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from .accounts import kept

API = "/api/"
RETRY_SECONDS = 5
READ_ONLY = "25006"
"""SQLSTATE of a change where PostgreSQL takes none."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


type Fields = list[tuple[str, str]]


def answer(request: HttpRequest, status: int, title: str, detail: str, *, typed: Fields | None = None) -> HttpResponse:
    """Return an error in the form that fits the path; needs no database, no session and no signed-in user."""
    if request.path_info.startswith(API):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    return render(
        request, "error.html", {"title": title, "detail": detail, "status": status, "typed": typed}, status=status
    )


def is_unavailable(error: BaseException | None) -> bool:
    """Whether a database or disk refused that will take the same again later: gone, locked, read-only, full."""
    match error:
        case OperationalError() | InterfaceError():
            return True
        case InternalError():
            return getattr(error.__cause__, "sqlstate", None) == READ_ONLY
        case OSError():
            return error.errno in NO_ROOM
    return False


def hang_up() -> None:
    """Close what may be a connection to a database that is gone: the next request asks for a new one."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer 503 with what was typed, in a form that can be sent again."""
    hang_up()
    typed = typed_again(request)
    detail = _(
        "The database cannot be used at the moment. What was saved before is safe; what you sent now was not saved."
    )
    response = answer(request, 503, _("Not possible for the moment"), detail, typed=typed)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def typed_again(request: HttpRequest) -> Fields:
    """Return the fields of a form that was sent, in order; nothing of what is secret."""
    if request.method != "POST" or request.path_info.startswith((API, "/accounts/")):
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in fields if name != "csrfmiddlewaretoken" and "password" not in name]


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """Answer what was refused before it was read."""
    if status == 413:
        return answer(request, 413, _("Too large"), _("This is more than can be sent at once. Nothing of it was kept."))
    if status == 408:
        return answer(request, 408, _("Too slow"), _("What was sent did not arrive in time. Nothing of it was kept."))
    return unavailable(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return refused(request, 413)
    detail = (
        str(exception)
        if isinstance(exception, ValueError | BadRequest)
        else _("The request could not be read. Nothing was changed.")
    )
    return answer(request, 400, _("This request could not be read"), detail)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(
        request, 403, _("Not yours to do"), str(exception) or _("Your role does not allow this. Nothing was changed.")
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    return answer(
        request,
        404,
        _("Nothing here"),
        _("There is no such page. It may have moved, or the address has a typing error."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    if is_unavailable(sys.exception()):
        return unavailable(request)
    return answer(
        request, 500, _("Something broke on our side"), _("The error was recorded. What was saved before is safe.")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Somebody signed in anew since the page was made, or another site made it: nothing is done, nothing typed is lost."""
    if is_from_script(request):
        return signed_out()
    if sent := kept.sent(request):
        if not request.user.is_authenticated:
            return sign_in_first(request, sent)
        kept.store(request, sent)
        return redirect(sent.path)
    if request.user.is_authenticated and kept.is_from_here(request):
        messages.info(request, _("That page was older than your signing in. Nothing was done yet: here it is again."))
        return redirect(request.path)
    detail = _("This form is too old, or cookies are blocked. Go back, reload the page and send it again.")
    return answer(request, 403, _("The form could not be trusted"), detail)


# Who is not signed in any more -------------------------------------------------------------------------------------


def is_from_script(request: HttpRequest) -> bool:
    """Whether htmx sent the request: a redirect would be followed, and the sign-in page thrown away."""
    return request.headers.get("HX-Request") == "true"


def signed_out() -> HttpResponse:
    """Answer a script of a page: it asks the person to sign in again and sends its request once more."""
    headers = {"WWW-Authenticate": "Session"}
    return HttpResponse(_("Sign in again."), status=401, content_type="text/plain", headers=headers)


def sign_in_first(request: HttpRequest, sent: kept.Kept) -> HttpResponse:
    """Show the sign-in form; it carries what was sent, to be looked at and sent again afterwards."""
    carried = sent.signed()
    context = {"form": LoginForm(request=request), "sent": sent, "carried": carried, "is_too_long": not carried}
    return render(request, "account/login.html", context, status=401)
