"""What the desk's pages show around a claim: its article with the neighbours, its figures, its story."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.words import listed
from reviews.content.details import LABELS
from reviews.content.figures import Figure, figures_in
from reviews.content.findings import Worded, all_in_words, frozen
from reviews.content.review import FrozenClaim, claim_content
from reviews.extraction import sentence
from reviews.extraction.claims import Span
from reviews.extraction.details import CAST
from reviews.extraction.wording.candidates import Candidate
from reviews.intake.text import around
from reviews.models import Claim, Event, Kind, Publication
from reviews.queries.findings import findings_about
from reviews.web.desk.articles.changes import Changes, by_sort
from reviews.web.desk.articles.placed import Placed, marked, placed, places
from reviews.web.desk.claim.forms.act_forms import ActForm, form_of, forms
from reviews.web.parts.located import located
from reviews.web.parts.marks import WINDOW, Mark, Paragraph
from reviews.web.parts.wording import Source, Wording
from reviews.web.parts.worth import reasons, weighed
from reviews.workflow.articles.source import MENDED
from reviews.workflow.checks import publishing
from reviews.workflow.checks.reviewing import candidates_for
from reviews.workflow.checks.wording import loose_words
from reviews.workflow.table import edits, moves, rules
from reviews.workflow.table.acts import ACTS, Action

from .differences import Corrected, corrected
from .loose_words import Loose
from .story import Entry, story

CONTEXT_PARAGRAPHS = 1
"""How many paragraphs before and after the claim's own the editor sees."""


