"""For a program nobody looks anything over: a page or a file is read, kept and handed on at once."""

from factcheck.accounts.models import User
from reviews import fetching
from reviews.intake import Intake, read
from reviews.models import Copy

from . import reading
from .beginning import File


def read_straight(*, by: User, address: str, file: File | None = None) -> tuple[Intake, Copy]:
    """Return what a file says, or else the page at an address, with its copy. Raises Unfetched and Unreadable.

    It takes as long as a fetch and a reading may take while somebody waits: hold no transaction.
    """
    if file:
        came = reading.given(file.data, file.name, file.content_type, address=address, by=by)
    else:
        came = reading.fetched(address, fetching.fetch, by=by)
    return read(came.data, name=came.name, content_type=came.content_type), came.keep()
