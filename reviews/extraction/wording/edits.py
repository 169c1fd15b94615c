"""Changes to a clause on its way to a wording, and the wording that they make."""

from collections.abc import Sequence
from dataclasses import dataclass

from reviews.extraction.claims import Insertion, Span

_ENDS = ".!?…"
_MARKS = '“”"«»„'
_GAP = 4  # code points that may stand between the pieces of a quotation
_CLOSING = "”“\"’'»)]"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words put in the place of `text[start:end]`, or between two words where both are one place.

    `source` is where in the text the words stand, None if they are computed. `glue` stands in front of them and `tail`
    behind, a space or a comma; they are no part of what is inserted.
    """

    start: int
    end: int
    words: str
    rule: str
    source: Span | None = None
    glue: str = ""
    tail: str = ""


def render(
    text: str,
    span: Span,
    edits: Sequence[Edit],
    omitted: Span | None,
    quoted: Sequence[Span],
    *,
    marks: Sequence[str] = (),
) -> tuple[str, tuple[Insertion, ...]]:
    """Return the wording of `text[span]`: one sentence, with the edits made, those inside quotations in brackets.

    An edit that meets an earlier one is left out. The whole is put into the quotation marks `marks`.
    """
    out: list[str] = []
    insertions: list[Insertion] = []
    at = span[0]
    size = 0

    def add(words: str) -> None:
        nonlocal size
        out.append(words)
        size += len(words)

    opening, closing = marks or ("", "")
    add(opening)
    for edit in _apart(edits, omitted):
        if not at <= edit.start <= edit.end <= span[1]:
            continue
        add(_line(text[at : edit.start]))
        at = edit.end
        if not edit.words:
            at, size = _resume(text, out, edit.end), sum(map(len, out))
            continue
        is_quoted = any(start < edit.start and edit.end < end for start, end in quoted)
        add(edit.glue + "[" * is_quoted)
        words = _line(edit.words)
        words = words if size > len(opening) else words[0].upper() + words[1:]
        replaced = (edit.start, edit.end) if edit.start < edit.end else None
        insertions.append(Insertion(size, size + len(words), replaced, edit.source, edit.rule))
        add(words)
        add("]" * is_quoted + edit.tail)
    add(_line(text[at : span[1]]))
    return sentence("".join(out)) + closing, tuple(insertions)


def _resume(text: str, out: list[str], at: int) -> int:
    """Where a clause goes on behind what is left out of it; two pieces of a quotation become one."""
    after = at + len(text[at : at + _GAP]) - len(text[at : at + _GAP].lstrip())
    before = out[-1].rstrip()
    if before.endswith(tuple(_MARKS)) and text[after : after + 1] in _MARKS:
        out[-1] = before.rstrip(_MARKS) + " "
        return after + 1
    return after if out[-1].endswith(" ") else at


def _apart(edits: Sequence[Edit], omitted: Span | None) -> list[Edit]:
    """The edits in order, with the leaving out of what is no part of the clause."""
    every = list(edits)
    if omitted:
        every = [edit for edit in every if edit.end <= omitted[0] or edit.start >= omitted[1]]
        every.append(Edit(*omitted, "", "omitted"))
    return sorted(every, key=lambda edit: (edit.start, edit.end))


def _line(words: str) -> str:
    """Words without their line breaks, at the same places."""
    return words.replace("\n", " ").replace("\r", " ").replace("\xa0", " ")


def sentence(words: str) -> str:
    """Words with a capital and a full stop."""
    words = words.rstrip(" ,;:-–—")
    first = next((at for at, letter in enumerate(words) if letter.isalnum()), 0)
    words = words[:first] + words[first : first + 1].upper() + words[first + 1 :]
    inner = words.rstrip(_CLOSING)
    if inner.endswith(","):
        inner, words = inner[:-1] + ".", inner[:-1] + "." + words[len(inner) :]
    return words if inner.endswith(tuple(_ENDS)) else words + "."
