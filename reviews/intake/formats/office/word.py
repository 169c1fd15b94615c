"""A Word document (.docx): the text as it stands once every tracked change is accepted."""

from collections.abc import Iterator
from typing import Any

from reviews.intake.article import Intake, What
from reviews.intake.formats import damaged
from reviews.intake.formats.markup import child, name, parsed, said
from reviews.intake.formats.written import Line, Written, raised, row
from reviews.intake.text import SOFT_HYPHEN, Unreadable, gettext_noop

from .archive import Archive
from .looks import fate, is_on, is_raised, value

LETTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": SOFT_HYPHEN}
NO_WORDS = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "moveFrom", "rt", "fPr"}
"""What tells of words and has none of its own. What was moved from a place stands in another."""
CONTENTS = "Table of Contents"


def read(data: bytes) -> Intake:
    archive = Archive(data)
    if any(part.lower().endswith("vbaproject.bin") for part in archive.names()):
        raise Unreadable(gettext_noop("This Word document holds macros. Save it as .docx, which has none."))
    return _Reader(archive).intake()


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = next(self._related("", "/officeDocument"), "word/document.xml")
        self._hidden = self._hidden_styles()
        self._lines: list[Line] = []
        self._open: Line | None = None
        self._has_pictures = False
        self.title = ""

    def intake(self) -> Intake:
        body = child(self._xml(self._main), "body")
        if body is None:
            raise damaged()
        written = Written()
        lines = self._read(body)
        for line in [*lines, *self._notes(lines)]:
            written.add_line(line)
        for kind in ("header", "footer"):
            for words in dict.fromkeys(self._side_texts(f"/{kind}")):
                written.tell("furniture", words)
        for words in self._comments():
            written.tell("comment", words)
        if self._has_pictures and not any(line.words.strip() for line in lines):
            raise Unreadable(gettext_noop("This document holds pictures and no words. Paste the text of the article."))
        return written.intake(title=self.title)

    def _xml(self, part: str) -> Any:
        data = self._archive.part(part)
        if not data:
            raise damaged()
        return parsed(data)

    def _related(self, part: str, kind: str) -> Iterator[str]:
        """Return the parts that a part names for what ends in `kind`."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        for one in parsed(found) if (found := self._archive.part(rels)) else ():
            if said(one, "Type").endswith(kind) and said(one, "TargetMode") != "External":
                target = said(one, "Target")
                yield target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")

    def _hidden_styles(self) -> set[str]:
        """Return the styles whose words nobody sees, and those that are made of them."""
        hidden: set[str] = set()
        styles = [style for part in self._related(self._main, "/styles") for style in self._xml(part)]
        for style in styles * 2:  # a style may stand before the one that it is made of
            base = child(style, "basedOn")
            if is_on(child(style, "rPr"), "vanish") or (base is not None and said(base, "val") in hidden):
                hidden.add(said(style, "styleId"))
        return hidden

    def _read(self, parent: Any) -> list[Line]:
        """Return the lines of the body, a cell or a note."""
        outer, self._lines = self._lines, []
        self._blocks(parent)
        self._end()
        inner, self._lines = self._lines, outer
        return inner

    def _end(self) -> None:
        if self._open is not None:
            self._lines.append(self._open)
            self._open = None

    def _blocks(self, parent: Any) -> None:
        for one in parent:
            match name(one):
                case "p":
                    self._paragraph(one)
                case "tbl":
                    self._end()
                    self._table(one)
                case "AlternateContent":
                    self._blocks(_chosen(one))
                case "sdt" if _is_contents(one):
                    pass
                case tag if tag not in NO_WORDS:
                    self._blocks(one)

    def _paragraph(self, paragraph: Any) -> None:
        style = value(_found(paragraph, "pPr"), "pStyle")
        if style.upper().startswith("TOC") and style[3:].strip().isdigit():
            return
        line = self._open or Line()
        boxes: list[Any] = []
        self._inline(paragraph, line, boxes, "hidden" if style in self._hidden else None)
        self._open = line
        if child(paragraph, "pPr", "rPr", "del") is None:  # else it runs on into the next
            self._end()
        if style == "Title" and not self.title:
            self.title = line.words
        for box in boxes:
            self._lines += self._read(box)

    def _table(self, table: Any) -> None:
        for one in table:
            if name(one) == "tr":
                self._row(one)
            elif name(one) in {"sdt", "sdtContent", "customXml"}:
                self._table(one)

    def _row(self, found: Any) -> None:
        cells = [self._read(cell) for cell in found.iter("{*}tc") if next(cell.iterancestors("{*}tr")) is found]
        if child(found, "trPr", "del") is None:
            self._lines += row(cells)
        else:
            gone = Line()
            for line in row(cells):
                gone.put(line.words or " ".join(words for _, words in line.left), "deleted")
            self._lines.append(gone)

    def _inline(self, parent: Any, line: Line, boxes: list[Any], gone: What | None) -> None:
        for one in parent:
            match name(one):
                case "r":
                    self._run(one, line, boxes, gone)
                case "del":
                    self._inline(one, line, boxes, "deleted")
                case "AlternateContent":
                    self._inline(_chosen(one), line, boxes, gone)
                case "f":  # one half is no 12
                    self._inline(_found(one, "num"), line, boxes, gone)
                    line.put("/", gone)
                    self._inline(_found(one, "den"), line, boxes, gone)
                case "sup":
                    power = Line()
                    self._inline(one, power, boxes, gone)
                    line.put(raised(power.words), gone)
                case tag if tag not in NO_WORDS:
                    self._inline(one, line, boxes, gone)

    def _run(self, run: Any, line: Line, boxes: list[Any], gone: What | None) -> None:
        look = child(run, "rPr")
        gone = gone or fate(run, look, self._hidden)
        for one in run:
            match name(one):
                case "t" | "delText":
                    line.put(raised(one.text or "") if is_raised(look) else one.text or "", gone)
                case "footnoteReference" | "endnoteReference" if not gone:
                    line.notes.append(f"{name(one).removesuffix('Reference')} {said(one, 'id')}")
                case "drawing" | "pict" | "object" | "AlternateContent" as tag:
                    self._drawn(_chosen(one) if tag == "AlternateContent" else one, boxes)
                case "ruby":
                    self._inline(one, line, boxes, gone)
                case tag if tag in LETTERS:
                    line.put(LETTERS[tag], gone)

    def _drawn(self, drawing: Any, boxes: list[Any]) -> None:
        found = [*_text_boxes(drawing)]
        boxes += found
        self._has_pictures |= not found

    def _notes(self, lines: list[Line]) -> Iterator[Line]:
        """Yield the notes in the order in which the text refers to them."""
        known: dict[str, Any] = {}
        for kind in ("footnote", "endnote"):
            for part in self._related(self._main, f"/{kind}s"):
                known |= {f"{kind} {said(one, 'id')}": one for one in self._xml(part)}
        for reference in dict.fromkeys(note for line in lines for note in line.notes):
            for line in self._read(known.get(reference, ())):
                line.put(line.words.strip(), "note")
                yield line

    def _side_texts(self, kind: str) -> Iterator[str]:
        for part in self._related(self._main, kind):
            if data := self._archive.part(part):
                yield from (line.words for line in self._read(parsed(data)) if line.words.strip())

    def _comments(self) -> Iterator[str]:
        for part in self._related(self._main, "/comments"):
            for comment in self._xml(part):
                words = " ".join(line.words for line in self._read(comment))
                author = said(comment, "author")
                yield f"{author}: {words}" if author else words


def _chosen(alternatives: Any) -> Any:
    """Return one of the forms in which the same thing is told."""
    return next(iter(alternatives), ())


def _text_boxes(drawing: Any) -> Iterator[Any]:
    for one in drawing:
        if name(one) == "txbxContent":
            yield one
        else:
            yield from _text_boxes(_chosen(one) if name(one) == "AlternateContent" else one)


def _found(parent: Any, tag: str) -> Any:
    return () if (found := child(parent, tag)) is None else found


def _is_contents(block: Any) -> bool:
    found = child(block, "sdtPr", "docPartObj")
    return found is not None and value(found, "docPartGallery") == CONTENTS
