"""Which of many stories that were offered are here already, or are one another: asked for all of a list at once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations

from reviews.intake.near import CANDIDATE, SAME, are_near, likeness
from reviews.models import ArticleRevision

from .finding import COMPARED, Same, Why
from .models import Place, SketchNumber


@dataclass(frozen=True)
class Told:
    """What is known of a story that was not taken in: its place, and the sketch of its text, which is read only where it may be found."""

    place: str
    sketch: list[int]
    text: Callable[[], str]


def stories[K: Hashable](told: Mapping[K, Told]) -> dict[K, Same]:
    """Return an article for each story that is here, by its address or its text."""
    places = Place.objects.filter(place__in={one.place for one in told.values() if one.place})
    at = {one.place: one.article for one in places.select_related("article").order_by("-pk")}
    found = {key: Same(at[one.place], Why.ADDRESS) for key, one in told.items() if one.place in at}
    return found | _near({key: one for key, one in told.items() if key not in found and one.sketch})


def _near[K: Hashable](told: Mapping[K, Told]) -> dict[K, Same]:
    likely = _likely({key: set(one.sketch) for key, one in told.items()})
    keys = {revision for ones in likely.values() for revision in ones}
    texts = ArticleRevision.objects.select_related("article").in_bulk(keys) if keys else {}
    found = {}
    for key, ones in likely.items():
        text = told[key].text()
        share, revision = max((likeness(text, texts[one].text), one) for one in ones if one in texts)
        if share >= SAME:
            found[key] = Same(texts[revision].article, Why.NEAR, round(100 * share))
    return found


def _likely[K: Hashable](sketches: Mapping[K, set[int]]) -> dict[K, list[int]]:
    """Return the texts of articles that share enough of a sketch, those that share most of it first."""
    numbers = set().union(*sketches.values())
    known: defaultdict[int, set[int]] = defaultdict(set)
    rows = SketchNumber.objects.filter(number__in=numbers) if numbers else SketchNumber.objects.none()
    for revision, number in rows.values_list("revision", "number"):
        known[revision].add(number)
    likely = {}
    for key, sketch in sketches.items():
        shares = {revision: len(its & sketch) for revision, its in known.items()}
        enough = [revision for revision, share in shares.items() if share >= CANDIDATE]
        if enough:
            likely[key] = sorted(enough, key=lambda revision: -shares[revision])[:COMPARED]
    return likely


def twins[K: Hashable](told: Mapping[K, Told]) -> dict[K, list[K]]:
    """Return which of these stories are one another, as their texts tell."""
    found: defaultdict[K, list[K]] = defaultdict(list)
    for (key, one), (other, its) in combinations(told.items(), 2):
        if len(set(one.sketch).intersection(its.sketch)) >= CANDIDATE and are_near(one.text(), its.text()):
            found[key].append(other)
            found[other].append(key)
    return dict(found)
