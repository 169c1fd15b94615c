"""The forms of the acts that have one of their own, and the message to who did an act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext

from factcheck.accounts.models import User
from reviews.models import Claim
from reviews.queries import desk
from reviews.templatetags.directions import isolated
from reviews.web.parts.wording import Wording
from reviews.workflow.table.acts import ACTS, Act, Action, Place, Question

MESSAGE_LENGTH = 80


@dataclass(frozen=True)
class ActForm:
    """The form of an act: what it asks, what stands in the field before anybody types, and who can be named."""

    act: Act
    question: Question | None
    note: str = ""
    people: Sequence[User] = ()
    myself: str = ""
    """The username of who fills it in, where nobody else can be named."""
    label: str = ""
    """Instead of the act's own."""


def forms(actions: Collection[Action], reason: str, user: User) -> list[ActForm]:
    """Return the forms of `actions`; `reason` is what publishing offers as the reason for readers."""
    own = [act for act in ACTS.values() if act.place is Place.OWN and act.action in actions]
    people = people_for(user) if any("person" in act.needs for act in own) else []
    return [
        _naming(form_of(act, reason), people, user) if "person" in act.needs else form_of(act, reason) for act in own
    ]


def _naming(form: ActForm, people: list[User], user: User) -> ActForm:
    """Return the form of an act that names one of these people; whoever can name themselves alone is asked nothing."""
    if people == [user] and not form.question:
        return replace(form, myself=user.username, label=gettext("Assign to me"))
    return replace(form, people=people)


def people_for(user: User) -> list[User]:
    """Return whom `user` may name: an editor everybody who takes claims, anybody else themselves."""
    return desk.reviewers() if user.is_editor else [user]


def form_of(act: Act, reason: str) -> ActForm:
    """Return the form of an act; readers who have no check yet need no reason."""
    if act.action != Action.PUBLISH:
        return ActForm(act, act.asks)
    return ActForm(act, act.asks if reason else None, reason)


def done(action: Action, claim: Claim, revision: int | None = None) -> SafeString:
    """Return the message to who did it, with the way back to the claim, as HTML."""
    reviewer = isolated(claim.reviewer.display_name) if claim.reviewer else gettext("A fact-checker")
    assignee = isolated(claim.assigned_to.display_name) if claim.assigned_to else ""
    link = format_html('<a href="{}">{}</a>', reverse("claim", args=[claim.public_id]), short(claim))
    named = {"claim": link, "revision": revision, "reviewer": escape(reviewer), "assignee": escape(assignee)}
    return mark_safe(escape(ACTS[action].done) % named)  # noqa: S308 (each part is escaped)


def short(claim: Claim) -> str:
    """Return the claim for a message of one line."""
    return isolated(Truncator(str(Wording.of(claim))).chars(MESSAGE_LENGTH))
