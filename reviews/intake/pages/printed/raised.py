"""Raised figures and letters: the mark of a footnote, an exponent, or a part of the word before."""

import re
from typing import Literal

from lxml.html import HtmlElement

type Raised = Literal["mark", "exponent", "letters"]

RAISED = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
SIGNS = re.compile(r"[*†‡§¶#‖]{1,4}")
BRACKETED = re.compile(r"[\[(]\s*[\w*†‡]{1,12}(\s[\w*]{1,6})?\s*[\])](\s*[\[(][\w*†‡]{1,12}[\])])*")
LIST = re.compile(r"\d{1,3}(\s?[,;–-]\s?\d{1,3})+,?|\d{1,3},")
NUMBER = re.compile(r"[-−–+]?\d{1,4}")
NOTED = re.compile(
    r"(foot|end|side)?note|(^|[-_ ])(fn|ref|cite|reference|footnote|noteref)s?([-_\d ]|$)", re.IGNORECASE
)
UNIT = re.compile(r"(^|[^\w])(k|d|c|m|µ|n|h|M)?(m|g|s|ft|in|mi|yd|l|J|W|Pa|Hz|км|м|см)$|(^|\W)CO$")
VARIABLE = re.compile(r"(^|[^\w’'])([A-Za-zα-ωΑ-Ω]|mc|\))$|[)\]]$")
TEN = re.compile(r"(^|[^\d.,])10$")
FORMULA = re.compile(r"[a-z]?\s*[+−–-]\s*\w{1,3}|\d{0,2}[nxk]")
OPERATOR = re.compile(r"\s*[=+×·*/^]")
OF_A_FRACTION = re.compile(r"\s*[/⁄]")
ISOTOPE = re.compile(r"[A-Z][a-z]?\b")
ORDINAL_BEFORE = re.compile(r"(\d|\b[IVXLC]+|\b[nNMDSPpc])\.?$")


def kind_of(element: HtmlElement, words: str, before: str, after: str, *, language: str) -> Raised:
    """Return what raised `words` are, between what stands before and after them on the line."""
    words = words.strip()
    if SIGNS.fullmatch(words) or BRACKETED.fullmatch(words) or _leads_to_a_note(element):
        return "mark"
    if NUMBER.fullmatch(words):
        return "exponent" if _is_exponent(words, before, after) else "mark"
    if LIST.fullmatch(words):
        return "mark"
    if FORMULA.fullmatch(words) and before[-1:].isalnum():
        return "exponent"
    if len(words) == 1 and words.isalpha():  # a mark, which "1º" and "XIXᵉ" are not; endings in English are longer
        is_ordinal = bool(ORDINAL_BEFORE.search(before)) and not language.startswith("en")
        return "letters" if is_ordinal or not before[-1:].strip() else "mark"
    return "letters"


def as_exponent(words: str) -> str:
    """Return words in raised characters; with the sign for it where there are none."""
    raised = words.strip().translate(RAISED)
    return raised if not re.search(r"[\w.]", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]", "", raised)) else f"^{words.strip()}"


def is_part_of_fraction(words: str, after: str) -> bool:
    return words.strip().isdecimal() and bool(OF_A_FRACTION.match(after))


def _is_exponent(words: str, before: str, after: str) -> bool:
    if words[0] in "-−–+":
        return True
    if not before[-1:].strip():
        return bool(ISOTOPE.match(after))
    if UNIT.search(before):
        return words in {"2", "3"}
    if before[-1].isdecimal():
        return bool(TEN.search(before)) or (
            words != "1" and bool(OPERATOR.match(after) or re.search(r"(^|\W)2$", before))
        )
    return words != "1" and bool(VARIABLE.search(before))


def _leads_to_a_note(element: HtmlElement) -> bool:
    """Whether it is a link to another place of the page, or says that it refers to one."""
    near = [element, *element.iter("a"), element.getparent()]
    return any(
        (one.tag == "a" and (one.get("href") or "").startswith("#"))
        or one.get("role") == "doc-noteref"
        or one.get("epub:type") == "noteref"
        or (one.tag in {"sup", "a"} and NOTED.search(f"{one.get('class') or ''} {one.get('id') or ''}"))
        for one in near
        if one is not None and isinstance(one.tag, str)
    )
