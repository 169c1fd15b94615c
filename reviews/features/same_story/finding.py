"""Is a story here already? Asked of a text that comes in, and of an article that is here."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, QuerySet

from reviews.intake.near import CANDIDATE, SAME, likeness, sketch
from reviews.intake.same_page import place_of
from reviews.intake.text import Unreadable, canonical
from reviews.models import Article, ArticleRevision

from .models import Place, SketchNumber

MOST = 5
COMPARED = 12
"""Texts that are compared word by word, those that share most of their sketch first."""


class Why(StrEnum):
    TEXT = "text"
    ADDRESS = "address"
    NEAR = "near"


@dataclass(frozen=True)
class Same:
    """An article that has a story already. `percent`: how much of the shorter text stands in the longer one."""

    article: Article
    why: Why
    percent: int = 100


def nearest(text: str, *, address: str = "") -> list[Same]:
    """Return at most MOST articles that have this text, this address or nearly this text, in that order."""
    try:
        text = canonical(text)
    except Unreadable:
        text = ""
    same = Article.objects.filter(revisions__sha256=ArticleRevision.digest(text)) if text else Article.objects.none()
    found = [Same(one, Why.TEXT) for one in same] + [Same(one, Why.ADDRESS) for one in _at(place_of(address))]
    return _each_once([*found, *_near(text, SketchNumber.objects.filter(number__in=sketch(text)))])


def same_as(article: Article, revision: ArticleRevision) -> list[Same]:
    """Return the other articles with the story of one, as this text of it tells it."""
    own = SketchNumber.objects.filter(revision=revision).values("number")
    others = SketchNumber.objects.filter(number__in=own).exclude(revision__article=article)
    at_address = _at(place_of(article.url)).exclude(pk=article.pk)
    return _each_once([*(Same(one, Why.ADDRESS) for one in at_address), *_near(revision.text, others)])


def _at(place: str) -> QuerySet[Article]:
    known = Place.objects.filter(place=place).values("article") if place else Place.objects.none().values("article")
    return Article.objects.filter(pk__in=known)


def _near(text: str, numbers: QuerySet[SketchNumber]) -> list[Same]:
    """Compare a text with those that have enough of these numbers, the likest first."""
    shares = numbers.values("revision").annotate(shares=Count("pk")).filter(shares__gte=CANDIDATE)
    keys = [one["revision"] for one in shares.order_by("-shares", "revision_id")[:COMPARED]]
    others = ArticleRevision.objects.filter(pk__in=keys).select_related("article") if keys else ()
    compared = [(likeness(text, other.text), other.article) for other in others]
    found = [(share, article) for share, article in compared if share >= SAME]
    return [Same(one, Why.NEAR, round(100 * share)) for share, one in sorted(found, key=lambda pair: -pair[0])]


def _each_once(found: list[Same]) -> list[Same]:
    once: dict[int, Same] = {}
    for one in found:
        once.setdefault(one.article.pk, one)
    return [*once.values()][:MOST]
