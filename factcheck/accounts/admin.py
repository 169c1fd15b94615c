from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .history import PersonEvent
from .models import User


@admin.register(User)
class NewsroomUserAdmin(UserAdmin[User]):
    """People and their roles. Deactivate, never delete: their name stands under what they did."""

    list_display = ("username", "first_name", "last_name", "is_reviewer", "is_editor", "is_active")
    list_filter = ("is_reviewer", "is_editor", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Roles"), {"fields": ("is_reviewer", "is_editor", "is_active", "is_staff", "is_superuser")}),
    )

    readonly_fields = ("must_change_password",)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        if user := self.get_object(request, unquote(id)):
            user.refuse_password_from(request.user.pk)  # before it is typed
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002
        return False


class ReadOnlyAdmin[M: Model](admin.ModelAdmin[M]):
    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:  # noqa: ARG002
        return False


@admin.register(PersonEvent)
class PersonEventAdmin(ReadOnlyAdmin[PersonEvent]):
    """The database itself refuses changes."""

    list_display = ("at", "person", "what", "by")
    list_filter = ("action",)
    list_select_related = ("person", "by")
    search_fields = ("person__username",)
    date_hierarchy = "at"
    ordering = ("-pk",)
    fields = ("at", "person", "what", "by", "number", "previous_hash", "hash")


admin.site.unregister([Authenticator, UserSession])  # their forms show secrets that open the desk as somebody else


@admin.register(Authenticator)
class SecondFactorAdmin(ReadOnlyAdmin[Authenticator]):
    """Who has one. With a second factor that an administrator could take away they could come in as its owner."""

    list_display = fields = ("user", "type", "created_at", "last_used_at")
