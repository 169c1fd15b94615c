"""Files of newsrooms, made by code."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reviews.intake import Intake, read


def zipped(parts: dict[str, bytes | str]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return made.getvalue()


def word(*paragraphs: str, **texts: str) -> bytes:
    """Return a Word document: paragraphs as plain words, or the XML within <w:p>; `header=` above each page, `comment=` on the first."""
    document = docx.Document()
    for words in paragraphs:
        if words.startswith("<w:tbl"):
            document.element.body.insert(-1, parse_xml(words.replace(">", f" {nsdecls('w')}>", 1)))
        elif words.startswith("<"):
            document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{words}</w:p>"))
        else:
            document.add_paragraph(words)
    if header := texts.get("header"):
        document.sections[0].header.paragraphs[0].text = header
    if comment := texts.get("comment"):
        document.add_comment(document.paragraphs[0].runs, text=comment, author="Jo Lee")
    return saved(document)


def saved(document) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def with_part(document: bytes, name: str, data: bytes | str, *, kind: str = "") -> bytes:
    """Return a document with one more part, named from its main part as of a `kind`."""
    with ZipFile(BytesIO(document)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts[name] = data
    if kind:
        rels = "word/_rels/document.xml.rels"
        relation = f'<Relationship Id="rNew" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{name.removeprefix("word/")}"/></Relationships>'
        parts[rels] = parts[rels].decode().replace("</Relationships>", relation)
    return zipped(parts)


def r(words: str, look: str = "") -> str:
    """Return a run of a Word document."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def texts(data: bytes, name: str = "article") -> list[str]:
    return read(data, name=name).text.split("\n\n")


def changes(found: Intake) -> list[tuple[str, str]]:
    return [(change.what, change.words) for change in found.changes]
