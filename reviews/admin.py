"""Configuration only. What happens to a claim happens at the desk, by the table of moves; nothing here can do it."""

from django.contrib import admin
from django.http import HttpRequest  # noqa: TID251 (the admin is a surface)

from .models import Claimant, Rating, RatingScale


class RatingInline(admin.TabularInline[Rating, RatingScale]):
    model = Rating
    extra = 0


@admin.register(RatingScale)
class RatingScaleAdmin(admin.ModelAdmin[RatingScale]):
    list_display = ("name", "question")
    inlines = (RatingInline,)


@admin.register(Claimant)
class ClaimantAdmin(admin.ModelAdmin[Claimant]):
    list_display = ("name", "kind", "description")
    search_fields = ("name",)
    list_filter = ("kind",)

    def has_delete_permission(self, request: HttpRequest, obj: Claimant | None = None) -> bool:  # noqa: ARG002
        return False
