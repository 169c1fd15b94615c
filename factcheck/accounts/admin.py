from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from .models import User


@admin.register(User)
class NewsroomUserAdmin(UserAdmin[User]):
    """People and their roles. Deactivate, never delete: their name stands under what they did."""

    list_display = ("username", "first_name", "last_name", "is_reviewer", "is_editor", "is_active")
    list_filter = ("is_reviewer", "is_editor", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Roles", {"fields": ("is_reviewer", "is_editor", "is_active", "is_staff", "is_superuser")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002
        return False
