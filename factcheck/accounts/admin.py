from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
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


admin.site.unregister([Authenticator, UserSession])  # their forms show secrets that open the desk as somebody else


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin[Authenticator]):
    """To take the second factor from somebody who lost it. Nobody reads the secret of another."""

    list_display = ("user", "type", "created_at", "last_used_at")
    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False
