"""Whom a comment names: @ana, or everybody of a role, @editors."""

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from factcheck.accounts.models import User

MENTION = re.compile(r"(?<![\w@/.])@([\w.+-]+)")
ROLES = {"editors": Q(is_editor=True), "reviewers": Q(is_reviewer=True)}
"""The words for everybody of a role; they are the same in every language, as login names are."""


def people() -> QuerySet[User]:
    """Return those who work at the desk now."""
    return User.objects.filter(Q(is_reviewer=True) | Q(is_editor=True), is_active=True).order_by("username")


def named_in(text: str) -> dict[str, int]:
    """Return the people whom a text names, each by the name as it is written, with their keys."""
    if not (written := set(_names(text))):
        return {}
    known = {person.username.lower(): person.pk for person in people()}
    return {name: known[name.lower()] for name in sorted(written) if name.lower() in known and name not in ROLES}


def roles_in(text: str) -> set[str]:
    return {name for name in _names(text) if name in ROLES}


def _names(text: str) -> Iterable[str]:
    """Yield what is written as a name, with and without the full stop that may end its sentence."""
    for found in MENTION.finditer(text):
        yield found[1]
        yield found[1].rstrip(".+-")


def keys_of(text: str, mentions: dict[str, int]) -> set[int]:
    """Return the keys of all whom a text names, by themselves or as everybody of a role."""
    asked = Q()
    for role in roles_in(text):
        asked |= ROLES[role]
    of_roles = set(people().filter(asked).values_list("pk", flat=True)) if asked else set()
    return of_roles | set(mentions.values())


def shown(text: str, mentions: dict[str, int], usernames: dict[int, str]) -> SafeString:
    """Return a comment as HTML: addresses lead there, and people are called as they are called now."""
    pieces, last = [], 0
    for found in MENTION.finditer(text):
        name = next((one for one in (found[1], found[1].rstrip(".+-")) if one in mentions or one in ROLES), "")
        if name:
            pieces += [_linked(text[last : found.start()]), _named(usernames.get(mentions.get(name, 0), name))]
            last = found.start() + 1 + len(name)
    pieces.append(_linked(text[last:]))
    return mark_safe("".join(pieces).replace("\n", "<br>"))  # noqa: S308 (each piece is escaped)


def _linked(text: str) -> SafeString:
    return mark_safe(urlize(text, nofollow=True, autoescape=True))  # noqa: S308 (it escapes what it does not link)


def _named(username: str) -> SafeString:
    return format_html("<b>@<bdi>{}</bdi></b>", username)
