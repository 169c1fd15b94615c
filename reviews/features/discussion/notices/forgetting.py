"""Whoever is forgotten gets no notifications any more; their comments stay under the name that they have now."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from factcheck.accounts.models import User
from reviews.features.discussion.models import Notification, NotificationChoice


@receiver(post_save, sender=User)
def forget(instance: User, **_: Any) -> None:
    if instance.anonymised_at:
        for left in (Notification, NotificationChoice):
            left.objects.filter(person=instance).delete()
