"""Claims whose words the new text has otherwise or no more: a person shows where each is, or that it is gone."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews.extraction.claims import Span
from reviews.models import Article, ArticleRevision, Claim
from reviews.models.claim import WORDING_LIMIT
from reviews.queries import desk
from reviews.workflow.articles import mending
from reviews.workflow.articles.by_hand import Figure, claim_at, holding
from reviews.workflow.table import moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.edits import edit
from reviews.workflow.table.moves import Incomplete

from . import carrying
from .anchoring import Anchor, Anchoring
from .carrying import Fate, Lost

GONE = "gone"
"""The key, in the event that dismisses a claim, for the number of the new text that has it no more."""
ASTRAY = (Anchor.CHANGED, Anchor.ORPHAN)


@dataclass(frozen=True)
class Waiting:
    """A claim that stays on an older text, and where its words may be in the newest."""

    fate: Fate
    newest: ArticleRevision
    older: str
    """The text that the claim is bound to."""

    @property
    def claim(self) -> Claim:
        return self.fate.claim

    @property
    def span(self) -> Span | None:
        return self.fate.found.span

    @property
    def words(self) -> str:
        return self.newest.text[slice(*self.span)] if self.span else ""


def bound(user: User, article: Article) -> QuerySet[Claim]:
    """Return the claims that stay on older texts, in their order."""
    older = desk.desk_for(user).filter(revision__article=article).exclude(carrying.UNSEEN)
    newest = article.revisions.latest("number")
    return older.exclude(revision=newest).order_by("revision__number", "start", "end", "pk")


def of(claims: Collection[Claim], newest: ArticleRevision) -> list[Waiting]:
    """Return what may become of each claim, comparing each older text once."""
    texts = {text.pk: text for text in ArticleRevision.objects.filter(pk__in={claim.revision_id for claim in claims})}
    compared = {pk: Anchoring(text.text, newest.text) for pk, text in texts.items() if pk != newest.pk}
    return [
        Waiting(carrying.fate_of(claim, compared[claim.revision_id]), newest, texts[claim.revision_id].text)
        for claim in claims
        if claim.revision_id in compared
    ]


@transaction.atomic
def place(claim: Claim, *, by: User, seen: int, text: int, start: int, end: int, token: str | None = None) -> Claim:
    """Say that a claim stands from `start` to `end` of the newest text, which was seen as number `text`.

    The program words it anew, unless people did; figures that are the same there stay as they were corrected. Raises
    ValueError when there are no words, Incomplete when there is another text now, and what `edits.edit` raises.
    """
    newest = _seen(claim, text)
    if not 0 <= start < end <= len(newest.text) or end - start > WORDING_LIMIT:
        raise ValueError("a claim has words of its text")
    read = claim_at(newest, (start, end))
    changes = _fields_there(claim, newest, read)
    as_printed = {"details": read.details, "figures": read.figures}
    data = {"text": newest.number, "printed": as_printed}
    changes |= {"revision": newest, "anchor": Anchor.EXACT}
    return edit(claim, "place", by=by, seen=seen, token=token, data=data, **changes)


def _seen(claim: Claim, text: int) -> ArticleRevision:
    """Return the newest text, which was seen as number `text`. Raises Incomplete if it is another, or has the claim already."""
    newest = claim.article.revisions.latest("number")
    if newest.number != text or newest.pk == claim.revision_id:
        raise Incomplete(text=_("The article got another text meanwhile. This is how it is now."))
    return newest


def _fields_there(claim: Claim, newest: ArticleRevision, read: Claim) -> dict[str, Any]:
    """Return the fields of a claim in its new words, `read` there by the program."""
    anchoring = Anchoring(claim.revision.text, newest.text)
    kept = _figures_kept(claim, anchoring, (read.start, read.end))
    figures = [*kept, *(one for one in read.figures if not any(mending.meet(one, other) for other in kept))]
    is_worded = claim.events.filter(action__in=["describe", "confirm"]).exists()
    fields = holding(_copy(read), mending.in_order(figures), mending.chosen_kind(claim))
    names = [name for name in (*mending.PLACE, *mending.WORDED) if not (is_worded and name in mending.WORDED)]
    changes = {name: getattr(fields, name) for name in names} | mending.held(fields)
    return changes | (_worded_by_people(claim, anchoring, read) if is_worded else {})


def _copy(read: Claim) -> Claim:
    return Claim(
        **{name: getattr(read, name) for name in (*mending.PLACE, *mending.WORDED, "kind", "details", "figures")}
    )


def _figures_kept(claim: Claim, anchoring: Anchoring, span: Span) -> list[Figure]:
    """Return those figures of a claim whose words stayed together in its new ones, as they are read now."""
    kept = []
    for figure in claim.held:
        try:
            [there] = carrying.figures_there([figure], anchoring.stayed)
        except Lost:
            continue
        if mending.is_inside(there, span):
            kept.append(there)
    return kept


def _worded_by_people(claim: Claim, anchoring: Anchoring, read: Claim) -> dict[str, Any]:
    """Return the places that a wording keeps which somebody wrote: those whose words stayed; what is loose is asked anew."""
    insertions = []
    for one in claim.insertions:
        try:
            insertions.append(carrying.spans_there(one, ("for", "source"), anchoring.stayed))
        except Lost:
            continue
    return {
        "insertions": insertions,
        "loose": read.loose if claim.loose else [],
        "claimant_mention": read.claimant_mention if read.claimant == claim.claimant else None,
    }


@transaction.atomic
def gone(claim: Claim, *, by: User, seen: int, note: str, text: int, token: str | None = None) -> Claim:
    """Dismiss a claim that the newest text has no more; `note` is why.

    Raises Incomplete when there is another text now, and what `moves.move` raises.
    """
    _seen(claim, text)
    return moves.move(claim, Action.DISMISS, by=by, seen=seen, token=token, data={GONE: text, "note": note})
