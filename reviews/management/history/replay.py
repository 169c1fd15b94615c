"""What must a row hold, going by its story? Read from the events alone, and compared with the row.

Events written before a field was recorded are silent about it, and then so is this.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from reviews.models import Article, ArticleRevision, Claim, Correction, Event, Publication, Review, facts

VOIDS_APPROVAL = {"return", "correct", "withdraw"}


def article(row: Article, story: list[Event]) -> Iterator[str]:
    yield from differing(row, last_values("article", story))
    texts = [(value_of(event, "sha256"), value_of(event, "changed_on")) for event in story if value_of(event, "sha256")]
    if [(text.number, (text.sha256, _day(text))) for text in row.revisions.all()] != list(enumerate(texts, 1)):
        yield ": its story tells of other texts than those that are stored"
    sources = [value_of(event, "source") for event in story if value_of(event, "sha256")]
    if [text.source for text in row.revisions.all()] != sources:
        yield ": its story tells of other sources of its texts than those that are stored"


def _day(text: ArticleRevision) -> str | None:
    return text.changed_on.isoformat() if text.changed_on else None


def claim(row: Claim, story: list[Event]) -> Iterator[str]:
    if story[-1].version != row.version:
        yield f": is at version {row.version}, but its story ends at {story[-1].version}"
        return
    state = last_value("to", story)
    if state is not None and row.state != state:
        yield f": is {row.state}, but its story ends with it {state}"
    yield from differing(row, last_values("claim", story))
    yield from reviewer(row, story)
    yield from handed_in(row, story)
    yield from approval(row, story)
    yield from check(getattr(row, "publication", None), story)


def reviewer(row: Claim, story: list[Event]) -> Iterator[str]:
    events = [event for event in story if has(event, "reviewer")]
    if events and row.reviewer_id != value_of(events[-1], "reviewer"):
        yield ": is with another reviewer than its story says"


def handed_in(row: Claim, story: list[Event]) -> Iterator[str]:
    """Compare what was handed in; what was approved must be one of them."""
    stored = {
        (revision.number, revision.content_hash, revision.review.claim_id, revision.review.reviewer_id): revision
        for revision in row.review_revisions.all()
    }
    recorded = {
        (revision, text, row.pk, event.by_id): value_of(event, "at")
        for event in story
        if event.action == "submit"
        and isinstance(revision := value_of(event, "revision"), int)
        and isinstance(text := value_of(event, "hash"), str)
    }
    if stored.keys() != recorded.keys():
        yield ": its story tells of other reviews than those that are stored"
        return
    for key, revision in stored.items():
        if recorded[key] and recorded[key] != revision.submitted_at.isoformat():
            yield f", review {revision.number}: was handed in at another time than its story says"


def approval(row: Claim, story: list[Event]) -> Iterator[str]:
    last = next((event for event in reversed(story) if event.action in {"approve", *VOIDS_APPROVAL}), None)
    recorded = []
    if last and last.action == "approve":
        recorded = [
            {
                "revision": value_of(last, "revision"),
                "hash": value_of(last, "hash"),
                "by": last.by_id,
                "at": value_of(last, "at"),
            }
        ]
    approved = [_approved(review) for review in row.reviews.all() if review.approved_by_id]
    if recorded and approved and recorded[0]["at"] is None:
        recorded[0]["at"] = approved[0]["at"]
    if approved != recorded:
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
    events = [event for event in story if event.action == "publish"]
    stored = list(publication.revisions.all()) if publication else []
    if len(stored) != len(events):
        yield f": was published {len(events)} times by its story, and {len(stored)} revisions are stored"
        return
    for revision, event in zip(stored, events, strict=True):
        recorded = {"hash": revision.content_hash, "at": revision.published_at.isoformat(), "revision": revision.number}
        if revision.published_by_id != event.by_id or any(
            value_of(event, name) not in (None, recorded[name]) for name in recorded
        ):
            yield f", published revision {revision.number}: is not what its story says"
    if publication:
        yield from differing(publication, last_values("publication", story))
        yield from corrections(list(publication.corrections.all()), story)


def corrections(stored: list[Correction], story: list[Event]) -> Iterator[str]:
    recorded: dict[Any, dict[str, Any]] = {}
    for event in story:
        if isinstance(correction := value_of(event, "correction"), dict):
            recorded[str(correction.get("id"))] = correction
    known = {str(correction.pk): facts(correction) for correction in stored}
    is_silent = any(
        event.action in {"publish", "correct", "withdraw"}
        and not has(event, "correction")
        and not has(event, "publication")
        for event in story
    )
    if not is_silent and recorded.keys() != known.keys():
        yield ": its corrections are not those of its story"
    for pk in recorded.keys() & known.keys():
        if known[pk] != known[pk] | recorded[pk]:
            yield f": its correction {pk} is not what its story says"


def last_values(row: str, story: list[Event]) -> dict[str, Any]:
    """Return the last value of each field of a row in the events of a story."""
    recorded: dict[str, Any] = {}
    for event in story:
        if isinstance(values := value_of(event, row), dict):
            recorded |= values
    return recorded


def differing(row: Model, recorded: dict[str, Any]) -> Iterator[str]:
    for name, value in facts(row).items():
        if name in recorded and recorded[name] != value:
            yield f": its {name.removesuffix('_id')} is not what its story says"


def value_of(event: Event, name: str) -> Any:
    """Return a value in the data of an event, or None where it is silent or was emptied."""
    return event.data.get(name) if isinstance(event.data, dict) else None


def has(event: Event, name: str) -> bool:
    return isinstance(event.data, dict) and name in event.data


def last_value(name: str, story: list[Event]) -> Any:
    return next((value_of(event, name) for event in reversed(story) if has(event, name)), None)
