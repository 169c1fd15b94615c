"""Configuration only. What happens to a claim happens at the desk, by the table of moves; nothing here can do it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest  # noqa: TID251 (the admin is a surface)

from reviews.web.parts.forms import Lines

from .models import Claimant, Rating, RatingScale


class RatingInline(admin.TabularInline[Rating, RatingScale]):
    model = Rating
    extra = 0


@admin.register(RatingScale)
class RatingScaleAdmin(admin.ModelAdmin[RatingScale]):
    list_display = ("name", "question")
    inlines = (RatingInline,)


class ClaimantForm(forms.ModelForm[Claimant]):
    """The addresses stand one on a line: no JSON to be got wrong."""

    same_as = Lines(
        required=False, label="The same elsewhere", help_text="An address on each line: Wikidata, a home page."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        links = self.instance.same_as
        self.initial["same_as"] = "\n".join(map(str, links if isinstance(links, list) else [links]))


@admin.register(Claimant)
class ClaimantAdmin(admin.ModelAdmin[Claimant]):
    form = ClaimantForm
    list_display = ("name", "kind", "description")
    search_fields = ("name",)
    list_filter = ("kind",)

    def has_delete_permission(self, request: HttpRequest, obj: Claimant | None = None) -> bool:  # noqa: ARG002
        return False
