"""Every refusal in one form, `application/problem+json` (RFC 9457); nothing was changed when one is answered."""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from factcheck.errors import RETRY_SECONDS, hang_up, is_unavailable
from reviews.intake.text import Unreadable
from reviews.queries import desk
from reviews.workflow.checks.drafting import Changed
from reviews.workflow.table.moves import Incomplete, Stale

TITLES = {
    400: "The request is not valid",
    401: "A token is needed",
    403: "Not yours to do",
    404: "Nothing here",
    405: "Not possible here",
    406: "Only JSON is spoken here",
    409: "Somebody was faster",
    412: "Not what you saw",
    413: "Too large",
    415: "Only JSON is understood here",
    422: "Not complete",
    428: "Say what you saw",
    429: "Too many requests",
    503: "Not possible for the moment",
}
PROBLEM = "application/problem+json"
REFUSALS = (APIException, Stale, Changed, Incomplete, Unreadable, PermissionDenied, Http404)


class Refused(APIException):
    """A refusal of the API's own; `more` is added to the problem."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status_code = status
        self.more = more


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return what to answer to `error`, or None for what nobody foresaw."""
    refused = _translated(error, context)
    if isinstance(refused, Refused):
        response = Response(status=refused.status_code)
        detail, more = str(refused.detail), refused.more
    else:
        answered = exception_handler(refused, context)
        if answered is None:
            return None
        response, detail, more = answered, *_described(refused)
    status = response.status_code
    response.data = {
        "type": "about:blank",
        "title": TITLES.get(status, "Refused"),
        "status": status,
        "detail": detail,
    } | more
    response.content_type = PROBLEM
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _translated(error: Exception, context: dict[str, Any]) -> Exception:
    match error:
        case Stale():
            return Refused(409, str(error), claim=_fresh(error, context))
        case Changed():
            status = 428 if error.is_unseen else 412 if "If-Match" in context["request"].headers else 409
            return Refused(status, str(error), draft=_draft(error))
        case Incomplete():
            return Refused(422, str(error), missing=error.missing)
        case Unreadable():
            return Refused(400, str(error), errors={"text": [str(error)]})
        case PermissionDenied():
            return Refused(403, str(error) or "Your role does not allow this.")
        case Http404():
            return Refused(404, "There is nothing at this address for you.")
        case RequestDataTooBig():
            return Refused(413, "The body is larger than this server takes.")
    if is_unavailable(error):
        hang_up()
        return Refused(503, "Nothing was changed. Try again in a moment; an Idempotency-Key makes that safe.")
    return error


def _fresh(error: Stale, context: dict[str, Any]) -> dict[str, Any]:
    from .serializers.desk import ClaimAloneSerializer  # the serializers' own refusals stand in this module

    request = context["request"]
    claim = desk.lean_claims_for(request.user).get(pk=error.claim.pk)
    return dict(ClaimAloneSerializer(claim, context={"user": request.user}).data)


def _draft(error: Changed) -> dict[str, Any] | None:
    from .serializers.desk import ReviewSerializer  # as above

    return dict(ReviewSerializer(error.review).data) if error.review.pk else None


def _described(error: Exception) -> tuple[str, dict[str, Any]]:
    if isinstance(error, ValidationError):
        errors = error.detail if isinstance(error.detail, dict) else {"request": error.detail}
        return f"Not valid: {', '.join(errors)}.", {"errors": errors}
    detail = getattr(error, "detail", ErrorDetail("Refused."))
    return str(detail), {}
