"""What must a row hold, going by its story? Read from the events alone, and compared with the row.

Events written before they told of a thing are silent about it, and then so is this.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from reviews.models import Article, ArticleRevision, Claim, Correction, Event, Publication, Review, facts

VOIDS_APPROVAL = {"return", "correct", "withdraw"}


def article(row: Article, story: list[Event]) -> Iterator[str]:
    yield from differing(row, told_of("article", story))
    texts = [(said(event, "sha256"), said(event, "changed_on")) for event in story if said(event, "sha256")]
    if [(text.number, (text.sha256, _day(text))) for text in row.revisions.all()] != list(enumerate(texts, 1)):
        yield ": its story tells of other texts than those that are stored"


def _day(text: ArticleRevision) -> str | None:
    return text.changed_on.isoformat() if text.changed_on else None


def claim(row: Claim, story: list[Event]) -> Iterator[str]:
    if story[-1].version != row.version:
        yield f": is at version {row.version}, but its story ends at {story[-1].version}"
        return
    state = last_said("to", story)
    if state is not None and row.state != state:
        yield f": is {row.state}, but its story ends with it {state}"
    yield from differing(row, told_of("claim", story))
    yield from reviewer(row, story)
    yield from handed_in(row, story)
    yield from approval(row, story)
    yield from check(getattr(row, "publication", None), story)


def reviewer(row: Claim, story: list[Event]) -> Iterator[str]:
    telling = [event for event in story if has(event, "reviewer")]
    if telling and row.reviewer_id != said(telling[-1], "reviewer"):
        yield ": is with another reviewer than its story says"


def handed_in(row: Claim, story: list[Event]) -> Iterator[str]:
    """Compare what was handed in; what was approved must be one of them."""
    stored = {
        (revision.number, revision.content_hash, revision.review.claim_id, revision.review.reviewer_id): revision
        for revision in row.review_revisions.all()
    }
    told = {
        (revision, text, row.pk, event.by_id): said(event, "at")
        for event in story
        if event.action == "submit"
        and isinstance(revision := said(event, "revision"), int)
        and isinstance(text := said(event, "hash"), str)
    }
    if stored.keys() != told.keys():
        yield ": its story tells of other reviews than those that are stored"
        return
    for key, revision in stored.items():
        if told[key] and told[key] != revision.submitted_at.isoformat():
            yield f", review {revision.number}: was handed in at another time than its story says"


def approval(row: Claim, story: list[Event]) -> Iterator[str]:
    last = next((event for event in reversed(story) if event.action in {"approve", *VOIDS_APPROVAL}), None)
    told = []
    if last and last.action == "approve":
        told = [
            {"revision": said(last, "revision"), "hash": said(last, "hash"), "by": last.by_id, "at": said(last, "at")}
        ]
    approved = [_approved(review) for review in row.reviews.all() if review.approved_by_id]
    if told and approved and told[0]["at"] is None:
        told[0]["at"] = approved[0]["at"]
    if approved != told:
        yield ": what was approved is not what its story says"


def _approved(review: Review) -> dict[str, Any]:
    revision, at = review.approved_revision, review.approved_at
    return {
        "revision": revision and revision.number,
        "hash": review.approved_hash,
        "by": review.approved_by_id,
        "at": at and at.isoformat(),
    }


def check(publication: Publication | None, story: list[Event]) -> Iterator[str]:
    telling = [event for event in story if event.action == "publish"]
    stored = list(publication.revisions.all()) if publication else []
    if len(stored) != len(telling):
        yield f": was published {len(telling)} times by its story, and {len(stored)} revisions are stored"
        return
    for revision, event in zip(stored, telling, strict=True):
        told = {"hash": revision.content_hash, "at": revision.published_at.isoformat(), "revision": revision.number}
        if revision.published_by_id != event.by_id or any(said(event, name) not in (None, told[name]) for name in told):
            yield f", published revision {revision.number}: is not what its story says"
    if publication:
        yield from differing(publication, told_of("publication", story))
        yield from corrections(list(publication.corrections.all()), story)


def corrections(stored: list[Correction], story: list[Event]) -> Iterator[str]:
    told: dict[Any, dict[str, Any]] = {}
    for event in story:
        if isinstance(correction := said(event, "correction"), dict):
            told[str(correction.get("id"))] = correction
    known = {str(correction.pk): facts(correction) for correction in stored}
    is_silent = any(
        event.action in {"publish", "correct", "withdraw"}
        and not has(event, "correction")
        and not has(event, "publication")
        for event in story
    )
    if not is_silent and told.keys() != known.keys():
        yield ": its corrections are not those of its story"
    for pk in told.keys() & known.keys():
        if known[pk] != known[pk] | told[pk]:
            yield f": its correction {pk} is not what its story says"


def told_of(row: str, story: list[Event]) -> dict[str, Any]:
    """Return what the story says last of each field of a row."""
    told: dict[str, Any] = {}
    for event in story:
        if isinstance(values := said(event, row), dict):
            told |= values
    return told


def differing(row: Model, told: dict[str, Any]) -> Iterator[str]:
    for name, value in facts(row).items():
        if name in told and told[name] != value:
            yield f": its {name.removesuffix('_id')} is not what its story says"


def said(event: Event, name: str) -> Any:
    """Return what an event says, or None where it is silent or was emptied."""
    return event.data.get(name) if isinstance(event.data, dict) else None


def has(event: Event, name: str) -> bool:
    return isinstance(event.data, dict) and name in event.data


def last_said(name: str, story: list[Event]) -> Any:
    return next((said(event, name) for event in reversed(story) if has(event, name)), None)
