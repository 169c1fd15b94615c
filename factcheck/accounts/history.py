"""What happened to people, append-only: who got in, who tried, and who changed what somebody may do.

It names people by their keys only and holds no secret, so it can stay as it is when somebody's name goes.
"""

from typing import Any, Self

from allauth.core import context
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.fingerprint import fingerprint
from factcheck.words import listed

STORY = 0x70656F70
"""Makes the numbers by which writers of a story wait for each other on PostgreSQL different from anybody else's."""


class Action(models.TextChoices):
    CREATED = "created", gettext_lazy("account made")
    ROLES = "roles", gettext_lazy("roles changed")
    PASSWORD = "password", gettext_lazy("password changed")
    FACTOR_ADDED = "factor_added", gettext_lazy("second factor set up")
    FACTOR_REMOVED = "factor_removed", gettext_lazy("second factor taken away")
    TOKEN_MADE = "token_made", gettext_lazy("API token made")
    TOKEN_ENDED = "token_ended", gettext_lazy("API token ended")
    SIGNED_IN = "signed_in", gettext_lazy("signed in")
    FAILED = "failed", gettext_lazy("wrong password")
    FAILED_CODE = "failed_code", gettext_lazy("wrong code")
    SIGNED_OUT = "signed_out", gettext_lazy("signed out")
    SESSION_ENDED = "session_ended", gettext_lazy("another browser signed out")
    ANONYMISED = "anonymised", gettext_lazy("name taken away")


WATCHED = (Action.ROLES, Action.PASSWORD, Action.FACTOR_ADDED, Action.FACTOR_REMOVED)
"""What somebody is warned of at sign-in if another did it."""

IN_USE = (Action.SIGNED_IN, Action.TOKEN_MADE, Action.ANONYMISED)
"""What shows that an account is somebody's who worked with it."""


class PersonEvent(models.Model):
    """One line of somebody's story; `person` is empty for tries at names that nobody has.

    Each carries the hash of the line before. A trigger refuses UPDATE and DELETE: see `reviews.models.guards`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="events")
    number = models.PositiveIntegerField(help_text=gettext_lazy("Counted through the story, from 1."))
    action = models.CharField(max_length=20, choices=Action)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text=gettext_lazy("Empty: a command or nobody known."),
    )
    at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = gettext_lazy("line of people's history")
        verbose_name_plural = gettext_lazy("history of people")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "number"], condition=Q(person__isnull=False), name="personevent_number_once"
            ),
            models.UniqueConstraint(fields=["number"], condition=Q(person=None), name="personevent_nobody_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    @property
    def what(self) -> str:
        """What happened, in words."""
        action, details = self.get_action_display(), self.details
        return _("%(action)s (%(details)s)") % {"action": action, "details": details} if details else action

    @property
    def details(self) -> str:
        """What else is known, in words."""
        data = self.data
        tries = data.get("tries", 1)
        parts = [
            _roles_in_words(data.get("roles", {})),
            listed([*data.get("groups", []), *data.get("permissions", [])]),
            str(FACTORS.get(data.get("kind", ""), "")),
            _("number %(number)s") % {"number": data["token"]} if "token" in data else "",
            ngettext("%(tries)s within an hour", "%(tries)s within an hour", tries) % {"tries": tries}
            if tries > 1
            else "",
            _("from %(region)s") % {"region": data["region"]} if data.get("region") else "",
        ]
        return _("; ").join(part for part in parts if part)

    def seal(self) -> Self:
        """Set the hash; everything else must be set before."""
        self.hash = self.sealed()
        return self

    def sealed(self) -> str:
        """Return the hash that this row must have."""
        return fingerprint(
            {
                "person": self.person_id,
                "number": self.number,
                "action": self.action,
                "by": self.by_id,
                "at": self.at.isoformat(),
                "data": self.data,
                "previous": self.previous_hash,
            }
        )


ROLE_WORDS = {
    "is_reviewer": gettext_lazy("fact-checker"),
    "is_editor": gettext_lazy("editor"),
    "is_staff": gettext_lazy("administrator"),
    "is_superuser": gettext_lazy("may do everything under /admin/"),
    "is_active": gettext_lazy("may sign in"),
}
FACTORS = {"totp": gettext_lazy("authenticator app"), "recovery_codes": gettext_lazy("recovery codes")}


def _roles_in_words(roles: dict[str, bool]) -> str:
    named = [word for name, word in ROLE_WORDS.items() if roles.get(name)]
    return listed(named) or (_("none") if roles else "")


def acting() -> int | None:
    """Return the key of who is signed in to the request that is answered now; None for a command."""
    user = getattr(context.request, "user", None)
    return user.pk if user else None


def log_event(person_id: int | None, action: Action, *, by: int | None = None, **data: Any) -> None:
    """Add a line to somebody's story: what happened, by whom, and what of it is no secret."""
    with transaction.atomic():
        _wait_for_other_writers(person_id)
        last = PersonEvent.objects.filter(person=person_id).order_by("number").last()
        number, before = (last.number, last.hash) if last else (0, "")
        PersonEvent(
            person_id=person_id,
            number=number + 1,
            action=action,
            by_id=acting() if by is None else by,
            data=data,
            previous_hash=before,
        ).seal().save()


def _wait_for_other_writers(person_id: int | None) -> None:
    """Let one at a time write a story, until its transaction ends. On SQLite one at a time writes anything."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [STORY, (person_id or 0) % 2**31])


def news_for(person_id: int) -> list[str]:
    """Return a sentence for each thing that others did to somebody's account since they signed in last."""
    story = PersonEvent.objects.filter(person=person_id).order_by("number")
    seen = story.filter(action=Action.SIGNED_IN).last()
    since = story.filter(number__gt=seen.number) if seen else story
    others = since.filter(action__in=WATCHED, by__isnull=False).exclude(by=person_id).select_related("by")
    return [
        _("%(name)s changed your account: %(what)s. If that surprises you, tell whoever runs this site.")
        % {"name": event.by.display_name, "what": event.what}
        for event in others
        if event.by
    ]
