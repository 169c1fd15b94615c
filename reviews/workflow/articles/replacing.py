"""A text is split again by other rules: which of its claims give way, and to what.

Whatever somebody has worked on stays, and so does what a person marked. Of the others those that are found again in their
place become what is read now, and the rest is dismissed: a story is never taken away.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial

from django.utils.translation import gettext_noop, override

from reviews.extraction import ExtractedClaim
from reviews.extraction.claims import Span
from reviews.models import ArticleRevision, Claim, Event, Split, State
from reviews.models.history import CARRIED, MISSED
from reviews.workflow.table import moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale

from .new_claims import MOST_CLAIMS, claims_from
from .revisions import carrying
from .revisions.carrying import Older

type Place = tuple[str, int, int]

REPLACED = "replaced"
"""The key, in the event that dismisses a claim, which marks that nobody judged it."""
NOT_FOUND_AGAIN = gettext_noop("The article is read as %(language)s now, and this was not found again.")


def acts(
    split: Split, found: Collection[ExtractedClaim], unread: Collection[Span], older: Older
) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, one claim each, once those of `older` texts were carried over.

    Those that nobody has worked on become what is read now. Only of a text that is split anew what was not found again
    is dismissed; what stands in an `unread` part of the text stays.
    """
    if not split.anew and not older:
        return
    old = untouched(split.revision)
    again = [one for one in found if place_of(one) in old]
    for reread in claims_from(split.revision, again):
        claim = old.pop(place_of(reread))
        if split.anew or has_changed(claim, reread):
            yield partial(moves.renew, claim, reread, by=split.by, open_from=split.open_from)
    for claim in old.values() if split.anew else ():
        is_unread = any(claim.start < end and start < claim.end for start, end in unread)
        if claim.state != State.DISMISSED and not is_unread:
            yield partial(dismiss, claim, split)


def untouched(revision: ArticleRevision) -> dict[Place, Claim]:
    """Return the claims that the program found and nobody has worked on, by their place; also those that gave way before."""
    events = Event.objects.filter(claim__revision=revision).exclude(action__in=("split", CARRIED, MISSED))
    worked_on = events.exclude(data__has_key=REPLACED).values("claim")
    waiting = revision.claims.filter(state__in=[State.PROPOSED, State.OPEN, State.DISMISSED]).exclude(extractor="")
    found = waiting.exclude(pk__in=worked_on).select_related("revision__article", "claimant")
    return {place_of(claim): claim for claim in found}


def has_changed(claim: Claim, reread: Claim) -> bool:
    """Whether somebody else says a claim in its new surroundings, or what was put into its wording is something else there."""
    is_of_another = (claim.said, claim.claimant) != (reread.said, reread.claimant)
    return is_of_another or (bool(claim.insertions) and claim.wording != reread.wording)


def new_ones(split: Split, found: Collection[ExtractedClaim], older: Older) -> tuple[int, list[ExtractedClaim]]:
    """Return how many claims of the text are kept, and those to add: the most worth checking of what is not there yet."""
    there = {place[:3]: place[3] for place in split.revision.claims.values_list("kind", "start", "end", "state")}
    kept = sum(not (split.anew and state == State.DISMISSED) for state in there.values())
    chosen, staying = carrying.staying(older)
    chosen += chosen_by_hand(split.revision)
    if split.revision.number > 1:
        staying += [place[1:] for place, state in there.items() if state != State.DISMISSED]
    new = [
        claim
        for claim in found
        if place_of(claim) not in there and not is_among(claim, chosen) and not is_like(claim, staying)
    ]
    new.sort(key=lambda claim: claim.check_worthiness, reverse=True)
    return kept, new[: max(0, MOST_CLAIMS - kept)]


def chosen_by_hand(revision: ArticleRevision) -> list[Span]:
    """Return the words that people chose for claims: the program finds nothing else there."""
    by_hand = revision.claims.filter(pk__in=carrying.chosen_in(revision)).exclude(state=State.DISMISSED)
    return [*by_hand.values_list("start", "end")]


def is_among(found: ExtractedClaim, chosen: Collection[Span]) -> bool:
    """Whether what was found shares more than half of its words, or of theirs, with words that people chose."""
    return any(
        2 * (min(found.end, end) - max(found.start, start)) > min(found.end - found.start, end - start)
        for start, end in chosen
    )


def is_like(found: ExtractedClaim, others: Collection[Span]) -> bool:
    """Whether what was found shares more than half of the longer with one of the others: it is the same passage."""
    return any(
        2 * (min(found.end, end) - max(found.start, start)) > max(found.end - found.start, end - start)
        for start, end in others
    )


def place_of(claim: Claim | ExtractedClaim) -> Place:
    return claim.kind, claim.start, claim.end


def dismiss(claim: Claim, split: Split) -> None:
    """Dismiss a claim that was not found again, unless somebody took it meanwhile."""
    with override("en"):  # a story is kept the same whoever writes it; whoever shows it translates it
        language = str(split.revision.article.language_name)
    note = NOT_FOUND_AGAIN % {"language": language}
    with suppress(Stale):
        moves.move(claim, Action.DISMISS, by=split.by, seen=claim.version, data={REPLACED: language, "note": note})
