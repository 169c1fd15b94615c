"""How a text differs from its source, in words for whoever has to trust it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reviews.web.desk.claim.context.differences import Piece, pieces
from reviews.workflow.articles.source import MENDED

LABELS: dict[str, Promise] = {
    MENDED: _("Changed by hand"),
    "deleted": _("Struck out in the source, and left out"),
    "hidden": _("Not seen on the page, and left out"),
    "footnote": _("Marks of footnotes, left out"),
    "comment": _("Comments, left out"),
    "caption": _("Captions of pictures"),
    "note": _("Notes, taken in behind the text"),
    "furniture": _("Running heads and page numbers, left out"),
    "quoted": _("Quoted from the letter that this one answers, left out"),
    "voters": _("Names of a division list, left out"),
    "attachment": _("Files that came along, left out"),
    "withheld": _("Kept for subscribers, and not in the page"),
    "repeated": _("Said again in the source, taken in once"),
    "correction": _("A correction, kept apart from the text"),
    "joined": _("Words that a line had broken, joined"),
    "picture": _("Pages or pictures without words"),
}
SHOWN = 40
"""Changes of one sort that are shown; of the others their number is told."""


@dataclass(frozen=True)
class Changes:
    """The changes of one sort: how many there are, and the first of them as pieces that stayed, went or came."""

    label: str
    count: int
    shown: list[list[Piece]]

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


def by_sort(changes: Iterable[Mapping[str, str]]) -> list[Changes]:
    """Return the changes of each sort, those that people made first."""
    sorts: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for change in changes:
        sorts[change["what"]].append(change)
    ordered = sorted(sorts, key=lambda what: [*LABELS, what].index(what))
    return [_of_sort(what, sorts[what]) for what in ordered]


def _of_sort(what: str, changes: list[Mapping[str, str]]) -> Changes:
    return Changes(str(LABELS.get(what, what)), len(changes), [_pieces(one) for one in islice(changes, SHOWN)])


def _pieces(change: Mapping[str, str]) -> list[Piece]:
    if change["what"] == MENDED:
        return list(pieces(change["words"], change["instead"]))
    return [Piece(change["words"], "same")]
