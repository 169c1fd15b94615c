"""What follows by arithmetic from the claims of a text: for the desk as they are now, for readers as they may know them."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Max, Q, QuerySet

from reviews import queries
from reviews.extraction import ExtractedClaim, Finding, findings
from reviews.extraction.claims import Mention
from reviews.models import Claim, Event

type Details = dict[str, Any]


def findings_about(claim: Claim) -> list[Finding]:
    """Return what can be computed about this claim from the article's claims as they are worded now.

    The claims a finding names are positions in the article's claims by `start, end`, as its pages number them.
    """
    claims = list(claim.revision.claims.select_related("claimant").order_by("start", "end", "pk"))
    position = [other.pk for other in claims].index(claim.pk)
    return [found for found in findings([_extracted(other) for other in claims]) if position in found.claims]


def for_readers(claim: Claim) -> dict[str, Any]:
    """Return the findings that are published with this claim, as JSON, and the checks that they `rest_on`, by public id.

    They rest on this claim as it is handed in, on the others as the article prints them or as their checks are published,
    and on nothing else that the desk wrote or did: a claim that was marked by hand is left out until it is published.
    """
    checks = {pk: (public_id, details) for pk, public_id, details in _published(claim)}
    details = _as_printed(claim) | {pk: published for pk, (_, published) in checks.items()} | {claim.pk: claim.details}
    known = Q(pk=claim.pk) | Q(pk__in=checks) | ~Q(extractor="")
    claims = list(claim.revision.claims.filter(known).order_by("start", "end", "pk"))
    position = [other.pk for other in claims].index(claim.pk)
    found = [
        finding
        for finding in findings([_extracted(other, details.get(other.pk)) for other in claims])
        if position in finding.claims
    ]
    named = {claims[place].pk for finding in found for place in finding.claims} - {claim.pk}
    return {
        "findings": [
            {"rule": one.rule, "sentence": one.sentence, "holds": one.holds, "computed": one.computed} for one in found
        ],
        "rests_on": sorted(checks[pk][0] for pk in named if pk in checks),
    }


def _published(claim: Claim) -> QuerySet[Any, tuple[int, str, Details]]:
    public = queries.published().filter(claim__revision=claim.revision_id).order_by()
    return public.values_list("claim", "claim__public_id", "live__content__claim__details")


def _as_printed(claim: Claim) -> dict[int, Details]:
    """Return what the program read of those of the text's claims that the desk corrected since: before the first correction."""
    corrections = Event.objects.filter(claim__revision=claim.revision_id, action="describe").order_by("-pk")
    return {pk: data["before"]["details"] for pk, data in corrections.values_list("claim", "data")}


def not_adding_up(claims: Iterable[Claim]) -> set[int]:
    """Return the keys of those claims of which something computed does not hold. They must be all the claims of one text."""
    claims = sorted(claims, key=lambda claim: (claim.start, claim.end, claim.pk))
    wrong = (found for found in findings([_extracted(claim) for claim in claims]) if found.holds is False)
    return {claims[place].pk for found in wrong for place in found.claims}


def not_adding_up_in(articles: Collection[int]) -> set[int]:
    """Return the keys of such claims in several articles.

    What was computed for an article is kept in this process until its history tells of a claim added or corrected.
    """
    told = Event.objects.filter(article__in=articles, action__in=("split", "describe")).order_by()
    changes = told.values_list("article").annotate(Count("pk"), Max("pk"))
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
    shown = ("start", "end", "quote", "kind", "details", "figures", "revision__article")
    claims = Claim.objects.filter(revision__article__in=articles).select_related("revision").only(*shown)
    texts = groupby(claims.order_by("revision_id"), key=attrgetter("revision"))
    found: dict[int, frozenset[int]] = {}
    for revision, of_one in texts:
        found[revision.article_id] = found.get(revision.article_id, frozenset()) | not_adding_up(of_one)
    return found


def _extracted(claim: Claim, details: Details | None = None) -> ExtractedClaim:
    details = claim.details if details is None else details
    return ExtractedClaim(
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        kind=claim.kind,
        sentence=(claim.start, claim.end),
        details=details,
        figures=tuple(_figures(claim, details)),
    )


def _figures(claim: Claim, details: Details) -> Iterator[Mention]:
    """The figures of a claim, the first of its kind with the details that the claim has now."""
    first = next((place for place, figure in enumerate(claim.figures) if figure["kind"] == claim.kind), None)
    for place, figure in enumerate(claim.figures):
        start, end = figure["start"], figure["end"]
        words = claim.quote[max(start - claim.start, 0) : max(end - claim.start, 0)]
        told = details if place == first else figure["details"]
        yield Mention(start, end, words, figure["kind"], (claim.start, claim.end), details=told)
