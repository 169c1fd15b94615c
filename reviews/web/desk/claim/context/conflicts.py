"""What two windows changed both, for their writer to decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.models import Claim, Rating
from reviews.web.desk.claim.forms.claim_form import ClaimForm
from reviews.web.desk.claim.forms.review_form import DraftForm
from reviews.workflow.checks.draft_parts import VERDICTS, Conflict, Part, Parts, is_row, mark

from .differences import lines_of


@dataclass(frozen=True)
class Choice:
    """A conflict as the writer sees it: what it is about, and both texts."""

    part: str
    label: str
    mine: str
    theirs: str
    mark: str


def label_of(part: str, claim: Claim, rows: Parts) -> str:
    """Return what the form calls a part; a row of evidence by its place."""
    if is_row(part):
        places = [name for name in rows if is_row(name)]
        if part not in places:
            return _("A piece of evidence")
        return _("Evidence %(number)s") % {"number": places.index(part) + 1}
    labels = {name: field.label for name, field in DraftForm.base_fields.items()}
    return str((labels | ClaimForm(claim).labels).get(part, part))


def choices_of(conflicts: Iterable[Conflict], claim: Claim, ratings: Iterable[Rating], typed: Parts) -> list[Choice]:
    names = {rating.code: _(rating.name) for rating in ratings}

    def shown(part: str, value: Part) -> str:
        if isinstance(value, dict):
            return lines_of(value)
        return names.get(value or "", value or "") if part in VERDICTS else value or ""

    return [
        Choice(
            conflict.part,
            label_of(conflict.part, claim, typed),
            shown(conflict.part, conflict.mine),
            shown(conflict.part, conflict.theirs),
            mark(conflict.theirs),
        )
        for conflict in conflicts
    ]
