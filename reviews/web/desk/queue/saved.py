"""The filters that somebody keeps under a name: one that is shown is kept, and one that was kept is removed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from factcheck.accounts.saved_filters import SavedFilter, TooMany
from reviews.templatetags.directions import isolated
from reviews.web.parts.access import SignedInRequest, refuse_strangers

from .filters import Filters
from .forms import NameForm
from .views import page


@require_POST
def keep(request: SignedInRequest) -> HttpResponse:
    """Keep the filter in the address under the name that was typed, instead of what was kept under it."""
    refuse_strangers(request)
    filters, form = Filters.read(request.GET), NameForm(request.POST)
    if not filters.query:
        return page(request, note=_("Choose first what to show: the whole queue needs no name."), status=422)
    if not form.is_valid():
        return page(request, name_form=form, status=422)
    try:
        saved = SavedFilter.keep(request.user, form.cleaned_data["name"], filters.query)
    except TooMany as too_many:
        form.add_error("name", str(too_many))
        return page(request, name_form=form, status=422)
    messages.success(request, _("Kept as “%(name)s”.") % {"name": isolated(saved.name)})
    return redirect(reverse("queue") + saved.query)


@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a filter; what it shows goes on being shown."""
    refuse_strangers(request)
    saved = get_object_or_404(SavedFilter, user=request.user, pk=pk)
    saved.delete()
    messages.success(request, _("“%(name)s” is removed.") % {"name": isolated(saved.name)})
    return redirect(reverse("queue") + saved.query)
