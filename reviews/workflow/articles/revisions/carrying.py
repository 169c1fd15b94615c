"""Claims go with their article to its new text, or wait: one claim at a time, each locked and read again.

What was handed in, and what readers see or saw, stays on the text that it was checked on. Anything else that is found again
is carried over with all its places in the text; what is not is marked, and a person shows where it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, QuerySet

from factcheck.accounts.models import User
from reviews.extraction.claims import Span
from reviews.models import ArticleRevision, Claim, Event, State, facts
from reviews.models.claim import CONTEXT
from reviews.models.history import CARRIED, EDITS, MISSED
from reviews.queries.findings import CORRECTIONS, SINCE_ANOTHER_TEXT, printed
from reviews.workflow import outbox
from reviews.workflow.table import history, moves, rules
from reviews.workflow.table.acts import Action

from .anchoring import Anchor, Anchoring, Found

type Carry = Callable[[Span], Span | None]
type Fields = dict[str, Any]
type Older = list[tuple[ArticleRevision, Anchoring]]

FREE = (State.PROPOSED, State.OPEN, State.IN_REVIEW, State.DISMISSED)
"""States of claims that go with their article, unless readers see a check of them."""
UNSEEN = Q(state=State.DISMISSED, link_confirmed_by=None)
"""Claims that were dismissed, but for those that share another's check before readers."""


class Lost(Exception):
    """A place that a claim holds is not surely in the new text."""


@dataclass(frozen=True)
class Fate:
    """What becomes of a claim: how it was found, and how its fields are there if it can be carried over."""

    claim: Claim
    found: Found
    fields: Fields | None = None
    printed: Fields | None = None

    @property
    def label(self) -> str:
        return str(Anchor(self.found.anchor).label)


def older_than(revision: ArticleRevision) -> Older:
    """Return the older texts of the article that claims are bound to, each beside the new one; none to one that is not the newest."""
    if revision.number == 1:
        return []
    texts = ArticleRevision.objects.filter(article=revision.article_id)
    if texts.filter(number__gt=revision.number).exists():
        return []
    bound = texts.filter(claims__isnull=False, number__lt=revision.number).distinct().order_by("number")
    return [(text, Anchoring(text.text, revision.text)) for text in bound]


