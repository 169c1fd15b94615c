"""XML of a document, read without anything that it might want to have put in."""

import re
from typing import Any

from lxml import etree

from reviews.intake.encoding import decode
from reviews.intake.text import Unreadable, gettext_noop

from . import damaged

DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
ENTITY = re.compile(r"<!ENTITY")
LETTER = re.compile(r"<!ENTITY\s+[\w.-]{1,40}\s+(?:\"[^\"&%<]{0,20}\"|\"&#\w{1,8};\"|'[^'&%<]{0,20}'|'&#\w{1,8};')\s*>")
"""A name for a letter, as the records of some parliaments spell them."""


def parsed(data: bytes | str, *, named_letters: bool = False) -> Any:
    """Return the root of an XML document. Raises Unreadable if it is none, or declares entities.

    With `named_letters` it may declare those that stand for a few letters, and for nothing that is declared elsewhere.
    """
    text = DECLARATION.sub("", data if isinstance(data, str) else _decoded(data), count=1)
    declared = len(ENTITY.findall(text))
    if declared and not (named_letters and declared == len(LETTER.findall(text))):
        raise Unreadable(
            gettext_noop("This file has parts that unfold when it is read (XML entities). It is not taken in.")
        )
    parser = etree.XMLParser(
        resolve_entities="internal" if declared else False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise damaged() from None
    except ValueError:
        raise damaged() from None


def _decoded(part: bytes) -> str:
    try:
        return decode(part)
    except Unreadable:
        raise damaged() from None


def name(element: Any) -> str:
    """Return what an element is called, whatever its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: Any, attribute: str) -> str:
    """Return an attribute by its name, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == attribute:
            return str(value)
    return ""


def child(element: Any, *path: str) -> Any | None:
    """Return the first child that is called so, and its child of the next name."""
    for step in path:
        element = next((one for one in element if name(one) == step), None)
        if element is None:
            return None
    return element
