"""Taking away who somebody was, and leaving what they did."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from .history import ROLE_WORDS, Action, log_event
from .models import IdempotentAnswer, SavedFilter, User


def anonymise(user: User) -> None:
    """Replace somebody's name everywhere it can be changed and close every way in. There is no way back.

    History knows people by their keys, so each chain stays as it is. With the password the devices go that remember it.
    """
    with transaction.atomic():
        user.username = f"former-colleague-{user.pk}"
        user.first_name, user.last_name, user.email = "Former colleague", str(user.pk), ""
        user.last_login, user.must_change_password, user.anonymised_at = None, False, timezone.now()
        for right in ROLE_WORDS:
            setattr(user, right, False)
        user.set_unusable_password()
        user.save()
        for session in UserSession.objects.filter(user=user):
            session.end()
        for left in (Authenticator, EmailAddress, IdempotentAnswer, SavedFilter):
            left.objects.filter(user=user).delete()
        user.tokens.all().delete()
        user.groups.clear()
        user.user_permissions.clear()
        kind = ContentType.objects.get_for_model(User)
        LogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).update(object_repr=user.username)
        log_event(user.pk, Action.ANONYMISED)
