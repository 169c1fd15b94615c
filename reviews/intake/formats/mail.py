"""Mails (.eml), and web pages as browsers save them whole (.mhtml): both are letters with parts."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.message import EmailMessage, MIMEPart
from typing import cast

from lxml import etree, html

from reviews.intake.article import Intake
from reviews.intake.encoding import decode
from reviews.intake.text import Unreadable, gettext_noop

from . import HtmlPart, damaged
from .written import Written

QUOTED = re.compile(r"(?m)(?:^[^\n>]{0,120}:[ \t]*\n{1,2})?(?:^>.*(?:\n|\Z))+")
"""Lines of another letter, and the line that says whose they are."""
MARK = re.compile(r"(?m)^(?:>[ \t]?)+")
BLANK = re.compile(r"\n\s*\n")
STUB = 3
"""A plain part that is so many times shorter than the same in HTML only says that there is more."""
BLOCKS = {"p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "section", "article", "pre"}
UNSEEN = {"script", "style", "head", "title"}
ODD = (HeaderParseError, ValueError, LookupError, TypeError, AttributeError)
"""What comes of headers that are not what they should be."""


def read(data: bytes) -> Intake | HtmlPart:
    message = message_from_bytes(data, policy=policy.default)
    return _page(message) if message.get_content_type() == "multipart/related" else _letter(message)


def _page(message: EmailMessage) -> HtmlPart:
    """Return the first page; those that stand within it follow."""
    found = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if found is None:
        raise damaged()
    address = _header(message, "Snapshot-Content-Location") or _header(found, "Content-Location")
    return HtmlPart(_text(found), Intake("", url=address))


def _letter(message: EmailMessage) -> Intake | HtmlPart:
    about = _about(message)
    plain, page = _body(message, "plain"), _body(message, "html")
    words = "\n\n".join(_paragraphs(page)) if page else ""
    written = Written()
    for name in _attachments(message):
        written.tell("attachment", name)
    if page and len(plain.strip()) * STUB < len(words):
        written.add(words)
        return HtmlPart(page, _facts(written.intake(), about))
    if not plain.strip():
        raise _no_words(message)
    _add_own(written, plain)
    return _facts(written.intake(), about)


def _facts(found: Intake, about: Intake) -> Intake:
    return replace(about, text=found.text, changes=found.changes)


def _about(message: EmailMessage) -> Intake:
    day = _header(message, "Date")
    return Intake(
        "", title=_header(message, "Subject"), byline=_sender(message), published=_day(message), published_from=day
    )


def _header(message: EmailMessage, name: str) -> str:
    with suppress(*ODD):
        return " ".join(str(message[name] or "").split())
    return ""


def _sender(message: EmailMessage) -> str:
    with suppress(*ODD):
        (first, *_) = message["From"].addresses
        return str(first.display_name or first.addr_spec)
    return ""


def _day(message: EmailMessage) -> datetime | None:
    with suppress(*ODD):
        found: datetime = message["Date"].datetime
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _body(message: EmailMessage, kind: str) -> str:
    part = None
    with suppress(*ODD):
        part = message.get_body(preferencelist=(kind,))
    return "" if part is None else _flowed(part, _text(part))


def _text(part: MIMEPart) -> str:
    """Return the text of a part in its encoding. Raises Unreadable where that would be a guess."""
    data = cast(bytes, part.get_payload(decode=True) or b"")
    charset = part.get_content_charset("")
    return decode(data, content_type=f"text/plain; charset={charset}" if charset else None).replace("\r\n", "\n")


def _flowed(part: MIMEPart, text: str) -> str:
    """Return the lines whole that the program of the sender has wrapped and says so (RFC 3676)."""
    if part.get_param("format") != "flowed":
        return text
    end = "" if part.get_param("delsp") == "yes" else " "
    return re.sub(r"(?m)(?<!^--) \n(?![>\n])", end, text)


def _add_own(written: Written, plain: str) -> None:
    """Add what a letter says itself; one that only passes another on is that."""
    own = QUOTED.sub("\n", plain)
    if own.strip():
        for quoted in QUOTED.findall(plain):
            written.tell("quoted", MARK.sub("", quoted))
    for paragraph in BLANK.split(own if own.strip() else MARK.sub("", plain)):
        written.add(paragraph)


def _paragraphs(page: str) -> Iterator[str]:
    """Yield the words of a page as it stands, where no article is found in it."""
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    line = ""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS or element.tag == "br":
            yield from filter(None, [" ".join(line.split())])
            line = ""
        if element.tag not in UNSEEN:
            line += (element.text or "") if event == "start" else ""
        line += (element.tail or "") if event == "end" else ""
    yield from filter(None, [" ".join(line.split())])


def _attachments(message: EmailMessage) -> list[str]:
    with suppress(*ODD):
        return [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    return []


def _no_words(message: EmailMessage) -> Unreadable:
    if names := _attachments(message):
        return Unreadable(
            gettext_noop("This mail has no words of its own. Give the file that came with it: %(names)s."),
            names=", ".join(names)[:200],
        )
    return Unreadable(gettext_noop("This mail has no words."))
