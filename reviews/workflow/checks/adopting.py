"""The draft that somebody left behind is read beside the form, and taken over: whole, or part by part.

Nothing that either of them wrote is lost: the draft stays whose it is, and words that are here already stay in front.
"""

from collections.abc import Iterable
from typing import cast

from django.db import transaction

from factcheck.accounts.models import User
from reviews.models import EVIDENCE_LIMIT, Claim, Review
from reviews.models.constraints import public_id
from reviews.workflow.table import history

from . import drafting
from .draft_parts import EVIDENCE, TEXTS, VERDICTS, Part, Parts, Row, Window, is_row, parts_of
from .drafting import Merged

ADOPT = "adopt"
EVIDENCE_ROWS = "evidence"
"""How all rows of evidence are named together."""
PARTS = (*VERDICTS, *TEXTS, EVIDENCE_ROWS)


def words_in(review: Review) -> list[str]:
    """Return the names of the parts that have anything in them, as PARTS names them."""
    parts = parts_of(review)
    rows = [] if all(item.is_blank for item in review.evidence.all()) else [EVIDENCE_ROWS]
    return [part for part in (*VERDICTS, *TEXTS) if str(parts[part] or "").strip()] + rows


def adopted(typed: Parts, theirs: Parts, names: Iterable[str], *, chosen: bool) -> Parts:
    """Return `typed` with those parts of `theirs`: a text behind what is written, and rows that are not there, as far as they fit.

    A verdict takes the place of another only if it was `chosen` by itself.
    """
    result = dict(typed)
    for name in names:
        if name == EVIDENCE_ROWS:
            result |= _new_rows(result, theirs)
        elif name in ("summary", "rationale"):
            result[name] = _behind(str(result.get(name) or ""), str(theirs[name] or ""))
        elif chosen or not result.get(name):
            result[name] = theirs[name]
    return result


def _behind(mine: str, theirs: str) -> str:
    if theirs.strip() in mine:
        return mine
    return f"{mine.rstrip()}\n\n{theirs}" if mine.strip() else theirs


def _new_rows(typed: Parts, theirs: Parts) -> dict[str, Part]:
    known = {_content(cast(Row, row)) for part, row in typed.items() if is_row(part)}
    rows = [cast(Row, row) for part, row in theirs.items() if is_row(part)]
    new = [row for row in rows if any(_content(row)) and _content(row) not in known]
    room = EVIDENCE_LIMIT - sum(map(is_row, typed))
    return {f"{EVIDENCE}{public_id()}": row for row in new[:room]}


def _content(row: Row) -> tuple[str, ...]:
    return row["url"], row["title"], row["excerpt"]


@transaction.atomic
def adopt(
    claim: Claim, of: Review, typed: Parts, names: list[str], *, by: User, token: str, window: Window, printed: Parts
) -> Merged:
    """Save what is typed, into which `names` of another's draft were taken, and write down whose they are.

    Whoever wrote them does not approve them, however they are worded later. Raises Stale as any saving does.
    """
    merged = drafting.merge(claim, typed, by=by, token=token, window=window, printed=printed)
    history.log(claim, ADOPT, by=by, data={"of": of.reviewer_id, "parts": names})
    return merged
