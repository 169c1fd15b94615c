"""The same request again gets the first answer again."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from factcheck.accounts.models import IdempotentAnswer, User

from .errors import PROBLEM, REFUSALS, Refused

LONGEST = 200
CONFLICT = 409
KEPT = {200, 201, 202, 204, CONFLICT}
"""What is answered again. Any other refusal changed nothing and may well be different the next time."""
KEPT_FOR = timedelta(days=1)
SWEPT_EACH = 500
"""After that many keys those older than KEPT_FOR are thrown away."""

type Handler = Callable[..., Response | HttpResponse]


def idempotent(handler: Handler) -> Handler:
    """Let a handler's answer be asked for again with the same `Idempotency-Key`.

    Work and answer are stored in one transaction, so an answer that was lost after the commit is found. The key's
    row is written first: whoever sends the same key at the same moment waits for that transaction and then repeats
    its answer. The same key with another request is refused with 422.
    """

    @wraps(handler)
    def answered(view: APIView, request: Request, *args: Any, **kwargs: Any) -> Response | HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(view, request, *args, **kwargs)
        if not 0 < len(key) <= LONGEST or not key.isprintable() or not key.isascii():
            raise Refused(400, f"An Idempotency-Key has 1 to {LONGEST} printable ASCII characters.")
        with transaction.atomic():
            mine = _claim_key(request, key)
            if mine is None:
                return _repeated(request, key)
            response = _handled(view, handler, request, *args, **kwargs)
            if response.status_code in KEPT:
                mine.status, mine.body = response.status_code, _rendered(response)
                mine.save(update_fields=["status", "body"])
                _sweep(mine)
            else:
                transaction.set_rollback(True)
            return response

    return answered


def _sweep(newest: IdempotentAnswer) -> None:
    if newest.pk % SWEPT_EACH == 0:
        IdempotentAnswer.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()


def _asked(request: Request) -> str:
    """Return what makes two requests the same: method, path and body."""
    whole = b"\n".join([str(request.method).encode(), request.get_full_path().encode(), _body(request)])
    return hashlib.sha256(whole).hexdigest()


def _body(request: Request) -> bytes:
    """Return the body; of a form, which is larger than what Django holds in one piece, what it says."""
    if not (request.content_type or "").startswith("multipart/"):
        return bytes(request._request.body)  # noqa: SLF001 (DRF's parsers read it too)
    fields = cast("dict[str, Any]", request.data)
    told = [(name, value if isinstance(value, str) else _digest(value)) for name, value in sorted(fields.items())]
    return repr(told).encode()


def _digest(file: Any) -> str:
    file.seek(0)
    return hashlib.sha256(file.read()).hexdigest()


def _claim_key(request: Request, key: str) -> IdempotentAnswer | None:
    try:
        with transaction.atomic():
            return IdempotentAnswer.objects.create(user=cast(User, request.user), key=key, request=_asked(request))
    except IntegrityError:
        return None


def _repeated(request: Request, key: str) -> HttpResponse:
    first = IdempotentAnswer.objects.get(user=cast(User, request.user), key=key)
    if first.request != _asked(request):
        raise Refused(422, "This Idempotency-Key was used for another request.")
    kind = PROBLEM if first.status == CONFLICT else "application/json"
    return HttpResponse(first.body, status=first.status, content_type=kind)


def _handled(view: APIView, handler: Handler, request: Request, *args: Any, **kwargs: Any) -> Response | HttpResponse:
    try:
        return handler(view, request, *args, **kwargs)
    except REFUSALS as error:
        return view.handle_exception(error)


def _rendered(response: HttpResponse) -> str:
    data = getattr(response, "data", None)
    return JSONRenderer().render(data).decode() if data is not None else ""
