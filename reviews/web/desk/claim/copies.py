"""Copies are kept for the rows of evidence of a draft, and words of a copy become the excerpt of its row."""

from typing import cast

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from reviews.features.evidence.places import place_of
from reviews.fetching import Unfetched
from reviews.intake import Unreadable
from reviews.intake.kinds import ENDINGS
from reviews.models import Claim, Evidence
from reviews.models.copy import COPY_LIMIT, Copy
from reviews.web.desk.queue.filters import kept
from reviews.web.parts.access import SignedInRequest
from reviews.workflow.checks import draft_parts, drafting
from reviews.workflow.checks.draft_parts import EVIDENCE, Parts, Row, Window, is_row
from reviews.workflow.copies.keeping import keep_file, keep_page
from reviews.workflow.table.moves import Stale

from .draft import keep, undecided
from .evidence import arranged
from .forms.draft_data import printed, typed_in
from .page import back_to, button, claim_for, ratings

EXCERPT_LIMIT = 2_000


class FileForm(forms.Form):
    """A file for a row of evidence, by one who holds the claim."""

    token = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("The file"),
        allow_empty_file=True,  # a message of ours names what it lacks
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS.values())}),
        error_messages={"required": gettext_lazy("Choose a file.")},
        help_text=gettext_lazy(
            "A PDF, an image, a recording, a table as CSV, a text, or a page as you saved it; 10 MB at most."
        ),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("This file is empty."))
        if file.size > COPY_LIMIT:
            raise forms.ValidationError(_("This file is larger than 10 MB, the most that is kept."))
        return file


@button
def keep_copy(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    """Fetch the page at the address of a row and keep it, and save the draft whatever comes of it."""
    typed = typed_in(claim, request.POST, ratings())
    part = _part_at(typed, place)
    try:
        copies = {part: keep_page(_tidy_address(typed, part), by=request.user).told} if part else {}
        return arranged(request, claim, typed, place, "copy", copies=copies)
    except Unfetched as unfetched:
        return arranged(request, claim, typed, place, "copy", unfetched.worded(_))


@button
def give_file(request: SignedInRequest, claim: Claim, place: int) -> HttpResponse:
    """Save the draft, and go where a file is given for a row."""
    typed = typed_in(claim, request.POST, ratings())
    merged, part = keep(request, claim, typed=typed), _part_at(typed, place)
    if merged.conflicts:
        return undecided(request, claim, merged)
    if part is None:
        raise Http404
    key = part.removeprefix(EVIDENCE)
    return redirect(reverse("evidence-file", args=[claim.public_id, key]) + kept(request.GET))


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, public_id: str, key: str) -> HttpResponse:
    """Keep a file as the copy of a row: what has no address, or what only a person gets to see."""
    claim = claim_for(request, public_id)
    row = _row(request, claim, key)
    if row is None:
        if request.method == "POST":
            messages.error(request, _("This row is not in your draft any more: the file is not kept."))
        return back_to(request, claim)
    if request.method != "POST":
        return _file_page(request, claim, row, FileForm(initial={"token": claim.lease_token}))
    form = FileForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            return _kept_file(request, claim, row, form, key)
    except Unreadable as unreadable:
        form.add_error("file", unreadable.worded(_))
    except Stale as stale:
        return _file_page(request, claim, row, form, note=str(stale), status=409)
    return _file_page(request, claim, row, form, status=422)


def _kept_file(request: SignedInRequest, claim: Claim, row: Row, form: FileForm, key: str) -> HttpResponse:
    given: UploadedFile[bytes] = form.cleaned_data["file"]
    part = f"{EVIDENCE}{key}"
    merged = _rewritten(request, claim, part, {}, form.cleaned_data["token"])
    copy = keep_file(given.read(), name=given.name or "", address=_tidy_address({part: row}, part), by=request.user)
    drafting.attach_copies(merged.review, {part: copy.told})
    messages.success(request, _("Kept."))
    return back_to(request, claim, at=f"row-{key}")


def _file_page(
    request: SignedInRequest, claim: Claim, row: Row, form: FileForm, *, status: int = 200, note: str = ""
) -> HttpResponse:
    context = {"here": "queue", "claim": claim, "row": row, "form": form, "note": note, "queue": kept(request.GET)}
    return render(request, "desk/copies/file.html", context, status=status)


@button
def excerpt(request: SignedInRequest, claim: Claim, key: str, copy: str) -> HttpResponse:
    """Put words of a copy into its row, with where they stand."""
    if _row(request, claim, key) is None:
        raise Http404
    found = get_object_or_404(Copy.objects.select_related("body").defer("body__data"), public_id=copy)
    words = request.POST.get("words", "").strip()
    place = place_of(found.body.text, words)
    if refusal := _wrong_words(words, is_there=place is not None):
        messages.error(request, refusal)
        return redirect(f"{reverse('copy', args=[copy])}?claim={claim.public_id}&row={key}")
    assert place is not None  # noqa: S101 (_wrong_words has refused None; this is for the type checker)
    picked = {"excerpt": words.replace("\r\n", "\n"), "locator": place.locator}
    _rewritten(request, claim, f"{EVIDENCE}{key}", picked, request.POST.get("token", ""))
    return back_to(request, claim, at=f"row-{key}")


def _wrong_words(words: str, *, is_there: bool) -> str:
    if len(words) > EXCERPT_LIMIT:
        return _("An excerpt has at most %(limit)s characters. Select fewer words.") % {"limit": EXCERPT_LIMIT}
    return "" if is_there else _("The copy does not say this in these words.")


def _rewritten(request: SignedInRequest, claim: Claim, part: str, changes: Row, token: str) -> drafting.Merged:
    """Change a row of the draft as it is stored now. Raises Stale if the lease is not theirs any more."""
    stored = printed(claim) | draft_parts.parts_of(drafting.draft_of(claim, request.user))
    typed = stored | {part: cast(Row, stored[part]) | changes}
    window = Window.opened(stored)
    return drafting.merge(claim, typed, by=request.user, token=token, window=window, printed=printed(claim))


def _row(request: SignedInRequest, claim: Claim, key: str) -> Row | None:
    """Return a row of the draft of who asks, if it is there still."""
    row = draft_parts.parts_of(drafting.draft_of(claim, request.user)).get(f"{EVIDENCE}{key}")
    return row if isinstance(row, dict) else None


def _part_at(typed: Parts, place: int) -> str | None:
    return dict(enumerate(filter(is_row, typed))).get(place)


def _tidy_address(typed: Parts, part: str) -> str:
    return Evidence(**cast(Row, typed[part])).tidy["url"]
