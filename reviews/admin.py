"""Configuration only. What happens to a claim happens at the desk, by the table of moves; nothing here can do it."""

from django.contrib import admin

from .models import Claimant, Rating, RatingScale


class RatingInline(admin.TabularInline):
    model = Rating
    extra = 0


@admin.register(RatingScale)
class RatingScaleAdmin(admin.ModelAdmin):
    list_display = ("name", "question")
    inlines = (RatingInline,)


@admin.register(Claimant)
class ClaimantAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "description")
    search_fields = ("name",)
    list_filter = ("kind",)

    def has_delete_permission(self, request, obj=None):  # noqa: ANN001, ANN201, ARG002
        return False
