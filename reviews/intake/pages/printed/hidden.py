"""What of a page nobody sees, and what is struck out: by its element, its attributes or its style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

STRUCK = {"del", "s", "strike"}
STRUCK_CLASSES = {"strike", "strikethrough", "strike-through", "line-through", "struck", "msodel"}
HIDDEN_CLASSES = {
    "sr-only", "sr_only", "sronly", "srt", "visually-hidden", "visuallyhidden", "visually_hidden", "u-visually-hidden", "is-visually-hidden",
    "is-sr-only", "u-sr-only", "screen-reader-text", "screen-reader", "screen-reader-only", "screenreader", "screenreader-only", "show-for-sr", "for-screenreader-only",
    "a11y-text", "a11y-hidden", "a11y-only", "assistive-text", "element-invisible", "hidden-text", "hide-visually", "hidden-visually", "u-hidden-visually",
    "u-hiddenvisually", "vh", "accessibility-text", "offscreen", "off-screen", "cdk-visually-hidden", "wp-block-screen-reader-text", "invisible",
    "is-hidden", "u-hidden", "noprint-hidden", "hide",
}  # fmt: skip
TILL_WIDE = {"hidden": re.compile(r"\w+:(block|flex|grid|inline|table|contents)"), "d-none": re.compile(r"d-\w+-\w+")}
"""Classes that hide, and those that show it again on a wide screen."""
POPS_UP = re.compile(r"(^|[-_ ])(rollover|tooltip|popover|hovercard)", re.IGNORECASE)
NO_DISPLAY = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|font-size:0(px|em|%)?(;|!|$)|(left|top|text-indent):-\d{3,}"
)
HIDES = re.compile(r"display:none|visibility:hidden")
STRIKES = re.compile(r"text-decoration(-line)?:[^;]{0,40}line-through")
COMMENT = re.compile(r"mso-element:comment(-list)?(;|$)|mso-special-character:comment")
COMMENT_CLASSES = {"msocommentreference", "msocommenttext", "msocomanchor", "msocomtxt"}
NEW_TAB = re.compile(
    r"[\s,;–(\[]*((this )?(link )?(will )?(opens?|opening) in (a |an )?(new|external) (tab|browser tab|window|browser window)|opens (a )?new (tab|window)|external link"
    r"|(öffnet|wird) in (einem )?neue[mn] (fenster|tab)( geöffnet)?|externer link|(s.ouvre dans une )?nouvelle fenêtre|nouvel onglet|(se )?abre en (una )?(nueva )?(ventana|pestaña)( nueva)?"
    r"|si apre in una nuova (finestra|scheda)|abre (em|numa) (uma )?nova (janela|aba)|opent in (een )?nieuw (venster|tabblad)|(يفتح|تفتح) في (نافذة|علامة تبويب) جديدة)[\s.)\]]*",
    re.IGNORECASE,
)
SELECTOR = re.compile(r"[a-z]{0,12}\.([\w-]{2,60})", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """The classes that the page's own style sheets strike out or hide, where a rule names one class and no more."""

    struck: frozenset[str]
    hidden: frozenset[str]

    def is_struck(self, element: HtmlElement) -> bool:
        classes = _classes(element)
        return element.tag in STRUCK or bool(
            STRUCK_CLASSES & classes or self.struck & classes or STRIKES.search(_style(element))
        )

    def is_hidden(self, element: HtmlElement) -> bool:
        classes = _classes(element)
        return (
            element.get("hidden", "until-found").lower() != "until-found"
            or (element.tag == "dialog" and element.get("open") is None)
            or bool(HIDDEN_CLASSES & classes or self.hidden & classes or NO_DISPLAY.search(_style(element)))
            or _is_for_narrow_screens(classes)
            or _pops_up(element)
            or _is_silent(element)
            or _is_of_the_new_tab(element)
        )


def sheet_of(tree: HtmlElement) -> Sheet:
    struck: set[str] = set()
    hidden: set[str] = set()
    for style in tree.iter("style"):
        for selectors, body in _rules(style.text or ""):
            told = _squeezed(body)
            named = {found[1].lower() for one in selectors.split(",") if (found := SELECTOR.fullmatch(one.strip()))}
            struck |= named if STRIKES.search(told) else set()
            hidden |= named if HIDES.search(told) else set()
    return Sheet(frozenset(struck), frozenset(hidden))


def is_comment(element: HtmlElement) -> bool:
    """Whether an element is what somebody noted on a text in Word, or the sign of such a note."""
    return bool(COMMENT_CLASSES & _classes(element) or COMMENT.search(_style(element)))


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a style sheet that hold everywhere: not those within an @, as for paper or small screens."""
    depth, selectors = 0, ""
    pieces = re.split(r"([{}])", css)
    for piece, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            selectors = selectors if depth else piece
            depth += 1
        else:
            if depth == 1 and "@" not in selectors:
                yield selectors, piece
            depth = max(0, depth - 1)


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").lower().split())


def _style(element: HtmlElement) -> str:
    return _squeezed(element.get("style") or "")


def _squeezed(style: str) -> str:
    return re.sub(r"\s", "", style[:2000].lower())


def _is_for_narrow_screens(classes: set[str]) -> bool:
    return any(name in classes and not any(map(again.match, classes)) for name, again in TILL_WIDE.items())


def _pops_up(element: HtmlElement) -> bool:
    """Whether an element shows itself while a pointer rests on the word that it is about: it stands within that one."""
    around = element.getparent()
    return element.tag in {"span", "div"} and all(
        one is not None and POPS_UP.search(one.get("class") or "") for one in (element, around)
    )


def _is_silent(element: HtmlElement) -> bool:
    """Whether an element says of itself that it is decoration: no voice reads it, and it is not what a voice reads in other words."""
    if element.get("aria-hidden", "").lower() != "true":
        return False
    beside = (element.getprevious(), element.getnext())
    return not any(HIDDEN_CLASSES & _classes(other) for other in beside if other is not None)


def _is_of_the_new_tab(element: HtmlElement) -> bool:
    return (
        element.tag in {"span", "small", "i", "em"} and not len(element) and bool(NEW_TAB.fullmatch(element.text or ""))
    )
