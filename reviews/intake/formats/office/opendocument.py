"""A text document of LibreOffice and its kin (.odt): the text as it stands with every tracked change accepted."""

from collections.abc import Iterable, Iterator
from typing import Any

from reviews.intake.article import Intake, What
from reviews.intake.formats import damaged, locked
from reviews.intake.formats.markup import child, name, parsed, said
from reviews.intake.formats.written import Line, Written, raised, row
from reviews.intake.text import Unreadable, gettext_noop

from .archive import Archive

LETTERS = {"s": " ", "tab": " ", "line-break": "\n", "soft-hyphen": "\u00ad"}
NO_WORDS = {
    "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "table-of-content", "forms", "desc", "title",
    "alphabetical-index", "bibliography", "object-index", "illustration-index", "ruby-text", "event-listeners",
}  # fmt: skip
"""What only tells of the words, or lists them once more."""
HIDDEN_FIELDS = {"hidden-text", "hidden-paragraph"}
PARAGRAPHS = {"p", "h"}


def read(data: bytes) -> Intake:
    archive = Archive(data)
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise locked()
    return _Reader(archive).intake()


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._content = _xml(archive, "content.xml")
        self._looks: dict[str, What] = {}
        self._raised: set[str] = set()
        self._notes: list[Line] = []
        self._comments: list[str] = []
        self._has_pictures = False
        self._title = ""
        self._styles = _xml(archive, "styles.xml") if "styles.xml" in archive else None
        for root in (self._styles, self._content):
            for style in root.iter("{*}style") if root is not None else ():
                self._learn(style)

    def intake(self) -> Intake:
        body = child(self._content, "body", "text")
        if body is None:
            raise damaged()
        lines = [*self._lines(body)]
        written = Written()
        for line in [*lines, *self._notes]:
            written.add_line(line)
        for words in self._deleted(body):
            written.tell("deleted", words)
        for words in dict.fromkeys(self._side_texts()):
            written.tell("furniture", words)
        for words in self._comments:
            written.tell("comment", words)
        if self._has_pictures and not any(line.words.strip() for line in lines):
            raise Unreadable(gettext_noop("This document holds pictures and no words. Paste the text of the article."))
        return written.intake(title=self._title)

    def _learn(self, style: Any) -> None:
        """Keep what a style does to its words, and to those of the styles that are made of it."""
        look, called = child(style, "text-properties"), said(style, "name")
        base = said(style, "parent-style-name")
        if base in self._looks:
            self._looks[called] = self._looks[base]
        if look is None:
            return
        if said(look, "display") == "none":
            self._looks[called] = "hidden"
        elif said(look, "text-line-through-style") not in {"", "none"} or said(look, "text-line-through-type") not in {
            "",
            "none",
        }:
            self._looks[called] = "deleted"
        if said(look, "text-position").startswith(("super", "3", "5")):
            self._raised.add(called)

    def _lines(self, parent: Any) -> Iterator[Line]:
        for one in parent:
            match name(one):
                case tag if tag in PARAGRAPHS:
                    yield from self._paragraph(one)
                case "table-row":
                    yield from row([[*self._lines(cell)] for cell in one if name(cell) == "table-cell"])
                case "section" if said(one, "display") == "none":
                    yield _gone("hidden", self._lines(one))
                case "frame":
                    yield from self._frame(one)
                case tag if tag not in NO_WORDS:
                    yield from self._lines(one)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        line = Line()
        boxes: list[Any] = []
        style = said(paragraph, "style-name")
        self._inline(paragraph, line, boxes, self._looks.get(style))
        if style == "Title" and not self._title:
            self._title = line.words
        yield line
        for box in boxes:
            yield from self._frame(box)

    def _inline(self, parent: Any, line: Line, boxes: list[Any], gone: What | None, *, is_raised: bool = False) -> None:
        def put(words: str | None) -> None:
            told = " ".join(f"|{words}|".split())[1:-1] if words else ""  # as the format counts spaces
            line.put(raised(told) if is_raised else told, gone)

        put(parent.text)
        for one in parent:
            tag = name(one)
            if tag in LETTERS:
                line.put(LETTERS[tag], gone)
            elif tag == "note":
                self._note(one, gone)
            elif tag == "annotation":
                self._comment(one)
            elif tag in {"frame", "custom-shape", "g"}:
                boxes.append(one)
            elif tag in HIDDEN_FIELDS:
                line.put(said(one, "string-value") or "".join(one.itertext()), "hidden")
            elif tag not in NO_WORDS:
                style = said(one, "style-name")
                within = gone or self._looks.get(style)
                self._inline(one, line, boxes, within, is_raised=is_raised or style in self._raised)
            put(one.tail)

    def _frame(self, frame: Any) -> Iterator[Line]:
        found = [*self._lines(frame)]
        self._has_pictures |= not found
        yield from found

    def _note(self, note: Any, gone: What | None) -> None:
        body = child(note, "note-body")
        for line in self._lines(body if body is not None and not gone else ()):
            line.put(line.words.strip(), "note")
            self._notes.append(line)

    def _comment(self, annotation: Any) -> None:
        author = child(annotation, "creator")
        words = _words(self._lines([one for one in annotation if name(one) in {"p", "list"}]))
        self._comments.append(f"{author.text}: {words}" if author is not None and author.text else words)

    def _deleted(self, body: Any) -> Iterator[str]:
        for changes in body.iter("{*}tracked-changes"):
            for deletion in changes.iter("{*}deletion"):
                yield _words(self._lines(deletion))

    def _side_texts(self) -> Iterator[str]:
        for page in self._styles.iter("{*}master-page") if self._styles is not None else ():
            yield from (line.words for line in self._lines(page) if line.words.strip())


def _xml(archive: Archive, part: str) -> Any:
    if not (data := archive.part(part)):
        raise damaged()
    return parsed(data)


def _words(lines: Iterable[Line]) -> str:
    return " ".join(line.words for line in lines)


def _gone(what: What, lines: Iterable[Line]) -> Line:
    line = Line()
    line.put(_words(lines), what)
    return line
