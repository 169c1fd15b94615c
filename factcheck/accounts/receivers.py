"""Logs in the history of people the rows that other programs' code writes, and refuses some, wherever that is done."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext

from .history import Action, acting, log_event
from .models import ApiToken, User


@receiver(post_save, sender=Authenticator)
def factor_added(instance: Authenticator, created: bool, **_: Any) -> None:
    if created:
        log_event(instance.user_id, Action.FACTOR_ADDED, kind=str(instance.type))


@receiver(pre_delete, sender=Authenticator)
def refuse_to_take_anothers_factor(instance: Authenticator, **_: Any) -> None:
    if acting() not in (None, instance.user_id):
        raise PermissionDenied(gettext("A second factor is its owner's: see “manage.py recover_user”."))


@receiver(post_delete, sender=Authenticator)
def factor_removed(instance: Authenticator, **_: Any) -> None:
    """Recovery codes go with the app that they recover: alone they would pass for a second factor."""
    log_event(instance.user_id, Action.FACTOR_REMOVED, kind=str(instance.type))
    if instance.type == Authenticator.Type.TOTP:
        Authenticator.objects.filter(user=instance.user_id, type=Authenticator.Type.RECOVERY_CODES).delete()


@receiver(post_save, sender=ApiToken)
def token_made(instance: ApiToken, created: bool, **_: Any) -> None:
    if created:
        log_event(instance.user_id, Action.TOKEN_MADE, token=instance.pk)


@receiver(post_delete, sender=ApiToken)
def token_ended(instance: ApiToken, **_: Any) -> None:
    log_event(instance.user_id, Action.TOKEN_ENDED, token=instance.pk)


@receiver(user_logged_out)
def signed_out(user: User | None, **_: Any) -> None:
    if user:
        log_event(user.pk, Action.SIGNED_OUT)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def groups_changed(instance: User | Group | Permission, action: str, pk_set: set[int] | None, **_: Any) -> None:
    """Tell the groups and permissions somebody has now, whichever side they were changed from."""
    if not isinstance(instance, User) and action == "pre_clear":
        instance.user_set.remove(
            *instance.user_set.all()
        )  # logged one by one: after a clear nobody knows who they were
    if not action.startswith("post_"):
        return
    for person in [instance] if isinstance(instance, User) else User.objects.filter(pk__in=pk_set or ()):
        groups = sorted(person.groups.values_list("name", flat=True))
        permissions = sorted(person.user_permissions.values_list("codename", flat=True))
        log_event(person.pk, Action.ROLES, roles=person.rights, groups=groups, permissions=permissions)
