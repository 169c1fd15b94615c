"""Pages that say what happened, what was kept and what to do; for API paths the same as problem+json."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

API = "/api/"


def answer(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    """Return an error in the form that fits the path; needs no database, no session and no signed-in user."""
    if request.path_info.startswith(API):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JsonResponse(problem, status=status, content_type="application/problem+json")
    return render(request, "error.html", {"title": title, "detail": detail, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = (
        str(exception)
        if isinstance(exception, ValueError | BadRequest)
        else "The request could not be read. Nothing was changed."
    )
    return answer(request, 400, "This request could not be read", detail)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(
        request, 403, "Not yours to do", str(exception) or "Your role does not allow this. Nothing was changed."
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    return answer(
        request, 404, "Nothing here", "There is no such page. It may have moved, or the address has a typing error."
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, 500, "Something broke on our side", "The error was recorded. What was saved before is safe.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    detail = "This form is too old, or cookies are blocked. Go back, reload the page and send it again."
    return answer(request, 403, "The form could not be trusted", detail)
