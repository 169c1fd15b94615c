"""Which part of the queue one looks at. It lives in the address, so that it can be kept, sent and gone back to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.accounts.models import User
from reviews.models import Article, Claim, Claimant, Kind, State
from reviews.queries import desk

PLURALS = {
    Kind.VOTE_TALLY: gettext_lazy("Votes"),
    Kind.CASUALTY: gettext_lazy("Casualties"),
    Kind.STATEMENT: gettext_lazy("Statements"),
    Kind.QUANTITY: gettext_lazy("Quantities"),
    Kind.COMPARISON: gettext_lazy("Comparisons"),
    Kind.EVENT: gettext_lazy("Events"),
}
WHOSE = {"mine": gettext_lazy("Mine"), "returned": gettext_lazy("Returned")}
WAITING = (State.OPEN, State.IN_REVIEW)
OFFERED = 12
"""Most articles, and most claimants, that are offered to look at alone."""


@dataclass(frozen=True)
class Link:
    label: str
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class Filters:
    """What was asked for. Values that are none are left out and named in `unknown`."""

    kind: str = ""
    state: str = ""
    whose: str = ""
    article: Article | None = None
    claimant: Claimant | None = None
    unknown: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        asked = {
            name: str(query[name]) for name in ("kind", "state", "whose", "article", "claimant") if query.get(name)
        }
        found: dict[str, Any] = {
            name: asked[name]
            for name, known in (("kind", Kind.values), ("state", State.values), ("whose", WHOSE))
            if asked.get(name) in known
        }
        if "article" in asked:
            found["article"] = Article.objects.filter(public_id=asked["article"]).first()
        if "claimant" in asked:
            found["claimant"] = Claimant.objects.filter(slug=asked["claimant"]).first()
        return cls(**found, unknown=[value for name, value in asked.items() if not found.get(name)])

    def values(self) -> dict[str, str]:
        return {
            "kind": self.kind,
            "state": self.state,
            "whose": self.whose,
            "article": self.article.public_id if self.article else "",
            "claimant": self.claimant.slug if self.claimant else "",
        }

    def url(self, **changes: str) -> str:
        """Return the query string of this view with `changes`; an empty value takes a filter away."""
        return "?" + urlencode({name: value for name, value in (self.values() | changes).items() if value})

    def without_article(self) -> str:
        return self.url(article="")

    def without_claimant(self) -> str:
        return self.url(claimant="")

    def claims(self, user: User) -> QuerySet[Claim]:
        """Return what is shown, most worth checking first, then the oldest."""
        return desk.desk_for(user).filter(self.condition(user)).order_by("-check_worthiness", "pk")

    def condition(self, user: User) -> Q:
        """Return what a claim must be for this view to show it."""
        shown = Q(state=self.state) if self.state else desk.WAITING
        shown &= self._place()
        if self.kind:
            shown &= Q(kind=self.kind)
        if self.whose:
            shown &= desk.yours(user) if self.whose == "mine" else desk.returned(user)
        return shown

    def _place(self) -> Q:
        place = Q()
        if self.article:
            place &= Q(revision__article=self.article)
        if self.claimant:
            place &= Q(claimant=self.claimant)
        return place

    def tallies(self, user: User) -> "Tallies":
        """Count the claims of this article and claimant, or all, in one query."""
        rows = (
            desk.desk_for(user)
            .filter(self._place())
            .order_by()
            .values("state", "kind")
            .annotate(
                all=Count("pk"),
                free=Count("pk", filter=desk.free()),
                mine=Count("pk", filter=desk.yours(user)),
                returned=Count("pk", filter=desk.returned(user)),
            )
        )
        return Tallies(self, [dict(row) for row in rows])

    def articles(self, user: User) -> list[Link]:
        found = self._offered(user, "revision__article__public_id", "revision__article__title")
        return [Link(title, count, self.url(article=key), is_current=False) for key, title, count in found]

    def claimants(self, user: User) -> list[Link]:
        found = self._offered(user, "claimant__slug", "claimant__name")
        return [Link(name, count, self.url(claimant=key), is_current=False) for key, name, count in found if key]

    def _offered(self, user: User, key: str, label: str) -> Iterable[tuple[str, str, int]]:
        claims = self.claims(user).order_by()
        return claims.values_list(key, label).annotate(count=Count("pk")).order_by("-count", label)[: OFFERED + 1]


@dataclass(frozen=True)
class Tallies:
    """How many claims there are, by state and kind, and how many of them are free, yours, or came back to you."""

    filters: Filters
    rows: list[dict[str, Any]]

    @property
    def waiting(self) -> int:
        return sum(row["free"] for row in self.rows)

    @property
    def yours(self) -> int:
        return sum(row["mine"] for row in self.rows)

    @property
    def sentence(self) -> str:
        claims = ngettext("%(number)s claim waits", "%(number)s claims wait", self.waiting)
        yours = (
            ngettext("%(number)s is yours", "%(number)s are yours", self.yours) if self.yours else _("none is yours")
        )
        return _("%(claims)s, %(yours)s") % {
            "claims": claims % {"number": counted(self.waiting)},
            "yours": yours % {"number": counted(self.yours)},
        }

    def kinds(self) -> list[Link]:
        """Return the links of kinds, each with what the other filters leave of it."""
        filters, counts = self.filters, Counter[str]()
        for row in self.rows:
            if row["state"] in ((filters.state,) if filters.state else WAITING):
                counts[row["kind"]] += row[filters.whose or "all"]
        links = [Link(_("All kinds"), counts.total(), filters.url(kind=""), not filters.kind)]
        return links + [
            Link(str(PLURALS[kind]), counts[kind], filters.url(kind=kind), filters.kind == kind)
            for kind in Kind
            if counts[kind] or filters.kind == kind
        ]

    def states(self) -> list[Link]:
        filters, counts = self.filters, Counter[str]()
        for row in self.rows:
            if filters.kind in ("", row["kind"]):
                counts[row["state"]] += row["all"]
        waiting = sum(counts[state] for state in WAITING)
        links = [
            Link(_("In the queue"), waiting, filters.url(state="", whose=""), not (filters.state or filters.whose))
        ]
        links += [
            Link(
                str(label),
                sum(row[whose] for row in self.rows),
                filters.url(state="", whose=whose),
                filters.whose == whose,
            )
            for whose, label in WHOSE.items()
        ]
        return links + [
            Link(str(state.label), counts[state], filters.url(state=state, whose=""), filters.state == state)
            for state in State
            if counts[state] or filters.state == state
        ]


def counted(number: int) -> str:
    """Return a count as the language groups its digits."""
    return number_format(number, use_l10n=True, force_grouping=True)
