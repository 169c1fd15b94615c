"""Who asks: the signed-in person of a request, and the two refusals that hold for whole pages."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from factcheck.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind LoginRequiredMiddleware."""

    user: User
    htmx: HtmxDetails


def refuse_strangers(request: SignedInRequest) -> None:
    if not request.user.has_role:
        raise PermissionDenied(_("You have no role at this desk yet. Whoever made your account can give you one."))


def refuse_non_editors(request: SignedInRequest) -> None:
    if not request.user.is_editor:
        raise PermissionDenied(_("Approvals are for editors."))
