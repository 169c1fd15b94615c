"""The texts of a notification, on a page and in a mail. A mail is plain text in the language of its reader."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck.accounts.models import User
from reviews.features.discussion.models import CommentMark, Notification, Way
from reviews.models import ArticleRevision
from reviews.queries import desk

from . import table

CLAIM_LENGTH = 80


def with_related(notifications: QuerySet[Notification]) -> QuerySet[Notification]:
    """Return notifications with all the rows that their texts name."""
    related = ("person", "claim__revision__article", "event__by", "comment__by")
    return (
        notifications.select_related(*related)
        .defer(*ArticleRevision.long_in("claim__revision"))
        .prefetch_related("comment__marks")
    )


def sentence_of(notification: Notification) -> str:
    """Return the sentence of a notification."""
    by = table.actor(notification)
    return str(table.sentence(notification)).format(who=by.display_name if by else _("The program"))


def note(notification: Notification) -> str:
    """Return the note with it: that of an act or a comment, unless that was withdrawn."""
    if notification.event:
        return str(notification.event.data.get("note") or "")
    comment = notification.comment
    is_withdrawn = comment is None or any(mark.kind == CommentMark.Kind.WITHDRAWN for mark in comment.marks.all())
    return "" if comment is None or is_withdrawn else comment.text


def letter(person: User, notifications: Sequence[Notification]) -> EmailMessage:
    """Return the mail to somebody about these."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        return EmailMessage(
            subject=f"[{settings.PUBLISHER}] {_subject(notifications)}",
            body="\n\n".join([*map(_paragraph, notifications), *_waiting(person, notifications), _end()]) + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _subject(notifications: Sequence[Notification]) -> str:
    if len(notifications) == 1:
        return " ".join(sentence_of(notifications[0]).split())
    number = len(notifications)
    subject = ngettext("%(number)s thing happened at the desk", "%(number)s things happened at the desk", number)
    return subject % {"number": number}


def _paragraph(notification: Notification) -> str:
    claim = Truncator(" ".join(notification.claim.wording.split())).chars(CLAIM_LENGTH)
    lines = [_("%(sentence)s: “%(claim)s”") % {"sentence": sentence_of(notification), "claim": claim}]
    lines += [f"> {line}" for line in note(notification).splitlines()]
    return "\n".join([*lines, settings.SITE_URL + reverse("notification", args=[notification.pk])])


def _waiting(person: User, notifications: Sequence[Notification]) -> list[str]:
    """Return the line of the digest with how much waits for an editor."""
    number = desk.approvals_for(person).count() if notifications[0].way == Way.DIGEST else 0
    if not number:
        return []
    waits = ngettext("%(number)s claim waits for you.", "%(number)s claims wait for you.", number) % {"number": number}
    return [f"{waits}\n{settings.SITE_URL}{reverse('approvals')}"]


def _end() -> str:
    where = settings.SITE_URL + reverse("notification-choices")
    return _("You asked for this mail. What you are told, and how, is chosen here: %(address)s") % {"address": where}