@dataclass
class ClaimContext:
    """A claim as `user` sees it on the desk."""

    claim: Claim
    user: User
    queue: str = ""
    """The filter of the queue that one came from, as the query string that every link and button here keeps."""
    acts = ACTS
    """For the labels of buttons."""

    @cached_property
    def actions(self) -> list[Action]:
        return moves.allowed(self.user, self.claim)

    @property
    def is_yours(self) -> bool:
        return self.claim.is_held_by(self.user)

    @property
    def may_be_edited(self) -> bool:
        return edits.may_be_edited(self.user, self.claim)

    @cached_property
    def marks(self) -> list[Mark[Placed]]:
        return places(self.user, self.claim.revision_id)

    @cached_property
    def mark(self) -> Mark[Placed]:
        return next(mark for mark in self.marks if mark.claim.claim.pk == self.claim.pk)

    @property
    def previous(self) -> Mark[Placed] | None:
        return self.marks[self.mark.number - 2] if self.mark.number > 1 else None

    @property
    def following(self) -> Mark[Placed] | None:
        return self.marks[self.mark.number] if self.mark.number < len(self.marks) else None

    @cached_property
    def stretch(self) -> Span:
        """What of a long article stands around the claim."""
        return around(self.claim.revision.text, self.claim.start, self.claim.end, WINDOW)

    @property
    def left_out(self) -> bool:
        start, end = self.stretch
        return start > 0 or end < len(self.claim.revision.text)

    @cached_property
    def paragraphs(self) -> list[Paragraph[Placed]]:
        around_it = placed(self.user, self.claim.revision_id, self.marks, self.stretch)
        return marked(self.claim.revision.text, around_it, self.stretch, here=self.mark)

    @cached_property
    def passage(self) -> list[Paragraph[Placed]]:
        """The paragraphs that the claim stands in, with those around them."""
        standing = [n for n, one in enumerate(self.paragraphs) if any(mark == self.mark for mark in one.marks)]
        if not standing:  # nothing but blanks is left where it stood
            return []
        first, last = standing[0] - CONTEXT_PARAGRAPHS, standing[-1] + CONTEXT_PARAGRAPHS
        return self.paragraphs[max(0, first) : last + 1]

    @property
    def located(self) -> str:
        """The page or the time of the source at which the claim stands, in words."""
        locator = self.claim.revision.locator_of(self.claim.start)
        return located(locator) if locator else ""

    @property
    def text_changes(self) -> list[Changes]:
        """How the article's text differs from its source."""
        return by_sort(self.claim.revision.changes)

    @property
    def is_mended(self) -> bool:
        """Whether a person changed the words of the claim, or a passage that they stand in, against the source."""
        changes = self.claim.revision.changes
        instead = (line for one in changes if one["what"] == MENDED for line in one["instead"].splitlines())
        return any(line.strip() and (line in self.claim.quote or self.claim.quote in line) for line in instead)

    @cached_property
    def source(self) -> Source:
        return Source(self.claim.revision.text, self.claim.article.title)

    @property
    def wording(self) -> Wording:
        return Wording.of(self.claim, self.source)

    @property
    def loose(self) -> list["Loose"]:
        """The words of the wording that a stranger cannot follow; whoever may answer is offered what they may mean."""

        def offered(span: Span) -> list[Candidate]:
            return candidates_for(self.claim, span) if self.is_yours else []

        return [
            Loose(words, span, self.source.around(*span), offered(span), self.claim.article.language)
            for span, words in loose_words(self.claim)
        ]

    @property
    def figures(self) -> list[Figure]:
        return figures_in(claim_content(self.claim), self.claim.start)

    @property
    def named(self) -> list[tuple[str, str]]:
        """Who voted how, as far as the article names them."""
        all_details = [self.claim.details, *(figure["details"] for figure in self.claim.held)]
        sides = [
            (side, listed(named[side]))
            for one in all_details
            for side in CAST
            if (named := one.get("named")) and named.get(side)
        ]
        return [(str(LABELS[Kind.VOTE_TALLY][side]), names) for side, names in dict.fromkeys(sides)]

    @cached_property
    def findings(self) -> list[Worded]:
        return all_in_words(map(frozen, findings_about(self.claim)), self.claim.figures)

    @property
    def reasons(self) -> list[str]:
        return reasons(self.claim.factors)

    @cached_property
    def factors(self) -> list[tuple[str, str]]:
        """What made the claim look worth checking, in words, the weightiest first."""
        return weighed(self.claim.factors)

    @property
    def forms(self) -> list[ActForm]:
        """The acts that may be done here in a form of their own."""
        # whoever holds the claim asks for help below what they write, which is saved with it
        actions = [action for action in self.actions if not (self.is_yours and action is Action.HELP)]
        return forms(actions, self.reason, self.user)

    @property
    def publish(self) -> ActForm:
        return form_of(ACTS[Action.PUBLISH], self.reason)

    @cached_property
    def events(self) -> list[Event]:
        return list(self.claim.events.select_related("by"))

    @property
    def story(self) -> list[Entry]:
        return story(self.claim, self.events)

    def corrected_in(self, worded: FrozenClaim) -> list[Corrected]:
        """Return where the claim of a revision differs from what was read in the article; its words stand beside it."""
        first: dict[str, Any] = {**worded}
        for event in reversed(self.events):
            if event.action == "describe":
                first |= event.data["before"]  # the oldest do not have all figures
        changes = corrected(self.claim, first, worded)
        return [change for change in changes if change.name != "wording"]

    @property
    def sent_back(self) -> Event | None:
        """Why an editor sent the claim back to the desk, until it is handed in again."""
        for event in reversed(self.events):
            if event.action == Action.SUBMIT:
                return None
            if event.action in (Action.RETURN, Action.CORRECT):
                return event
        return None

    @property
    def taken_away(self) -> Event | None:
        """Why an editor took the claim from whoever looks, until they or somebody else are through with it."""
        for event in reversed(self.events):
            if event.action == Action.SUBMIT or (event.action == Action.TAKE and event.by == self.user):
                return None
            if event.action == Action.BREAK and event.data["holder"] == self.user.pk:
                return event
        return None

    @cached_property
    def check(self) -> Publication | None:
        """The claim's public check, if readers see one."""
        return self.claim.publication if rules.is_public(self.claim) else None

    @cached_property
    def reason(self) -> str:
        """Why the check changes, as publishing offers it to readers; nothing where there is none yet to change."""
        publication: Publication | None = getattr(self.claim, "publication", None)
        return publishing.offered(publication, by=self.user).reason if publication and publication.live else ""

    @property
    def quote(self) -> str:
        """The words of the article as a sentence on one line, as a claim is worded before anybody words it better."""
        return sentence(" ".join(self.claim.quote.split()))

    @property
    def lease_seconds(self) -> int:
        expires = self.claim.lease_expires_at
        return max(0, ceil((expires - timezone.now()).total_seconds())) if expires else 0
