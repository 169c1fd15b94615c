"""What somebody sent who was not signed in any more: it comes back after signing in, to be looked at and sent again.

Until the password was right it travels with the sign-in form, signed, and nothing is stored; then it waits in the session.
It is never sent by itself: a page of another site could have made the form.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from . import devices

FIELD = SESSION_KEY = "kept"
SALT = "factcheck.accounts.kept"
ROOM_FOR_THE_FORM = 10_000
"""Bytes that are left for the other fields of the sign-in form."""


@dataclass(frozen=True)
class Kept:
    path: str
    """Where it was sent, with the query."""
    fields: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)
    """Names of files, which cannot be carried."""
    people: list[int] = field(default_factory=list)
    """Who had signed in in this browser by then: nobody else gets it."""

    @property
    def words(self) -> list[tuple[str, str]]:
        """The fields that somebody wrote words into."""
        return [(name, value) for name, value in self.fields if len(value.split()) > 1]

    @property
    def rest(self) -> list[tuple[str, str]]:
        """What goes along with the words: choices, figures, addresses, and what the page put in by itself."""
        return [(name, value) for name, value in self.fields if len(value.split()) <= 1]

    def signed(self) -> str:
        """Return it as text for a form, or "" if no form could hold it."""
        text = signing.dumps(asdict(self), salt=SALT, compress=True)
        return text if len(text) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE - ROOM_FOR_THE_FORM else ""

    @classmethod
    def read(cls, text: str) -> Self | None:
        try:
            return cls(**signing.loads(text, salt=SALT))
        except signing.BadSignature:
            return None

    def is_for(self, user_pk: int | None) -> bool:
        return not self.people or user_pk in self.people


def sent(request: HttpRequest) -> Kept | None:
    """Return what was typed into a form of this site and sent with this request; None if there is nothing to keep.

    The sign-in form hands on what it carries.
    """
    if request.method != "POST" or not is_from_here(request):
        return None
    if carried := Kept.read(request.POST.get(FIELD, "")):
        return carried
    fields = [(name, value) for name, value in _pairs(request) if value and _may_be_kept(name)]
    files = [str(file) for files in request.FILES.lists() for file in files[1]]
    if not (fields or files) or request.path_info.startswith("/accounts/"):
        return None
    return Kept(request.get_full_path(), fields, files, devices.people(request.COOKIES))


def store(request: HttpRequest, kept: Kept) -> None:
    """Keep it in the session of somebody whose password was right."""
    request.session[SESSION_KEY] = kept.signed()


def waiting(request: HttpRequest) -> Kept | None:
    """Return what waits for this address in the session."""
    kept = Kept.read(request.session.get(SESSION_KEY, ""))
    return kept if kept and kept.path == request.get_full_path() else None


def drop(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def _pairs(request: HttpRequest) -> Iterable[tuple[str, str]]:
    for name, values in request.POST.lists():
        yield from ((name, str(value)) for value in values)


def _may_be_kept(name: str) -> bool:
    return "password" not in name.lower() and name != "csrfmiddlewaretoken"


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent it. Browsers send that; a program that does not has nobody to deceive."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False
