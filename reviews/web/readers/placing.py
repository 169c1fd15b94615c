"""Where checks stand in the article that readers see, when its text changed between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from reviews.models import Article, ArticleRevision, Publication
from reviews.queries import readers
from reviews.web.parts.published.check import Check, is_whole
from reviews.workflow.articles.revisions.anchoring import Anchoring


@dataclass
class Place:
    """Where a published check's claim stands, or stands too; `key` is the public id of the claim.

    `frozen` is where it begins in the text that it was checked on.
    """

    check: Check
    key: str
    start: int
    end: int
    frozen: int


@dataclass
class Shown:
    """The newest text that a check was made on, the checks that stand in it, and those whose words it has not any more."""

    text: str
    places: list[Place]
    elsewhere: list[Place] = field(default_factory=list)

    def place_of(self, at: int) -> int:
        """Return the place, in this text, of the check that was frozen `at` a place in its own."""
        return next((one.start for one in self.places if one.frozen == at), at)


def shown(found: Article) -> Shown:
    """Return what readers see of an article. Checks of an older text are only put on words that are surely theirs."""
    published = readers.published().filter(claim__revision__article=found)
    linked = readers.appearances().filter(revision__article=found)
    texts = ArticleRevision.objects.filter(Q(claims__publication__in=published) | Q(claims__in=linked))
    newest, *older = texts.distinct().order_by("-number")
    result = Shown(newest.text, _places_in(newest))
    for text in older:
        _add_older(result, _places_in(text), Anchoring(text.text, newest.text))
    return result


def _places_in(text: ArticleRevision) -> list[Place]:
    own = readers.published().filter(claim__revision=text)
    return [*_places(own), *_places(readers.published_in(text))]


def _places(found: Iterable[Publication]) -> list[Place]:
    return [_place(check, one) for one in found if is_whole(check := Check.of(one))]


def _place(check: Check, row: Publication) -> Place:
    """Return where a check stands as it was frozen; of `readers.published_in` where it stands too."""
    if key := getattr(row, "key", ""):
        return Place(check, key, row.at, row.to, row.at)
    article = check.content["article"]
    return Place(check, check.public_id, article["start"], article["end"], article["start"])


def _add_older(result: Shown, older: list[Place], anchoring: Anchoring) -> None:
    for place in older:
        found = anchoring.find(place.start, place.end)
        if found.is_again and found.span:
            result.places.append(Place(place.check, place.key, *found.span, place.frozen))
        else:
            result.elsewhere.append(place)
