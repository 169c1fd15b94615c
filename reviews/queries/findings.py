"""What follows by arithmetic from the claims of a text: for the desk as they are now, for readers as they may know them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Max, Q

from reviews.content.findings import frozen
from reviews.content.review import Grounds
from reviews.extraction import ExtractedClaim, Finding, findings
from reviews.extraction.claims import Mention
from reviews.models import Claim, Event
from reviews.models.claim import corrected, words_in
from reviews.models.history import CARRIED, CONTENT_ACTIONS

from . import readers

type Details = dict[str, Any]
type Fields = dict[str, Any]
"""The details and the figures of a claim, or one of both."""

FIGURES = ("details", "figures")
FIGURE = {"kind", "start", "end", "details"}
READ = ("pk", "start", "end", "quote", "kind", *FIGURES)
"""What is read of each claim of a text: making whole rows of two hundred takes longer than all else that is handed in."""
IN_PLACE = ("start", "end", "pk")
NOTHING: Mapping[int, Fields] = {}
CORRECTIONS = ("describe", "figures")
SINCE_ANOTHER_TEXT = (CARRIED, "place")
"""The actions that bring a claim to another text: places in earlier events are of the older one."""


def findings_about(claim: Claim) -> list[Finding]:
    """Return what can be computed about this claim from the article's claims as they are worded now.

    The claims a finding names are positions in the article's claims by `start, end`, as its pages number them.
    """
    claims = _of(claim.revision_id)
    position = list(claims).index(claim.pk)
    return [found for found in findings(list(claims.values())) if position in found.claims]


def for_readers(claim: Claim) -> Grounds:
    """Return the findings that are published with this claim, and the checks that they rest on.

    They rest on this claim as it is handed in, on the others as the article prints them or as their checks are published,
    and on nothing else that the desk wrote or did: a claim that was marked by hand is left out until it is published.
    """
    checks = dict(_published(claim))
    read = _as_printed(claim)
    for pk, (_, published) in checks.items():
        read[pk] = read.get(pk, {}) | published
    read[claim.pk] = {"details": claim.details, "figures": claim.figures}
    known = Q(pk=claim.pk) | Q(pk__in=checks) | ~Q(extractor="")
    claims = _of(claim.revision_id, known, read)
    keys = list(claims)
    position = keys.index(claim.pk)
    found = [finding for finding in findings(list(claims.values())) if position in finding.claims]
    named = {keys[place] for finding in found for place in finding.claims} - {claim.pk}
    return {
        "findings": [frozen(one) for one in found],
        "rests_on": sorted(checks[pk][0] for pk in named if pk in checks),
    }


def _published(claim: Claim) -> Iterator[tuple[int, tuple[str, Fields]]]:
    """Yield the published claims of the text with their public ids and the details and figures of their checks; an odd copy has none."""
    public = readers.published().filter(claim__revision=claim.revision_id).order_by()
    content = (f"live__content__claim__{name}" for name in FIGURES)
    for pk, public_id, details, figures in public.values_list("claim", "claim__public_id", *content):
        fields = {"details": details} if isinstance(details, dict) else {}
        yield pk, (public_id, fields | ({"figures": figures} if _are_figures(figures) else {}))


def _are_figures(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) and one.keys() >= FIGURE for one in value)


def _as_printed(claim: Claim) -> dict[int, Fields]:
    """Return what the program read of those of the text's claims that the desk corrected since: before the first correction."""
    corrections = Event.objects.filter(
        claim__revision=claim.revision_id, action__in=(*CORRECTIONS, *SINCE_ANOTHER_TEXT)
    )
    return printed(corrections.order_by("-pk").values_list("claim", "action", "data"))


def printed(newest_first: Iterable[tuple[int, str, Fields]]) -> dict[int, Fields]:
    """Return what the article prints of the claims that these events are of; what came before another text is in its event."""
    found: dict[int, Fields] = {}
    settled: set[int] = set()
    for pk, action, data in newest_first:
        if pk in settled or action not in (*CORRECTIONS, *SINCE_ANOTHER_TEXT):
            continue
        before = data["before"] if action in CORRECTIONS else data.get("printed", {})
        found[pk] = found.get(pk, {}) | {name: before[name] for name in FIGURES if name in before}
        if action in SINCE_ANOTHER_TEXT:
            settled.add(pk)
    return found


def not_adding_up_in(articles: Collection[int]) -> set[int]:
    """Return the keys of such claims in several articles.

    What was computed for an article is kept in this process until its history has a claim added or corrected.
    """
    events = Event.objects.filter(article__in=articles, action__in=(*CONTENT_ACTIONS, CARRIED)).order_by()
    changes = events.values_list("article").annotate(Count("pk"), Max("pk"))
    stamps = {article: f"{count}-{last}" for article, count, last in changes}
    keys = {article: f"not-adding-up-{article}-{stamps.get(article)}" for article in articles}
    kept = caches["process"].get_many(keys.values())
    if new := [article for article in articles if keys[article] not in kept]:
        computed = _not_adding_up_in(new)
        kept |= (made := {keys[article]: computed.get(article, frozenset()) for article in new})
        caches["process"].set_many(made)
    return set().union(*kept.values())


def _not_adding_up_in(articles: list[int]) -> dict[int, frozenset[int]]:
    """Return them by article, asking the database once."""
    rows = Claim.objects.filter(revision__article__in=articles).order_by("revision_id", *IN_PLACE)
    texts = groupby(rows.values_list("revision__article", "revision", *READ), key=itemgetter(0, 1))
    found: dict[int, frozenset[int]] = {}
    for (article, _), of_one in texts:
        claims = dict(_extracted(row[2:]) for row in of_one)
        found[article] = found.get(article, frozenset()) | _wrong_of(claims)
    return found


def _wrong_of(claims: dict[int, ExtractedClaim]) -> frozenset[int]:
    """Return the keys of those of a text's claims of which something computed does not hold."""
    keys = list(claims)
    wrong = (found for found in findings(list(claims.values())) if found.holds is False)
    return frozenset(keys[place] for found in wrong for place in found.claims)


def _of(revision: int, known: Q | None = None, instead: Mapping[int, Fields] = NOTHING) -> dict[int, ExtractedClaim]:
    """Return the claims of a text by key, in its order; those in `instead` with the fields from there."""
    rows = Claim.objects.filter(known or Q(), revision=revision).order_by(*IN_PLACE)
    return dict(_extracted(row, instead) for row in rows.values_list(*READ))


def _extracted(row: tuple[Any, ...], instead: Mapping[int, Fields] = NOTHING) -> tuple[int, ExtractedClaim]:
    pk, start, end, quote, kind, details, figures = row
    fields = {"details": details, "figures": figures} | instead.get(pk, {})
    alone = Mention(start, end, quote, kind, (start, end), details=fields["details"])
    held = tuple(_figures(alone, fields["figures"]))
    return pk, ExtractedClaim(start, end, quote, kind, (start, end), details=alone.details, figures=held)


def _figures(claim: Mention, figures: list[Details]) -> Iterator[Mention]:
    """The figures of a claim, its own with the details that the claim has now."""
    for figure in corrected(figures, claim.kind, claim.details):
        start, end = figure["start"], figure["end"]
        words = words_in(claim.quote, claim.start, (start, end))
        yield Mention(start, end, words, figure["kind"], claim.sentence, details=figure["details"])
