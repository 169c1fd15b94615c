"""A text in Markdown, as it reads once it is set."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reviews.intake.article import Intake

from .written import Line, Written, row

FRONT = re.compile(r"\A---[ \t]*\n(?P<facts>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FACT = re.compile(r"(?m)^(title|author|date):[ \t]*(.+?)[ \t]*$")
NOTE = re.compile(r"(?m)^\[\^[\w-]{1,40}\]:[ \t]*(.+(?:\n[ \t]{2,}\S.*)*)\n?")
REFERENCE = re.compile(r"\[\^[\w-]{1,40}\]")
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^>]{0,2000}>")


def read(text: str) -> Intake:
    front = FRONT.match(text)
    facts = dict(FACT.findall(front["facts"])) if front else {}
    body = text[front.end() :] if front else text
    notes = NOTE.findall(body)
    written = Written()
    for line in _lines(REFERENCE.sub("", NOTE.sub("", body))):
        written.add_line(line)
    for note in notes:
        line = Line()
        line.put(" ".join(note.split()))
        line.put(line.words, "note")
        written.add_line(line)
    return written.intake(**_about(facts, body))


def _about(facts: dict[str, str], body: str) -> dict[str, Any]:
    heading = re.match(r"\s*#[ \t]+([^\n]+?)[ \t#]*(?:\n|\Z)", body)
    told = {name: value.strip("\"'") for name, value in facts.items()}
    day = _day(told.get("date", ""))
    return {
        "title": told.get("title") or (heading[1] if heading else ""),
        "byline": told.get("author", ""),
        "published": day,
        "published_from": told["date"] if day else "",
    }


def _day(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _lines(text: str) -> Iterator[Line]:
    """Yield the paragraphs, the items and the rows of tables."""
    cells: list[Sequence[Line]] = []
    is_row = False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        match token.type:
            case "tr_open":
                cells, is_row = [], True
            case "tr_close":
                yield from row(cells)
                is_row = False
            case "inline" if is_row:
                cells.append([_line(token.children or [])])
            case "inline":
                yield _line(token.children or [])
            case "fence" | "code_block" | "html_block":
                yield _block(token)


def _block(token: Token) -> Line:
    line = Line()
    if token.type == "html_block":
        _put_html(line, token.content)
    else:
        line.put(token.content)
    return line


def _line(tokens: Sequence[Token]) -> Line:
    line, struck = Line(), 0
    for token in tokens:
        match token.type:
            case "s_open" | "s_close":
                struck += 1 if token.type == "s_open" else -1
            case "softbreak":
                line.put(" ", "deleted" if struck else None)
            case "hardbreak":
                line.put("\n")
            case "html_inline":
                _put_html(line, token.content)
            case "text" | "code_inline" | "text_special":
                line.put(token.content, "deleted" if struck else None)
    return line


def _put_html(line: Line, content: str) -> None:
    for comment in COMMENT.findall(content):
        line.put(comment, "comment")
    line.put(html.unescape(TAG.sub("", COMMENT.sub("", content))))
