"""Who at the desk has the same claim? Claims of other places that are like one, and what its claimant said elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import GreaterThan

from factcheck.accounts.models import User
from reviews.models import Claim, Kind, State
from reviews.queries import desk

from .likeness import alike, shared

MOST = 5
MOST_OF_SERIES = 12
CANDIDATES = 60
"""Claims that the database offers and that are compared by wording, figures and claimant."""
MOST_WORDS = 6
"""Words of a claim by which the database is asked: its numbers, its names, and then its longest."""
WORD = re.compile(r"\d[\d,.]*\d|\w{3,}")


@dataclass(frozen=True)
class Alike:
    """A claim, and the words and numbers that it shares with another, as they stand in its own."""

    claim: Claim
    shared: list[str]


@dataclass(frozen=True)
class Elsewhere:
    """What else the desk has of a claim: those linked to it, the same in other words, a casualty figure over time, and what its
    claimant said.
    """

    linked: list[Claim]
    at_work: list[Alike]
    series: list[Claim]
    said_before: list[Claim]


def elsewhere(claim: Claim, user: User) -> Elsewhere:
    found = claims_like(claim, user)
    at_work = [one for one in found if one.state not in (State.PUBLISHED, State.WITHDRAWN)]
    return Elsewhere(
        linked=[*desk.lean_claims_for(user).filter(appearance_of=claim)],
        at_work=[Alike(one, shared(claim.wording, one.wording)) for one in at_work[:MOST]],
        series=series_of(claim, found) if claim.kind == Kind.CASUALTY else [],
        said_before=said_before(claim, user),
    )


def claims_like(claim: Claim, user: User) -> list[Claim]:
    """Return the claims that are like one, but for those that were dismissed, the most alike first."""
    words = distinguishing_words(claim.wording)
    if not words:
        return []
    has = (GreaterThan(StrIndex("wording", Value(word)), 0) for word in words)
    shares = reduce(add, [Case(When(condition, then=1), default=0) for condition in has])
    others = desk.lean_claims_for(user).exclude(pk=claim.pk).exclude(state=State.DISMISSED)
    candidates = others.annotate(shares=shares).filter(shares__gte=min(2, len(words)))
    known = {one.pk: one for one in candidates.order_by("-shares", "-pk")[:CANDIDATES]}
    return [known[key] for key in alike(claim, known)]


def distinguishing_words(wording: str) -> list[str]:
    """Return the words that distinguish a claim from most others: at most MOST_WORDS of them."""
    words = dict.fromkeys(WORD.findall(wording))
    first = wording.partition(" ")[0]

    def rank(word: str) -> tuple[int, int]:
        is_name = word[0].isupper() and word != first
        return (0 if word[0].isdigit() else 1 if is_name else 2), -len(word)

    return sorted(words, key=rank)[:MOST_WORDS]


def series_of(claim: Claim, found: Iterable[Claim]) -> list[Claim]:
    """Return a casualty figure with those like it, by the day of their articles; nothing where it stands alone."""
    harm = claim.details.get("harm")
    same = [one for one in found if one.kind == Kind.CASUALTY and one.details.get("harm") == harm]
    by_day = sorted(
        [claim, *same[: MOST_OF_SERIES - 1]], key=lambda one: one.article.published or one.article.retrieved
    )
    return by_day if same else []


def said_before(claim: Claim, user: User) -> list[Claim]:
    """Return what the claimant of a claim said in other articles, the newest first."""
    if claim.claimant is None or not claim.claimant.is_named:
        return []
    claims = desk.lean_claims_for(user).filter(claimant=claim.claimant).exclude(state=State.DISMISSED)
    return [*_newest(claims.exclude(revision__article=claim.article))[:MOST]]


def _newest(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    day = Coalesce("revision__article__published", "revision__article__retrieved")
    return claims.order_by(day.desc(), "pk")
