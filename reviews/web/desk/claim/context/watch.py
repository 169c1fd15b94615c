"""Who else is at a claim, and who asks for it: what a page that is open learns by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.accounts.models import User
from reviews.models import Claim, Presence, fingerprint
from reviews.workflow.table.takeovers import Request

MARK_LENGTH = 16


@dataclass(frozen=True)
class Watch:
    claim: Claim
    user: User
    requests: Sequence[Request] = ()
    present: Sequence[Presence] = ()

    @property
    def waiting(self) -> list[Request]:
        """Who waits for an answer of whoever looks."""
        return [request for request in self.requests if not request.kept] if self.claim.is_held_by(self.user) else []

    @property
    def own(self) -> Request | None:
        """What whoever looks asked for."""
        return next((request for request in self.requests if request.by == self.user), None)

    @property
    def mark(self) -> str:
        """A fingerprint of what is shown, which the page sends back."""
        asked = [[request.by.username, request.note, request.kept] for request in self.requests]
        there = [[one.user.username, one.place] for one in self.present]
        return fingerprint([asked, there])[:MARK_LENGTH]
