"""The tree of a page as a reader sees it: what is hidden or struck out is emptied, and what a browser draws is written in.

Nothing is taken out of the tree or moved in it, so each step costs what the page has elements, whatever the page is made of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from reviews.intake.article import Change, What

from .hidden import STRUCK, Sheet, is_comment, sheet_of
from .raised import as_exponent, is_part_of_fraction, kind_of

UNSEEN = {
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "map", "select",
    "textarea", "datalist", "progress", "annotation", "annotation-xml", "area", "input", "frameset", "noframes",
}  # fmt: skip
"""Elements whose text, if they have any, is no text of the page."""
PLAIN = {
    "time", "data", "abbr", "acronym", "meter", "output", "label", "math", "mrow", "mn", "mo", "mi", "mtext", "mfrac", "msup", "msub",
    "semantics", "var", "samp", "kbd", "dfn", "bdi", "bdo", "mark", "small", "big", "font", "tt", "cite", "ins", "u", "ruby", "rb", "rt",
    "rp", "sub", "q", "nobr", "wbr",
}  # fmt: skip
"""Elements in a line that the library would leave out or take for something else."""
GONE = "gone"
"""The tag of an element in a line that was emptied."""
IN_A_LINE = STRUCK | {
    "span",
    "i",
    "em",
    "b",
    "strong",
    "a",
    "sup",
    "small",
    "font",
    "u",
    "time",
    "ins",
    "div",
    "dialog",
    "aside",
}
"""Elements that break no line once they are empty."""
BARE = STRUCK | {"dialog", "span", "small", "i", "em"}
"""Elements that may say without an attribute that they are not to be read."""
SENTENCES = {"p", "li", "td", "th", "blockquote", "dd", "figcaption", "h1", "h2", "h3", "h4"}
MARKS = {
    "en": "“”",
    "de": "„“",
    "fr": "«»",
    "es": "«»",
    "it": "«»",
    "pt": "“”",
    "ru": "«»",
    "ar": "«»",
    "pl": "„”",
    "nl": "“”",
}
INNER = "‘’"
QUOTES = tuple("“”\"«»„‘’'")
MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
RAISES = re.compile(r"vertical-align:\s*super")
SIGNS = {"TM": "™", "SM": "℠", "R": "®", "(R)": "®"}
BEFORE = 24
"""Characters before a raised figure that tell what it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """A change, and the element that was emptied for it."""

    change: Change
    place: HtmlElement


def print_out(tree: HtmlElement, language: str) -> list[Noted]:
    """Make the tree what is printed of it, and return what was changed for that."""
    sheet = sheet_of(tree)
    for element in list(tree.iter(*UNSEEN)):
        element.clear(keep_tail=True)
    body = tree.find("body")
    if body is None:
        return []
    noted = list(_emptied(body, sheet))
    noted += list(_lowered(body, language))
    _write_in(body, language)
    return noted


def _emptied(body: HtmlElement, sheet: Sheet) -> Iterator[Noted]:
    """Empty what is struck out or hidden. More than half of a page is never that: a script shows it."""
    most = len(body.text_content()) // 2
    gone: set[HtmlElement] = set()
    for element in list(body.iterdescendants()):
        if element.getparent() is None or element.getparent() in gone:
            gone.add(element)
        elif what := _what(element, sheet):
            words = " ".join(element.text_content().split())
            if len(words) > most and what != "comment":
                continue
            _empty(element)
            if words:
                yield Noted(Change(what, words), element)


def _what(element: HtmlElement, sheet: Sheet) -> What | None:
    if not isinstance(element.tag, str) or not (element.attrib or element.tag in BARE):
        return None
    if is_comment(element):
        return "comment"
    if sheet.is_struck(element):
        return "deleted"
    return "hidden" if sheet.is_hidden(element) else None


def _lowered(body: HtmlElement, language: str) -> Iterator[Noted]:
    """Bring what is raised down to the line, so that no figure grows by it; the marks of footnotes go."""
    for element in list(body.iter("sup", "a", "span", "font")):
        words = element.text_content() if _is_raised(element) else ""
        if not words.strip() or len(words) > BEFORE:
            continue
        before, after = _before(element), element.tail or ""
        if is_part_of_fraction(words, after):
            _replace(element, f" {words.strip()}" if before[-1:].isdecimal() else words)
            continue
        kind = kind_of(element, words, before, after, language=language)
        if kind == "mark":
            _empty(element)
            yield Noted(Change("footnote", words.strip()), element)
            continue
        if kind == "exponent":
            _replace(element, as_exponent(words))
        elif words.strip() in SIGNS:
            _replace(element, SIGNS[words.strip()])
        element.tag = "span"


def _is_raised(element: HtmlElement) -> bool:
    if element.tag == "sup":
        return True
    if element.tag == "a":  # a mark that its style raises
        is_to_here = (element.get("href") or "").startswith("#") or element.get("role") == "doc-noteref"
        return (
            is_to_here
            and bool(MARK.fullmatch("".join(element.itertext()).strip()))
            and bool(_before(element)[-1:].strip())
        )
    return RAISES.search((element.get("style") or "")[:500]) is not None


def _before(element: HtmlElement) -> str:
    """Return the end of what stands before an element on its line."""
    one: HtmlElement | None = element
    for _ in range(BEFORE):
        if one is None or one.tag in SENTENCES:
            break
        earlier, parent = one.getprevious(), one.getparent()
        if earlier is not None:
            words = earlier.tail or ("" if earlier.tag == "br" else "".join(earlier.itertext()))
        else:
            words = "" if parent is None else parent.text
        if words or (earlier is not None and earlier.tag == "br"):
            return str(words or "")[-BEFORE:]
        one = parent if earlier is None else earlier
    return ""


def _empty(element: HtmlElement) -> None:
    element.clear(keep_tail=True)
    if element.tag in IN_A_LINE:
        element.tag = GONE


def _replace(element: HtmlElement, words: str) -> None:
    element.clear(keep_tail=True)
    element.text = words


def _write_in(body: HtmlElement, language: str) -> None:
    """Write in what a browser draws, and make the elements in a line plain ones."""
    for element in body.iter("q"):
        _quote(element, language)
    for element in body.iter("mfrac"):
        if len(element) == 2:
            element[0].tail = "/"
    for element in body.iter("msup"):
        if len(element) == 2:
            _replace(element[1], as_exponent(element[1].text_content()))
    for element in list(body.iter("button")):
        if _is_in_a_sentence(element):
            element.tag = "span"
        else:
            element.clear(keep_tail=True)
    for element in list(body.iter(*PLAIN)):
        element.tag = "span"


def _quote(element: HtmlElement, language: str) -> None:
    words = element.text_content().strip()
    if not words or words.startswith(QUOTES):
        return
    is_inner = any(one.tag == "q" for one in element.iterancestors())
    marks = INNER if is_inner else MARKS.get(language[:2], MARKS["en"])
    element.text = marks[0] + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + marks[1]
    else:
        element.text += marks[1]


def _is_in_a_sentence(button: HtmlElement) -> bool:
    """Whether a button stands between words, as those do that explain a term."""
    around = button.getparent()
    behind = (button.tail or "") + ((around.tail or "") if around.tag == "span" else "")
    sides = [any(map(str.isalpha, words)) for words in (_before(button), behind)]
    return any(sides) if any(one.tag in SENTENCES for one in button.iterancestors()) else all(sides)
