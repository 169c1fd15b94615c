"""Signing in, and the page of one's own account."""

from allauth.account import views
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import JavaScriptCatalog

from . import kept
from .forms import LanguageForm
from .history import Action, log_event
from .models import User

EVENTS_SHOWN = 20


class SignedInRequest(HttpRequest):
    """A request behind SignInMiddleware."""

    user: User


@login_not_required
@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponse:
    """Sign in, and take along what was sent without a session: to be led on means that the password was right."""
    response: HttpResponse = views.login(request)
    if response.status_code == 302 and (carried := kept.sent(request)):
        kept.store(request, carried)
    return response


@require_safe
@login_not_required
def session(request: HttpRequest) -> HttpResponse:
    """Tell a page that is open who is signed in now, and the token that its forms need since then."""
    user = request.user if isinstance(request.user, User) else None
    answer = {"user": user and user.pk, "name": user and user.display_name, "token": get_token(request)}
    return JsonResponse(answer)


@require_safe
@login_not_required  # a page on which somebody must do something first has scripts, too
@cache_control(public=True, max_age=3600)
def words(request: HttpRequest, language: str) -> HttpResponseBase:
    """Give the scripts of a page their texts in its language; only ours, not those of the admin's scripts.

    The address names the language, so a browser may keep the answer, and a new choice has another address.
    """
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        return JavaScriptCatalog.as_view(packages=["factcheck.accounts"])(request)


@require_safe
def account(request: SignedInRequest) -> HttpResponse:
    return page(request, LanguageForm(initial={"language": request.user.language}))


def page(request: SignedInRequest, language: LanguageForm, *, status: int = 200) -> HttpResponse:
    user = request.user
    context = {
        "language_form": language,
        "has_second_factor": is_mfa_enabled(user),
        "sessions": UserSession.objects.purge_and_list(user),
        "tokens": user.tokens.order_by("-pk"),
        "events": user.events.select_related("by").order_by("-number")[:EVENTS_SHOWN],
    }
    return render(request, "account/account.html", context, status=status)


@require_POST
def choose_language(request: SignedInRequest) -> HttpResponse:
    """Choose the language of one's own pages; the answer speaks it already."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    request.user.language = form.cleaned_data["language"]
    request.user.save(update_fields=["language"])
    translation.activate(request.user.language or translation.get_language_from_request(request))
    messages.info(request, _("Your pages speak this language now."))
    return redirect("account")


@require_POST
def end_session(request: SignedInRequest, pk: int) -> HttpResponse:
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    log_event(request.user.pk, Action.SESSION_ENDED)
    messages.info(request, _("That browser is signed out."))
    return redirect("account")


@require_POST
def end_token(request: SignedInRequest, pk: int) -> HttpResponse:
    get_object_or_404(request.user.tokens, pk=pk).delete()
    messages.info(request, _("That token opens nothing any more."))
    return redirect("account")


@require_POST
def drop_kept(request: SignedInRequest) -> HttpResponse:
    """Throw away what was sent before signing in, and show the page that it was for."""
    waits = kept.Kept.read(request.session.get(kept.SESSION_KEY, ""))
    kept.drop(request)
    return redirect(waits.path if waits else "queue")
