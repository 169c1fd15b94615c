"""How the words of a Word document look, as far as that tells whether anybody reads them."""

from typing import Any

from reviews.intake.article import What
from reviews.intake.formats.markup import child, said

OFF = {"0", "false", "off"}
TINY = 4
"""Half points of a size that nobody reads."""
WHITE = "FFFFFF"


def fate(run: Any, look: Any | None, hidden: set[str]) -> What | None:
    """Say why nobody reads the words of a run that has this look, if that is so; `hidden` are styles."""
    if look is None:
        return None
    size = value(look, "sz")
    is_tiny = size.isdecimal() and int(size) <= TINY
    if is_tiny or is_on(look, "vanish") or value(look, "rStyle") in hidden or _is_white_on_white(run, look):
        return "hidden"
    return "deleted" if is_on(look, "strike") or is_on(look, "dstrike") else None


def _is_white_on_white(run: Any, look: Any) -> bool:
    """Whether words are white, and neither they nor what they stand in has a ground of its own."""
    if value(look, "color").upper() != WHITE:
        return False
    grounds = (child(look, "shd"), child(look, "highlight"), child(run.getparent(), "pPr", "shd"))
    return all(one is None for one in grounds) and next(run.iterancestors("{*}tbl", "{*}txbxContent"), None) is None


def is_raised(look: Any | None) -> bool:
    return look is not None and value(look, "vertAlign") == "superscript"


def value(look: Any, tag: str) -> str:
    """Return what is said under a tag; nothing where it is not there."""
    return "" if (found := child(look, tag)) is None else said(found, "val")


def is_on(look: Any | None, tag: str) -> bool:
    found = None if look is None else child(look, tag)
    return found is not None and said(found, "val") not in OFF
