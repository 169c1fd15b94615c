"""Filters of a list that somebody keeps under a name. What a filter means is known to the list alone."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils.translation import gettext as _

NAME_LENGTH = 60
MOST = 20
"""Most filters that one person keeps."""


class TooMany(Exception):
    """One more than anybody keeps; the exception has the message for people."""


class SavedFilter(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=NAME_LENGTH)
    query = models.TextField(help_text="The query string of the address.")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, user: Any, name: str, query: str) -> "SavedFilter":
        """Keep a filter of `user` under a name, instead of what they kept under it. Raises TooMany."""
        with transaction.atomic():
            # Two windows must not both see room for one more.
            get_user_model().objects.select_for_update().get(pk=user.pk)
            others = user.saved_filters.exclude(name=name).count()
            if others >= MOST:
                raise TooMany(_("You keep %(number)s filters already. Remove one first.") % {"number": MOST})
            return cls.objects.update_or_create(user=user, name=name, defaults={"query": query})[0]
