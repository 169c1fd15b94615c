"""A language in which every message is marked, so that whatever a page says without a mark was never given to translation."""

import re
from gettext import NullTranslations
from html.parser import HTMLParser

from django.utils.translation.trans_real import CONTEXT_SEPARATOR

CODE = "xx"
OPEN, CLOSE = "⟦", "⟧"
VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "line", "circle", "path"}
DATA = {"bdi", "q", "textarea", "time", "code", "kbd", "script", "style"}
"""Elements that hold what people or programs wrote, and no words of the site. Whatever has `lang` or `dir` does too."""
READ_ALOUD = {"title", "aria-label", "placeholder", "alt", "data-words"}
"""Attributes that people read or hear."""


SEPARATOR = re.compile(f"{OPEN}[,;] ?{CLOSE}")
"""What stands between the members of a list, when it was given to translation."""


class Pseudo(NullTranslations):
    """Django's translation of every message into itself between marks."""

    domain = "django"
    _catalog: dict[str, str] = {}

    def gettext(self, message):
        message = message.rpartition(CONTEXT_SEPARATOR)[2]
        return f"{OPEN}{message}{CLOSE}" if message else ""

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context, message):
        return self.gettext(message)

    def npgettext(self, context, one, many, number):
        return self.ngettext(one, many, number)

    def language(self):
        return CODE

    def to_language(self):
        return CODE


class Page(HTMLParser):
    """Gathers in `unmarked` what a page says in no message, and in `glued` the sentences that are made of several."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.unmarked, self.glued, self.line = [], [], [], []
        self.feed(html)
        self.end_line()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        names = READ_ALOUD & given.keys() if tag != "code" else ()
        self.unmarked += [f"{name}: {given[name]}" for name in names if unmarked_in(given[name] or "")]
        if tag == "option":
            self.end_line()
        if tag not in VOID:
            is_data = tag in DATA or (tag != "html" and bool({"lang", "dir"} & given.keys()))
            self.stack.append((tag, is_data))
        if tag in BLOCKS:
            self.end_line()

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag in BLOCKS:
            self.end_line()

    def handle_data(self, data):
        if not any(is_data for _, is_data in self.stack):
            self.line.append(data)

    def end_line(self):
        """End a line, unless a message goes on behind the element that ends here."""
        line = " ".join("".join(self.line).split())
        if line.count(OPEN) > line.count(CLOSE):
            return
        self.line = []
        if words := unmarked_in(line):
            self.unmarked.append(words)
        if re.search(f"{CLOSE} ?(?:[,.;:] ?)?{OPEN}", outermost(SEPARATOR.sub(" · ", line))):
            self.glued.append(line)


BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "section", "article", "header", "footer", "nav", "main",
    "form", "fieldset", "legend", "label", "button", "a", "table", "tr", "td", "th", "caption", "summary", "details", "blockquote",
    "body", "title", "figure", "figcaption", "span", "b", "small", "svg", "text",
}  # fmt: skip


def unmarked_in(text):
    """Return what stands outside of all marks, if a letter does."""
    while (left := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", " ", text)) != text:
        text = left
    words = text.replace("Factcheck", " ").strip()
    return words if re.search(r"[^\W\d_]", words) else ""


def outermost(text):
    """Return the text without what stands in messages: what one of them puts together is a sentence of its own."""
    depth, left = 0, []
    for letter in text:
        depth += letter == OPEN
        if depth == 0 or (depth == 1 and letter in OPEN + CLOSE):
            left.append(letter)
        depth -= letter == CLOSE
    return "".join(left)
