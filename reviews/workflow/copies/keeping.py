"""Copies are kept: of a page that this server fetches, or of a file that somebody gives."""

import re
from pathlib import PurePath

from django.db import transaction

from factcheck.accounts.models import User
from reviews.fetching import Fetched, fetch
from reviews.intake import Unreadable
from reviews.intake.kinds import type_of
from reviews.intake.readable import readable
from reviews.models import Body, Copy

NAME_LENGTH = 200
TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)


def keep_page(address: str, *, by: User) -> Copy:
    """Fetch the page at an address and keep what came. Raises Unfetched.

    It may take as long as `fetch` and a reading take: hold no transaction.
    """
    return kept(fetch(address), asked=address, by=by)


def kept(page: Fetched, *, asked: str, by: User | None) -> Copy:
    """Keep a page that was fetched, by a person or on a visit of the program."""
    return _keep(
        page.body,
        _type_of(page),
        declared=page.content_type,
        asked=asked,
        address=page.address,
        headers=page.headers,
        by_hand=False,
        kept_by=by,
        kept_at=page.fetched,
    )


def keep_file(data: bytes, *, name: str, address: str, by: User) -> Copy:
    """Keep a file that a person gives for a row of evidence with this address, if it has one. Raises Unreadable."""
    kind = type_of(data, name=name)
    return _keep(data, kind, asked=address, name=name_of(name), by_hand=True, kept_by=by)


def keep_source(data: bytes, *, name: str, declared: str, address: str, by: User | None) -> Copy:
    """Keep a file that was read as an article, whatever its type is."""
    told = {"asked": address, "name": name_of(name), "by_hand": True, "kept_by": by}
    return _keep(data, _kind_of(data, name, declared), declared=declared, **told)


def name_of(path: str) -> str:
    """Return what a file is called where it is kept: the letters that people see, and the end of a long name."""
    return printable(PurePath(path).name)[-NAME_LENGTH:]


def printable(words: str) -> str:
    """Return words from a header or a disk with a blank for what no database may keep or nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def text_of(page: Fetched) -> str:
    """Return what a person can read in a page, as its copy would tell it."""
    return readable(page.body, _type_of(page), declared=page.content_type)


def _type_of(page: Fetched) -> str:
    return _kind_of(page.body, page.address.split("?")[0], page.content_type)


def _kind_of(data: bytes, name: str, declared: str) -> str:
    """Return what bytes are, or else what was said that they are."""
    try:
        return type_of(data, name=name, declared=declared)
    except Unreadable:
        declared = declared.split(";")[0].strip().lower()
        return declared if TYPE.fullmatch(declared) else "application/octet-stream"


def _keep(data: bytes, kind: str, *, declared: str = "", **facts: object) -> Copy:
    digest = Body.digest(data)
    known = Body.objects.filter(sha256=digest).exists()
    text = "" if known else readable(data, kind, declared=declared)
    with transaction.atomic():
        new = Body(sha256=digest, size=len(data), data=data, text=text)
        told = {"size": new.size, "data": data, "text": text, "hash": new.sealed()}
        body, _ = Body.objects.defer("data", "text").get_or_create(sha256=digest, defaults=told)
        copy = Copy(body=body, content_type=kind, **facts)
        copy.hash = copy.sealed()
        copy.save(force_insert=True)
        return copy
