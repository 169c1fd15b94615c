"""Is the stored history still what was written? Every hash is computed again, every chain walked, and every row compared
with its story."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from factcheck.accounts.history import PersonEvent
from factcheck.accounts.models import User
from reviews.features.incoming.feeds.models import Feed, FeedEvent
from reviews.models import (
    Article,
    ArticleRevision,
    Body,
    Claim,
    Copy,
    Event,
    Publication,
    PublicationRevision,
    Review,
    ReviewRevision,
    fingerprint,
)

from . import replay
from .readable import unreadable


def faults() -> Iterator[str]:
    """Yield one line for each thing that is not as it was written; nothing when all is well."""
    damaged = list(unreadable())
    yield from damaged
    if not damaged:  # what cannot be read cannot be compared
        yield from texts()
        yield from reviews()
        yield from articles()
        yield from claims()
        yield from people()
        yield from copies()
        yield from feeds()


def texts() -> Iterator[str]:
    for revision in in_batches(ArticleRevision.objects.order_by("pk").prefetch_related("claims")):
        if revision.sha256 != ArticleRevision.digest(revision.text):
            yield f"article {revision.article_id}, text {revision.number}: not the text that was taken in"
        for claim in revision.claims.all():
            if revision.text[claim.start : claim.end] != claim.quote:
                yield f"claim {claim.public_id}: its quote does not stand where it says"


def copies() -> Iterator[str]:
    """Compute the hash of every kept copy, one at a time: each may have 10 MB."""
    for body in Body.objects.order_by("pk").iterator(chunk_size=1):
        if body.sha256 != Body.digest(bytes(body.data)) or body.hash != body.sealed():
            yield f"copy {body.sha256[:12]}: not the bytes that were kept"
    for copy in in_batches(Copy.objects.order_by("pk")):
        if copy.hash != copy.sealed():
            yield f"copy {copy.public_id}: changed after it was kept"


def articles() -> Iterator[str]:
    """Walk each article's own chain of events."""
    own = Prefetch("events", Event.objects.filter(claim=None).order_by("number"))
    known = Prefetch("revisions", ArticleRevision.objects.defer("text").order_by("number"))
    for article in in_batches(Article.objects.order_by("pk").prefetch_related(own, known)):
        for fault in story_faults(list(article.events.all())) or replay.article(article, list(article.events.all())):
            yield f"article {article.pk}{fault}"


def claims() -> Iterator[str]:
    """Walk each claim's chain of events, and its check's chain of revisions."""
    handed_in = ReviewRevision.objects.select_related("review").defer("content").order_by("number")
    published = PublicationRevision.objects.select_related("review_revision").order_by("number")
    stories = Claim.objects.order_by("pk").prefetch_related(
        Prefetch("events", Event.objects.order_by("number")),
        Prefetch("review_revisions", handed_in),
        Prefetch("reviews", Review.objects.select_related("approved_revision")),
        Prefetch("publication", Publication.objects.all()),
        Prefetch("publication__revisions", published),
        "publication__corrections",
    )
    for claim in in_batches(stories):
        story = list(claim.events.all())
        for fault in story_faults(story) or replay.claim(claim, story):
            yield f"claim {claim.public_id}{fault}"
        if publication := getattr(claim, "publication", None):
            for fault in publication_faults(publication, list(publication.revisions.all())):
                yield f"check {claim.public_id}{fault}"


def people() -> Iterator[str]:
    """Walk each person's chain, and that of tries at names nobody has. Who was there before this was kept may have none."""
    nobody = list(PersonEvent.objects.filter(person=None).order_by("number"))
    if nobody:
        yield from (f"nobody{fault}" for fault in story_faults(nobody))
    known = Prefetch("events", PersonEvent.objects.order_by("number"))
    for person in in_batches(User.objects.order_by("pk").prefetch_related(known)):
        story = list(person.events.all())
        for fault in (story_faults(story) or rights_faults(person, story)) if story else []:
            yield f"person {person.pk}{fault}"


def feeds() -> Iterator[str]:
    """Walk what editors did with each feed."""
    for feed in in_batches(Feed.objects.order_by("pk").prefetch_related("events")):
        story = list(feed.events.all())
        for fault in story_faults(story) or feed_faults(feed, story):
            yield f"feed {feed.pk}{fault}"


def feed_faults(feed: Feed, story: list[FeedEvent]) -> list[str]:
    return [] if story[-1].data == feed.facts else [": is not as its story tells"]


def rights_faults(person: User, story: list[PersonEvent]) -> list[str]:
    recorded = [event.data["roles"] for event in story if isinstance(event.data, dict) and "roles" in event.data]
    return [] if not recorded or recorded[-1] == person.rights else [": may do what their story does not tell"]


def story_faults(story: Sequence[Event | PersonEvent | FeedEvent]) -> list[str]:
    """Return what is wrong with a chain by itself."""
    if not story:
        return [": has no story"]
    found = []
    if [event.number for event in story] != list(range(1, len(story) + 1)):
        found.append(f": the events of its story are not numbered 1 to {len(story)}")
    for event, before in zip(story, ["", *(event.hash for event in story)], strict=False):
        if event.hash != event.sealed():
            found.append(f", event {event.number}: changed after it was written")
        if event.previous_hash != before:
            found.append(f", event {event.number}: does not follow from the event before it")
    return found


def reviews() -> Iterator[str]:
    for revision in in_batches(ReviewRevision.objects.select_related("claim").order_by("pk")):
        if revision.content_hash != fingerprint(revision.content):
            yield f"claim {revision.claim.public_id}, review {revision.number}: changed after it was handed in"


def publication_faults(publication: Publication, revisions: list[PublicationRevision]) -> Iterator[str]:
    if [revision.number for revision in revisions] != list(range(1, len(revisions) + 1)):
        yield f": its revisions are not numbered 1 to {len(revisions)}"
    for revision, before in zip(revisions, ["", *(revision.content_hash for revision in revisions)], strict=False):
        if revision.content_hash != fingerprint(revision.content):
            yield f", revision {revision.number}: changed after it was published"
        if revision.previous_hash != before:
            yield f", revision {revision.number}: does not follow from the one before it"
        if not holds(revision.content, revision.review_revision.content):
            yield f", revision {revision.number}: is not what was approved"
    if not revisions or publication.live_id != revisions[-1].pk:
        yield ": readers do not see its last revision"


def holds(published: Any, approved: Any) -> bool:
    """Whether everything that was approved stands in what was published."""
    if not isinstance(published, dict) or not isinstance(approved, dict):
        return False
    return published.items() >= approved.items()


def in_batches(rows: QuerySet[Any]) -> Iterator[Any]:
    return rows.iterator(chunk_size=500)
