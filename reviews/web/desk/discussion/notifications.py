"""The notifications of somebody, which of them are new, and how they want to get them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.features.discussion.models import Kind, Notification, NotificationChoice
from reviews.features.discussion.notices import letters, mailing, reading
from reviews.web.parts.access import SignedInRequest, refuse_strangers

from .forms import ChoicesForm

SHOWN = 50
"""Most that are listed: of those that are new, and of the others."""


@require_safe
def notifications(request: SignedInRequest) -> HttpResponse:
    """List the notifications of somebody: first those that they have not read."""
    refuse_strangers(request)
    rows = letters.with_related(reading.of(request.user))
    new = list(rows.filter(read_at=None)[: SHOWN + 1])
    context = {
        "here": "notifications",
        "new": [_row(one) for one in new[:SHOWN]],
        "are_more": len(new) > SHOWN,
        "read": [_row(one) for one in rows.filter(read_at__isnull=False)[:SHOWN]],
    }
    return render(request, "desk/discussion/notifications.html", context)


def _row(one: Notification) -> tuple[Notification, str, str]:
    return one, letters.sentence_of(one), letters.note(one)


@require_safe
def count(request: SignedInRequest) -> HttpResponse:
    """Answer with how many are new, for the menu; with nothing where none is. Whoever opens the address is led to the list."""
    if not request.htmx:
        return redirect("notifications")
    number = reading.unread(request.user)
    return render(request, "desk/discussion/count.html", {"number": number}) if number else HttpResponse(status=204)


@require_safe
def notification(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead to what a notification is about; all of that claim are read then."""
    one = get_object_or_404(reading.of(request.user).select_related("claim"), pk=pk)
    reading.read(request.user, one.claim)
    if one.comment_id:
        return redirect(reverse("comments", args=[one.claim.public_id]) + f"#comment-{one.comment_id}")
    is_waiting = one.kind == Kind.HANDED_IN and request.user.is_editor
    return redirect("approval" if is_waiting else "claim", one.claim.public_id)


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    reading.read(request.user)
    return redirect("notifications")


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: SignedInRequest) -> HttpResponse:
    """Let somebody choose how they get each kind of notification."""
    refuse_strangers(request)
    user, is_sent = request.user, request.method == "POST"
    chosen = dict(NotificationChoice.objects.filter(person=user).values_list("kind", "way"))
    form = ChoicesForm(
        request.POST if is_sent else None, chosen=chosen, sends_mail=settings.SENDS_MAIL, is_editor=user.is_editor
    )
    if is_sent and form.is_valid():
        mailing.choose(user, form.cleaned_data)
        messages.success(request, _("You are told so from now on."))
        return redirect("notification-choices")
    context = {"here": "notifications", "form": form, "sends_mail": settings.SENDS_MAIL}
    return render(request, "desk/discussion/choices.html", context, status=422 if is_sent else 200)
