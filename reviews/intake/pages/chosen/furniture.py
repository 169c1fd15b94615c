"""What stands within an article and is none of it: links to other stories, buttons, appeals, the box of the author."""

import re
from itertools import islice

from lxml.html import HtmlElement

from reviews.intake.pages import words
from reviews.intake.pages.layout.blocks import Block

NAMED = re.compile(
    r"(^|[-_ ])(newsletters?|subscri(be|ption|ber)s?|sign-?up|promos?|promotion|related|recirc\w*|recommended|recommendations?|shar(e|ing)(-\w+)?|social-(shar\w+|links|icons|bar|tools|media-links)|sharedaddy|addthis"
    r"|advert\w*|ads?|adslot|sponsor(ed)?|outbrain|taboola|author-(bio|box|info|card|details|name)|about-(the-)?author|bio|byline|tags|tag-list|topics|comments?|disqus|breadcrumbs?|pagination|pager"
    r"|nav|navigation|menu|footer|cta|read-?more|read-?next|more-on|most-(read|popular|viewed)|trending|popular|sidebar|print-(header|only)|toolbar|cookies?|consent|donat(e|ion)|copyright|timestamp|dateline-date"
    r"|postinfo|post-?meta|entry-?meta|article-?meta|estimated-read-time|reading-time|read-time|visually|screen-only|art-?source|article-source|modal|popup|dropdown|carousel|rail)([-_ \d]|$)"
)
OF_OTHERS = re.compile(
    r"(^|[-_ ])(related|recirc\w*|recommended|popular|trending|promos?|teasers?|comments?|sidebar|nav|menu|breaking|latest|ticker|more-on|most-read|cards?)([-_ ]|$)"
)
NEAR = 4
"""Elements around a line that tell of what it is."""
CAPTION = re.compile(
    r"(^|[-_ ])(captions?|wp-caption-text|photo-?credit|image-?credit|img-?credit|credit|imgcaption)([-_ ]|$)"
)
CREDIT = re.compile(
    r"\((image|photo|picture|pic|foto|bild)s?( by|:|/| credit)[^()]{0,80}\)$|(©|getty images?|/ap|/afp|/reuters|\(ap photo[^()]{0,40}\)|via (ap|getty images))\W*$",
    re.IGNORECASE,
)
SET_APART = re.compile(r"(^|[-_ ])(pull-?quotes?|quotes?|callouts?|highlight|blockquote|click-?to-?tweet)([-_ ]|$)")
FAREWELL = re.compile(
    r"\bfollow (him|her|them|us|me|@\w+|[A-Z][\w'’]+)\b.{0,60}\b(on|at|coverage)\b|\bon (twitter|facebook|instagram)\b.{0,12}@|\blisten to .{0,60} live\b|\bcan be reached at\b|\bmay be reached at\b|\be-?mail (him|her|us) at\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\b(no|not|without|with|has|is-not)[-_][\w-]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
ADDRESS = re.compile(r"(https?://|www\.)\S+")
DAY_LINE = re.compile(r"[^.!?]{0,40}\b((19|20)\d\d|\d{1,2}:\d\d)\b[^.!?]{0,40}")
DAY_IN_NUMBERS = re.compile(
    r"\D{0,30}(\d{1,2}[./]\d{1,2}[./](19|20)\d\d|(19|20)\d\d年\d{1,2}月\d{1,2}日)\D{0,20}(\d{1,2}[:.]\d\d\D{0,20})?"
)
SHORT = 160
"""Characters of a line that may be furniture by its words alone, if it links to nothing."""


def names(element: HtmlElement) -> str:
    """Return the classes and the id of an element in one spelling, without what it says that it has or has not."""
    told = HUMP.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}"[:500]).lower().replace("__", "-")
    return BESIDE.sub("", told)


def is_named_so(element: HtmlElement) -> bool:
    """Whether an element says of itself that it is furniture."""
    if element.tag in {"nav", "footer", "form", "aside"} or element.get("role") in {
        "navigation",
        "complementary",
        "contentinfo",
    }:
        return True
    told = names(element)
    return "embed" not in told and NAMED.search(told) is not None


def is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or CAPTION.search(names(element)) is not None


def is_credited(block: Block) -> bool:
    """Whether a line ends with whose picture it stands under."""
    return len(block.text) <= SHORT * 2 and CREDIT.search(block.text) is not None


def is_set_apart(element: HtmlElement) -> bool:
    """Whether an element draws the eye to words that may stand in the text, too."""
    return element.tag in {"blockquote", "aside"} or SET_APART.search(names(element)) is not None


def is_about_consent(block: Block) -> bool:
    return len(block.text) <= 1000 and words.has(block.text, "consent") > 2


def is_wall(block: Block) -> bool:
    """Whether a line says that the rest is for subscribers."""
    return len(block.text) <= 2 * SHORT and words.has(block.text, "subscribers") > 0


def is_farewell(block: Block) -> bool:
    """Whether a line at the foot of an article sends its readers elsewhere."""
    return block.linked > 0 and len(block.text) <= 2 * SHORT and FAREWELL.search(block.text) is not None


def is_a_link(block: Block) -> bool:
    """Whether a paragraph is nothing but a link, or a link and what calls for it."""
    return not block.is_row and block.linked >= 0.8 * len(block.text)


def is_so_worded(block: Block) -> bool:
    """Whether a line calls for something, or leads elsewhere, by its words."""
    if not (words.begins(block.text, "leads") or words.ends(block.text, "ends")):
        return False
    return len(block.text) <= SHORT or block.linked > 0.15 * len(block.text)


def is_of_another(element: HtmlElement) -> bool:
    """Whether an element belongs to another story, to a comment or to the site."""
    around = [element, *islice(element.iterancestors(), NEAR - 1)]
    return any(
        one.tag in {"nav", "aside", "footer"} or one.get("itemprop") == "comment" or OF_OTHERS.search(names(one))
        for one in around
    )


def stamp_of(place: HtmlElement) -> str:
    """Return the first time that an element tells programs."""
    return next((str(told) for one in (place, *place.iterdescendants()) if (told := one.get("datetime"))), "")


def is_byline(block: Block) -> bool:
    """Whether a line at the head or the foot of an article tells who wrote it or when."""
    text = block.text
    if len(text) > SHORT or text.endswith((".”", "?", "!")):
        return False
    if len(text) < SHORT / 2 and not text.endswith(".") and not block.is_row and stamp_of(block.place):
        return True
    return words.begins(text, "bylines") or any(one.fullmatch(text) for one in (DAY_LINE, DAY_IN_NUMBERS, ADDRESS))
