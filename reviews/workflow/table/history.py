"""What happened is written down in the transaction in which it happens; what follows from it waits in the outbox."""

from typing import Any

from django.db.models import QuerySet

from factcheck.accounts.models import User
from reviews.models import Article, Claim, Event, facts
from reviews.workflow import outbox


def first_event(claim: Claim, by: User) -> Event:
    """Return the first line of the story of a claim that is about to be stored."""
    data = {"to": claim.state, "reviewer": None, "claim": facts(claim)}
    return _event(claim, "split", number=1, previous="", by=by, data=data)


def log(claim: Claim, action: str, *, by: User | None, data: dict[str, Any]) -> Event:
    """Append to the claim's story. The caller's transaction holds the claim's row, so nobody writes beside it."""
    last = _last_of(claim.events.all())
    event = _event(claim, action, number=last["number"] + 1, previous=last["hash"], by=by, data=data)
    event.save(force_insert=True)
    outbox.add(event)
    return event


def log_article(article: Article, action: str, *, by: User, data: dict[str, Any]) -> Event:
    """Append to the article's own story. The caller's transaction holds the article's row."""
    last = _last_of(article.events.filter(claim=None))
    event = Event(article=article, number=last["number"] + 1, action=action, by=by, version=0, data=data)
    event.previous_hash = last["hash"]
    event.seal().save(force_insert=True)
    outbox.add(event)
    return event


def _last_of(events: QuerySet[Event]) -> dict[str, Any]:
    last = events.order_by("-number").values("number", "hash").first()
    return dict(last) if last else {"number": 0, "hash": ""}


def _event(claim: Claim, action: str, *, number: int, previous: str, by: User | None, data: dict[str, Any]) -> Event:
    return Event(
        article_id=claim.revision.article_id,
        claim=claim,
        number=number,
        action=action,
        by=by,
        version=claim.version,
        data=data,
        previous_hash=previous,
    ).seal()
