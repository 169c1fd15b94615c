"""Does the stored history still say what was written? Every hash is computed again, and every chain walked."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from reviews.models import (
    Article,
    ArticleRevision,
    Claim,
    Event,
    Publication,
    PublicationRevision,
    Review,
    ReviewRevision,
    fingerprint,
)


def faults() -> Iterator[str]:
    """Yield one line for each thing that is not as it was written; nothing when all is well."""
    yield from texts()
    yield from stories()
    yield from unwritten()
    yield from reviews()
    yield from publications()


def texts() -> Iterator[str]:
    for revision in in_batches(ArticleRevision.objects.order_by("pk")):
        if revision.sha256 != ArticleRevision.digest(revision.text):
            yield f"article {revision.article_id}, text {revision.number}: not the text that was taken in"
        for claim in revision.claims.all():
            if revision.text[claim.start : claim.end] != claim.quote:
                yield f"claim {claim.public_id}: its quote does not stand where it says"


def stories() -> Iterator[str]:
    """Walk each claim's and each article's chain of events."""
    handed_in = Prefetch("claim__review_revisions", ReviewRevision.objects.only("claim", "number", "content_hash"))
    events = Event.objects.select_related("claim").prefetch_related(handed_in).order_by("article", "claim", "number")
    for _, story in groupby(in_batches(events), key=lambda event: (event.article_id, event.claim_id)):
        yield from story_faults(list(story))


def story_faults(story: list[Event]) -> Iterator[str]:
    claim, last = story[0].claim, story[-1]
    name = f"claim {claim.public_id}" if claim else f"article {last.article_id}"
    if [event.number for event in story] != list(range(1, len(story) + 1)):
        yield f"{name}: the events of its story are not numbered 1 to {len(story)}"
    for event, before in zip(story, ["", *(event.hash for event in story)], strict=False):
        if event.hash != event.sealed():
            yield f"{name}, event {event.number}: changed after it was written"
        if event.previous_hash != before:
            yield f"{name}, event {event.number}: does not follow from the event before it"
    if claim and last.version != claim.version:
        yield f"{name}: is at version {claim.version}, but its story ends at {last.version}"
    if claim and hashes_told(story) != {
        revision.number: revision.content_hash for revision in claim.review_revisions.all()
    }:
        yield f"{name}: its story tells of other reviews than those that are stored"


def hashes_told(story: list[Event]) -> dict[int, str]:
    """Return the hash of each review that the story says was handed in, by number; what was approved must be one of them."""
    return {event.data["revision"]: event.data["hash"] for event in story if event.action in {"submit", "approve"}}


def unwritten() -> Iterator[str]:
    for public_id in Claim.objects.filter(events=None).values_list("public_id", flat=True):
        yield f"claim {public_id}: has no story"
    own = Event.objects.filter(article=OuterRef("pk"), claim=None)
    for pk in Article.objects.filter(~Exists(own)).values_list("pk", flat=True):
        yield f"article {pk}: has no story"


def reviews() -> Iterator[str]:
    for revision in in_batches(ReviewRevision.objects.select_related("claim").order_by("pk")):
        if revision.content_hash != fingerprint(revision.content):
            yield f"claim {revision.claim.public_id}, review {revision.number}: changed after it was handed in"
    approved = Review.objects.filter(approved_revision__isnull=False)
    for review in approved.exclude(approved_hash=F("approved_revision__content_hash")).select_related("claim"):
        yield f"claim {review.claim.public_id}: what was approved is not what was handed in"


def publications() -> Iterator[str]:
    revisions = PublicationRevision.objects.select_related("publication__claim", "review_revision")
    ordered = in_batches(revisions.order_by("publication", "number"))
    for publication, found in groupby(ordered, key=lambda revision: revision.publication):
        yield from publication_faults(publication, list(found))


def publication_faults(publication: Publication, revisions: list[PublicationRevision]) -> Iterator[str]:
    name = f"check {publication.claim.public_id}"
    if [revision.number for revision in revisions] != list(range(1, len(revisions) + 1)):
        yield f"{name}: its revisions are not numbered 1 to {len(revisions)}"
    for revision, before in zip(revisions, ["", *(revision.content_hash for revision in revisions)], strict=False):
        if revision.content_hash != fingerprint(revision.content):
            yield f"{name}, revision {revision.number}: changed after it was published"
        if revision.previous_hash != before:
            yield f"{name}, revision {revision.number}: does not follow from the one before it"
        if any(revision.content.get(key) != value for key, value in revision.review_revision.content.items()):
            yield f"{name}, revision {revision.number}: is not what was approved"
    if publication.live_id != revisions[-1].pk:
        yield f"{name}: readers do not see its last revision"


def in_batches(rows: QuerySet[Any]) -> Iterator[Any]:
    return rows.iterator(chunk_size=500)
