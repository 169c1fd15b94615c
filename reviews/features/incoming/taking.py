"""A person has looked it over: it is taken in as an article, or left."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import Article
from reviews.workflow.articles import intake, splitting
from reviews.workflow.articles.intake import Added
from reviews.workflow.articles.source import NO_SOURCE, Source, source_of

from .beginning import refuse_strangers
from .found import from_json
from .models import Incoming

Stage = Incoming.Stage
MAY_BE_TAKEN = (Stage.READY, Stage.REFUSED)
"""Of one that was refused a person gives the text themselves."""


class Faster(Exception):
    """Somebody else took it, left it or had it read again meanwhile: `incoming` is how it is now."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming.stage)
        self.incoming = incoming


def take(
    incoming: Incoming, *, by: User, seen: int, begin: Callable[[int], object] = splitting.begin, **article: Any
) -> Added:
    """Take in what came, as `article` has it after a person looked it over; what they changed is kept with it.

    `article` is what `workflow.articles.intake.read` takes, `seen` the version that was looked at. Of a text that is here
    already the first article is returned. Raises PermissionDenied, Faster, and Unreadable for a text that cannot be stored.
    """
    refuse_strangers(by)
    prepared = intake.read(**article)  # takes long: before the transaction
    source = _source_of(incoming, article["text"])
    with transaction.atomic():
        if not _free(incoming, seen).select_for_update().exists():
            raise Faster(_fresh(incoming))
        added = intake.store(prepared, by=by, source=source, begin=begin)
        _end(incoming, Stage.TAKEN, by=by, article=added.article)
    return added


def leave(incoming: Incoming, *, by: User, seen: int) -> None:
    """Let it not become an article; the reading of one that is being read stops. Raises PermissionDenied and Faster."""
    refuse_strangers(by)
    with transaction.atomic():
        open_ = Incoming.objects.exclude(stage__in=[Stage.TAKEN, Stage.LEFT])
        if not open_.filter(pk=incoming.pk, version=seen).select_for_update().exists():
            raise Faster(_fresh(incoming))
        _end(incoming, Stage.LEFT, by=by)


def _free(incoming: Incoming, seen: int) -> Any:
    return Incoming.objects.filter(pk=incoming.pk, version=seen, stage__in=MAY_BE_TAKEN)


def _fresh(incoming: Incoming) -> Incoming:
    return Incoming.objects.select_related("article").get(pk=incoming.pk)


def _end(incoming: Incoming, stage: Stage, *, by: User, article: Article | None = None) -> None:
    ended: dict[str, Any] = {
        "stage": stage,
        "article": article,
        "ended_by": by,
        "ended_at": timezone.now(),
        "data": None,
        "text": "",
        "sketch": [],
    }
    Incoming.objects.filter(pk=incoming.pk).update(version=F("version") + 1, **ended)


def _source_of(incoming: Incoming, text: str) -> Source:
    return source_of(from_json(incoming.found), text, incoming.copy) if incoming.found else NO_SOURCE
