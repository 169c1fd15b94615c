"""What others drafted on a claim and left behind, to be read beside the form."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.web.desk.claim.forms.review_form import DraftForm
from reviews.workflow.checks.adopting import EVIDENCE_ROWS, words_in
from reviews.workflow.checks.draft_parts import VERDICTS

from .differences import lines_of


@dataclass(frozen=True)
class LeftPart:
    """A part of a draft: its name, what the form calls it, and the texts in it."""

    name: str
    label: str
    texts: list[str]


@dataclass(frozen=True)
class LeftDraft:
    review: Review
    parts: list[LeftPart]

    @classmethod
    def all_of(cls, drafts: Iterable[Review]) -> list["LeftDraft"]:
        """Return those of the drafts that have any words in them."""
        left = [cls(review, [_part(review, name) for name in words_in(review)]) for review in drafts]
        return [draft for draft in left if draft.parts]


def _part(review: Review, name: str) -> LeftPart:
    if name == EVIDENCE_ROWS:
        rows = [lines_of(item.row) for item in review.evidence.all() if not item.is_blank]
        return LeftPart(name, _("Evidence"), rows)
    label = str(DraftForm.base_fields[name].label)
    if name in VERDICTS:
        return LeftPart(name, label, [_(getattr(review, name).name)])
    if name == "counter_evidence":
        return LeftPart(name, label, [str(review.get_counter_evidence_display())])
    return LeftPart(name, label, [getattr(review, name)])
