"""Who works here, and the programs that act for them."""

import hashlib
import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Self

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .history import IN_USE, ROLE_WORDS, Action, PersonEvent, acting, log_event
from .saved_filters import SavedFilter

__all__ = ["ApiToken", "Attempts", "IdempotentAnswer", "PersonEvent", "SavedFilter", "User", "digest"]


class User(AbstractUser):
    is_reviewer = models.BooleanField(
        _("fact-checker"), default=False, help_text=_("May take claims and give verdicts.")
    )
    is_editor = models.BooleanField(
        _("editor"), default=False, help_text=_("May approve and publish the work of others.")
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        help_text=_("Of the pages behind the sign-in; without one, the browser's."),
    )
    must_change_password = models.BooleanField(
        _("must change password"),
        default=False,
        help_text=_("Somebody else set the password: nothing can be done before its owner changes it."),
    )
    anonymised_at = models.DateTimeField(
        _("anonymised at"), null=True, blank=True, editable=False, help_text=_("When the name was taken away.")
    )

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username

    @property
    def has_role(self) -> bool:
        """Whether they work at the desk: what is for neither role alone is for both."""
        return self.is_reviewer or self.is_editor

    @property
    def roles(self) -> str:
        """The roles in words, for the page header; empty for somebody without any."""
        if self.is_reviewer and self.is_editor:
            return gettext("fact-checker and editor")
        return gettext("fact-checker") if self.is_reviewer else gettext("editor") if self.is_editor else ""

    @classmethod
    def forgotten(cls) -> QuerySet[Self]:
        """Return those whose name was taken away, the latest first."""
        return cls._default_manager.filter(anonymised_at__isnull=False).order_by("-anonymised_at")  # type: ignore[return-value]

    @property
    def rights(self) -> dict[str, bool]:
        """What the account may do, as the history of people records it."""
        return {name: getattr(self, name) for name in ROLE_WORDS}

    def refuse_password_from(self, by: int | None) -> None:
        """Refuse a password that would let somebody else in: one of an account in use, without a second factor to ask for."""
        is_in_use = self.pk and self.events.filter(action__in=IN_USE).exists()
        if settings.REQUIRE_MFA and by != self.pk and is_in_use and not is_mfa_enabled(self):
            raise PermissionDenied(
                gettext(
                    "%(name)s works here and has no second factor: a password from you would let you in as them."
                    " Whoever runs this site lets them in again, with “manage.py recover_user %(username)s”."
                )
                % {"name": self.display_name, "username": self.username}
            )

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Tell the history who is new, whose rights changed and whose password; one that another sets is to be changed.

        Every page, form and command comes by here. A digest that is only made anew (`_password` is empty) is no change.
        """
        is_new, by = self._state.adding, acting()
        is_password_set = self._password is not None  # type: ignore[attr-defined]  # the stubs leave it out
        if is_password_set and by:
            self.refuse_password_from(by)
            self.must_change_password = by != self.pk
            update_fields = update_fields and {*update_fields, "must_change_password"}
        if update_fields and not is_password_set and ROLE_WORDS.keys().isdisjoint(update_fields):
            super().save(*args, update_fields=update_fields, **options)
            return
        with transaction.atomic():
            before = None if is_new else User.objects.get(pk=self.pk).rights
            super().save(*args, update_fields=update_fields, **options)
            if is_new or before != self.rights:
                log_event(self.pk, Action.CREATED if is_new else Action.ROLES, roles=self.rights)
            if is_password_set and not is_new:
                log_event(self.pk, Action.PASSWORD)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ApiToken(models.Model):
    """A program's way in. Only the digest is stored: the token has 256 random bits, so it needs no slow hash."""

    USE_NOTED_EACH = timedelta(minutes=10)
    """How exactly it is known when a token was used: others wait while that is written."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100, default="", blank=True)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"token of {self.user}, made {self.created_at:%Y-%m-%d}"

    @property
    def has_ended(self) -> bool:
        return self.expires_at <= timezone.now()

    @classmethod
    def issue(cls, user: User, *, name: str = "", days: int | None = None) -> str:
        """Store a new token for `user` and return it: it can never be read again."""
        token = secrets.token_urlsafe(32)
        lasts = timedelta(days=settings.TOKEN_DAYS if days is None else days)
        cls.objects.create(user=user, name=name, digest=digest(token), expires_at=timezone.now() + lasts)
        return token

    @classmethod
    def find(cls, token: str) -> Self | None:
        """Return the token if it still opens something, and note that it was used."""
        now = timezone.now()
        valid = cls.objects.filter(digest=digest(token), user__is_active=True, expires_at__gt=now).select_related(
            "user"
        )
        if found := next(iter(valid), None):  # a digest is unique: nothing to put in order
            found.note_use(now)
        return found

    def note_use(self, now: datetime) -> None:
        if self.used_at and now - self.used_at < self.USE_NOTED_EACH:
            return
        with suppress(DatabaseError):  # one can read while the database takes no writes
            ApiToken.objects.filter(Q(used_at=None) | Q(used_at__lt=now), pk=self.pk).update(used_at=now)


class Attempts(models.Model):
    """How often somebody tried to get in, of one kind, in one stretch of time: see `attempts`."""

    key = models.CharField(
        max_length=64, unique=True, help_text=_("SHA-256 of the limit, the window and whom it counts.")
    )
    count = models.PositiveIntegerField(default=0)
    over_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = _("attempts")

    def __str__(self) -> str:
        return f"{self.count} until {self.over_at:%H:%M:%S}"


class IdempotentAnswer(models.Model):
    """What was answered to an `Idempotency-Key`, to be answered again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64, help_text=_("SHA-256 of method, path and body."))
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(default="")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="idempotent_answer_once")]

    def __str__(self) -> str:
        return self.key
