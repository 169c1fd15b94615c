from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from .history import PersonEvent
from .models import User


@admin.register(User)
class NewsroomUserAdmin(UserAdmin[User]):
    """People and their roles. Deactivate, never delete: their name stands under what they did."""

    list_display = ("username", "first_name", "last_name", "is_reviewer", "is_editor", "is_active")
    list_filter = ("is_reviewer", "is_editor", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Roles", {"fields": ("is_reviewer", "is_editor", "is_active", "is_staff", "is_superuser")}),
    )

    readonly_fields = ("must_change_password",)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002
        return False


@admin.register(PersonEvent)
class PersonEventAdmin(admin.ModelAdmin[PersonEvent]):
    """To read only: the database itself refuses changes."""

    list_display = ("at", "person", "what", "by")
    list_filter = ("action",)
    list_select_related = ("person", "by")
    search_fields = ("person__username",)
    date_hierarchy = "at"
    ordering = ("-pk",)
    fields = readonly_fields = ("at", "person", "what", "by", "number", "previous_hash", "hash")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: PersonEvent | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: PersonEvent | None = None) -> bool:  # noqa: ARG002
        return False


admin.site.unregister([Authenticator, UserSession])  # their forms show secrets that open the desk as somebody else


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin[Authenticator]):
    """To take the second factor from somebody who lost it. Nobody reads the secret of another."""

    list_display = ("user", "type", "created_at", "last_used_at")
    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False
