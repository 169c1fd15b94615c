"""The claims of an article in its text, as the desk marks them."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.extraction.claims import Span
from reviews.models import Claim, State
from reviews.queries import desk
from reviews.web.parts.marks import Mark, Paragraph, numbered, paragraphs
from reviews.workflow.table import rules


@dataclass(frozen=True)
class Placed:
    """A claim of the article, as its mark in the text shows it."""

    claim: Claim

    @property
    def start(self) -> int:
        return self.claim.start

    @property
    def end(self) -> int:
        return self.claim.end

    @property
    def url(self) -> str:
        return reverse("claim", args=[self.claim.public_id])

    @property
    def is_triaged(self) -> bool:
        """Whether a pass over the article may move it."""
        return self.claim.state in (State.PROPOSED, State.OPEN, State.DISMISSED)

    @property
    def worth(self) -> int:
        """How much it is worth checking, 0 to 100."""
        return round(100 * self.claim.check_worthiness)

    @property
    def label(self) -> str:
        kind, state = self.claim.get_kind_display(), self.claim.get_state_display().lower()
        return _("%(kind)s, %(state)s") % {"kind": kind, "state": state}

    @cached_property
    def grade(self) -> str:
        """What readers see of its verdict: 5 to 1, x off the number line, nothing if it has no public check."""
        if not rules.is_public(self.claim) or not self.claim.publication.live:
            return ""
        verdict = self.claim.publication.live.content["verdict"]
        return str(verdict["value"] or "x") if verdict else "x"

    @property
    def look(self) -> str:
        return f"v{self.grade}" if self.grade else "open"

    @property
    def look_around(self) -> str:
        return f"around-{self.grade}" if self.grade else "around-open"


def places(user: User, revision: int) -> list[Mark[Placed]]:
    """Return every claim of an article's text by number, with no more than where it stands and its state."""
    claims = desk.claims_for(user).filter(revision=revision).order_by("pk")
    return numbered(Placed(claim) for claim in claims.only("public_id", "start", "end", "state"))


def placed(user: User, revision: int, numbers: list[Mark[Placed]], stretch: Span) -> list[Mark[Placed]]:
    """Return those that stand in a stretch of the text, with all that the desk shows of them."""
    claims = desk.desk_for(user).filter(revision=revision, start__lt=stretch[1], end__gt=stretch[0])
    shown = {claim.pk: claim for claim in claims}
    return [
        Mark(place.number, Placed(claim), place.start, place.end)
        for place in numbers
        if (claim := shown.get(place.claim.claim.pk))
    ]


def marked(
    text: str, marks: list[Mark[Placed]], stretch: Span, *, here: Mark[Placed] | None = None
) -> list[Paragraph[Placed]]:
    """Return a stretch of the article with its claims; a dismissed one is left unmarked, unless one is at it."""
    shown = [mark for mark in marks if mark.claim.claim.state != State.DISMISSED or mark == here]
    return paragraphs(text, shown, stretch)