def acts(older: Older, revision: ArticleRevision, by: User) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, one claim each."""
    for text, anchoring in older:
        for pk in text.claims.order_by("pk").values_list("pk", flat=True):
            yield partial(settle, pk, text, revision, anchoring, by)


def fates(text: ArticleRevision, anchoring: Anchoring) -> Iterator[Fate]:
    """Yield what becomes of each claim that is bound to an older text, but for those that are dismissed and nobody sees."""
    bound = text.claims.select_related("revision__article", "publication").exclude(UNSEEN)
    as_printed = printed(_corrections(Event.objects.filter(claim__revision=text)))
    for claim in bound.order_by("start", "end", "pk"):
        yield fate_of(claim, anchoring, as_printed)


def is_free(claim: Claim) -> bool:
    return claim.state in FREE and not rules.is_shown(claim)


def _corrections(events: QuerySet[Event]) -> QuerySet[Event, Any]:
    known = events.filter(action__in=(*CORRECTIONS, *SINCE_ANOTHER_TEXT))
    return known.order_by("-pk").values_list("claim", "action", "data")


def fate_of(claim: Claim, anchoring: Anchoring, as_printed: Mapping[int, Fields] | None = None) -> Fate:
    """Return what becomes of a claim; `as_printed` is what the article prints of the claims of its text, if that is known."""
    found = anchoring.find(claim.start, claim.end)
    if not found.is_again or found.span is None:
        return Fate(claim, found)
    if as_printed is None:
        as_printed = printed(_corrections(claim.events.all()))
    try:
        return Fate(claim, found, *fields_there(claim, anchoring, found, as_printed.get(claim.pk, {})))
    except Lost:
        return Fate(claim, Found(Anchor.CHANGED, found.span))


def fields_there(claim: Claim, anchoring: Anchoring, found: Found, as_printed: Fields) -> tuple[Fields, Fields]:
    """Return the fields that hold places in the text, or words of it, as they are in the new one, and so what the article prints. Raises Lost."""

    def carry(span: Span) -> Span | None:
        return anchoring.carry(span, (claim.start, claim.end), found)

    fields = place_fields(anchoring.new.text, found.span or (0, 0)) | {
        "details": details_there(claim.details, carry),
        "figures": figures_there(claim.figures, carry),
        "insertions": [spans_there(one, ("for", "source"), carry) for one in claim.insertions],
        "loose": [there(span, carry) for span in claim.loose],
        "claimant_mention": claim.claimant_mention and there(claim.claimant_mention, carry),
    }
    shaped: dict[str, Callable[[Any, Carry], Any]] = {"details": details_there, "figures": figures_there}
    return fields, {name: shaped[name](value, carry) for name, value in as_printed.items()}


def place_fields(text: str, span: Span) -> Fields:
    start, end = span
    return {
        "start": start,
        "end": end,
        "quote": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def there(span: Sequence[int], carry: Carry) -> list[int]:
    """Return a place as it is in the new text. Raises Lost, as all of these do."""
    if place := carry((span[0], span[1])):
        return [*place]
    raise Lost


def figures_there(figures: list[Fields], carry: Carry) -> list[Fields]:
    return [_figure_there(one, carry) for one in figures]


def _figure_there(figure: Fields, carry: Carry) -> Fields:
    start, end = there((figure["start"], figure["end"]), carry)
    return figure | {"start": start, "end": end, "details": details_there(figure["details"], carry)}


def details_there(details: Fields, carry: Carry) -> Fields:
    moved = spans_there(details, ("figure", "cue_span"), carry)
    return moved | ({"content": [there(span, carry) for span in moved["content"]]} if moved.get("content") else {})


def spans_there(fields: Mapping[str, Any], names: tuple[str, ...], carry: Carry) -> Fields:
    return {name: there(value, carry) if name in names and value else value for name, value in fields.items()}


@transaction.atomic
def settle(pk: int, text: ArticleRevision, revision: ArticleRevision, anchoring: Anchoring, by: User | None) -> None:
    """Carry one claim over that is bound to an older text, or mark how it stands to the new one."""
    claim = _locked(pk)
    if claim.revision_id != text.pk:
        return
    fate = fate_of(claim, anchoring)
    if fate.fields is None or not is_free(claim):
        mark(claim, fate.found.anchor, revision, by)
        return
    changes = fate.fields | {"revision": revision, "anchor": fate.found.anchor}
    as_printed = {"printed": fate.printed} if fate.printed else {}
    try:
        with transaction.atomic():
            write(claim, CARRIED, changes, by, text=revision.number, **as_printed)
    except IntegrityError:  # a claim of its kind stands there already
        mark(_locked(pk), Anchor.CHANGED, revision, by)


def _locked(pk: int) -> Claim:
    claims = Claim.objects.select_related("revision__article", "publication").filter(pk=pk)
    if connection.features.has_select_for_update_of:
        claims = claims.select_for_update(of=("self",))
    return claims.get()


def mark(claim: Claim, anchor: str, revision: ArticleRevision, by: User | None) -> None:
    """Say on its row how a claim that stays stands to the new text; one that was dismissed waits for nobody."""
    is_unseen = claim.state == State.DISMISSED and not rules.is_shown(claim)
    if claim.anchor != anchor and not is_unseen:
        write(claim, MISSED, {"anchor": anchor}, by, text=revision.number)


def write(claim: Claim, action: str, changes: Fields, by: User | None, **data: Any) -> None:
    """Write a claim that is locked, and log it with `data`. Who holds it goes on undisturbed: their pages know its version."""
    version = claim.version if claim.is_leased else claim.version + 1
    before = {"before": facts(claim, "revision_id", "start")} if "start" in changes else {}
    written = Claim.objects.filter(pk=claim.pk, version=claim.version, revision=claim.revision_id)
    if not written.update(**changes, version=version):
        raise moves.stale(claim)
    for name, value in (changes | {"version": version}).items():
        setattr(claim, name, value)
    names = [
        {"revision": "revision_id"}.get(name, name) for name in changes if name not in ("quote", "prefix", "suffix")
    ]
    history.log(claim, action, by=by, data=before | {"claim": facts(claim, *names)} | data)


# What follows from coming back --------------------------------------------------------------------------------------


@outbox.follow(Action.RETURN, Action.REOPEN, Action.UNLINK)
def follow_the_text(event: Event) -> None:
    """Carry a claim over that came back while its article had got another text: it was handed in, or withdrawn, on the older one."""
    claim = Claim.objects.select_related("revision").get(events=event)
    text, newest = claim.revision, ArticleRevision.objects.filter(article=event.article_id).latest("number")
    if newest.pk != text.pk:
        settle(claim.pk, text, newest, Anchoring(text.text, newest.text), None)


def staying(older: Older) -> tuple[list[Span], list[Span]]:
    """Return where the words of claims are in the new text that stay on older ones, those that people chose by themselves.

    What readers saw a check of and is worded otherwise now is a claim anew.
    """
    chosen: list[Span] = []
    others: list[Span] = []
    for text, anchoring in older:
        by_hand = chosen_in(text)
        for fate in fates(text, anchoring):
            is_checked = rules.is_shown(fate.claim) or fate.claim.state == State.WITHDRAWN
            if fate.found.span and (fate.found.is_again or not is_checked):
                (chosen if fate.claim.pk in by_hand else others).append(fate.found.span)
    return chosen, others


def chosen_in(text: ArticleRevision) -> set[int]:
    """Return the claims of a text whose words people chose."""
    mended = Event.objects.filter(claim__revision=text, action__in=EDITS).values("claim")
    return {*text.claims.filter(Q(extractor="") | Q(pk__in=mended)).values_list("pk", flat=True)}
