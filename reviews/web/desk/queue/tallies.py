"""How many claims each filter would show: what the links above the queue offer."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, Concat, NullIf, RowNumber, Trim
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck.accounts.models import User
from reviews import languages
from reviews.models import Claim, Kind, State
from reviews.queries import desk

from .filters import AGES, WHOSE, Filters

PLURALS = {
    Kind.VOTE_TALLY: gettext_lazy("Votes"),
    Kind.CASUALTY: gettext_lazy("Casualties"),
    Kind.STATEMENT: gettext_lazy("Statements"),
    Kind.QUANTITY: gettext_lazy("Quantities"),
    Kind.COMPARISON: gettext_lazy("Comparisons"),
    Kind.EVENT: gettext_lazy("Events"),
}
OLDER = {"day": gettext_lazy("Older than a day"), "week": gettext_lazy("Older than a week")}
WAITING = (State.OPEN, State.IN_REVIEW)
OFFERED = 10
"""Most articles, most claimants and most people that are offered to look at alone; the others by the address."""

ALWAYS_OFFERED = ("mine", "returned")

type Row = dict[str, Any]


@dataclass(frozen=True)
class Link:
    label: str
    count: int
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Tallies:
    """How many claims there are, by state, kind, language and age, and how many are free, yours, or came back to you."""

    filters: Filters
    rows: list[Row]

    @classmethod
    def of(cls, filters: Filters, user: User) -> "Tallies":
        """Count the claims of this article, claimant and person, or all, in one query."""
        rows = (
            desk.claims_for(user)
            .filter(filters.place())
            .order_by()
            .values("state", "kind", language=F("revision__article__language"), older=_age())
            .annotate(
                all=Count("pk"),
                free=Count("pk", filter=desk.free()),
                mine=Count("pk", filter=desk.yours(user)),
                returned=Count("pk", filter=desk.returned(user)),
                assigned=Count("pk", filter=desk.assigned(user)),
                help=Count("pk", filter=desk.needs_help()),
            )
        )
        return cls(filters, [{**row, "language": languages.base_of(row["language"])} for row in rows])

    @property
    def waiting(self) -> int:
        return sum(row["free"] for row in self.rows)

    @property
    def yours(self) -> int:
        return sum(row["mine"] for row in self.rows)

    @property
    def returned(self) -> int:
        return sum(row["returned"] for row in self.rows)

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
        counts = self._shown("kind", lambda row: [row["kind"]])
        links = [Link(_("All kinds"), counts.total(), self.filters.url(kind=""), not self.filters.kind)]
        return links + self._links("kind", {kind.value: PLURALS[kind] for kind in Kind}, counts)

    def languages(self) -> list[Link]:
        """Return the links of languages, the most frequent first; none where all is in one."""
        counts = self._shown("language", lambda row: [row["language"]])
        if len(counts) < 2 and not self.filters.language:
            return []
        links = [Link(_("All languages"), counts.total(), self.filters.url(language=""), not self.filters.language)]
        named = {code: languages.name_of(code) for code, _count in counts.most_common()}
        if self.filters.language:
            named.setdefault(self.filters.language, languages.name_of(self.filters.language))
        return links + self._links("language", named, counts)

    def ages(self) -> list[Link]:
        counts = self._shown("age", lambda row: [age for age in AGES if _is_older(row, age)])
        links = self._links("age", OLDER, counts)
        if links and self.filters.age:
            links = [Link(_("Of any age"), self._shown("age", lambda _row: [""])[""], self.filters.url(age="")), *links]
        return links

    def states(self) -> list[Link]:
        filters, rows = self.filters, self._matching("state")
        counts = Counter[str]()
        for row in rows:
            counts[row["state"]] += row["all"]
        waiting = sum(counts[state] for state in WAITING)
        whole = filters.url(state="", whose="")
        links = [Link(_("In the queue"), waiting, whole, not (filters.state or filters.whose))]
        for whose, label in WHOSE.items():
            count, url = sum(row[whose] for row in rows), filters.url(state="", whose=whose)
            if count or whose in ALWAYS_OFFERED or filters.whose == whose:
                links.append(Link(str(label), count, url, filters.whose == whose))
        return links + [
            Link(str(state.label), counts[state], filters.url(state=state, whose=""), filters.state == state)
            for state in State
            if counts[state] or filters.state == state
        ]

    def _shown(self, but: str, values: Callable[[Row], Iterable[str]]) -> Counter[str]:
        """Count what is shown without the filter `but`, by the values that a claim has for it."""
        counts = Counter[str]()
        states = (self.filters.state,) if self.filters.state else WAITING
        for row in self._matching(but):
            if row["state"] in states and (count := row[self.filters.whose or "all"]):
                counts.update(dict.fromkeys(values(row), count))
        return counts

    def _matching(self, but: str) -> list[Row]:
        filters = self.filters
        return [
            row
            for row in self.rows
            if (but == "kind" or filters.kind in ("", row["kind"]))
            and (but == "language" or filters.language in ("", row["language"]))
            and (but == "age" or not filters.age or _is_older(row, filters.age))
        ]

    def _links(self, name: str, labels: dict[str, Any], counts: Counter[str]) -> list[Link]:
        asked = getattr(self.filters, name)
        return [
            Link(str(label), counts[value], self.filters.url(**{name: value}), asked == value)
            for value, label in labels.items()
            if counts[value] or asked == value
        ]


def _age() -> Case:
    """Return the greatest of AGES that a claim has passed."""
    now = timezone.now()
    passed = [When(created_at__lte=now - age, then=Value(name)) for name, age in reversed(AGES.items())]
    return Case(*passed, default=Value(""))


def _is_older(row: Row, age: str) -> bool:
    return row["older"] in AGES and AGES[row["older"]] >= AGES[age]


def _name(who: str) -> NullIf:
    """The full name of a person; nothing for somebody who gave none."""
    return NullIf(Trim(Concat(f"{who}__first_name", Value(" "), f"{who}__last_name")), Value(""))


OFFERS: dict[str, tuple[Any, Any]] = {
    "article": (F("revision__article__public_id"), F("revision__article__title")),
    "claimant": (F("claimant__slug"), F("claimant__name")),
    "person": (
        Coalesce("reviewer__username", "assigned_to__username"),  # no claim has both
        Coalesce(_name("reviewer"), "reviewer__username", _name("assigned_to"), "assigned_to__username"),
    ),
}
"""What is offered by name: the filter, its value in the address, and what it is called."""


def offers(filters: Filters, user: User) -> dict[str, list[Link]]:
    """Return the articles, claimants and people with most of what is shown, all in one query."""
    shown = desk.claims_for(user).filter(filters.condition(user)).order_by()
    first, *others = (_most_frequent(shown, name) for name in OFFERS)
    offered: dict[str, list[Link]] = {name: [] for name in OFFERS}
    for name, key, label, count, _place in sorted(first.union(*others, all=True).order_by(), key=lambda row: row[-1]):
        offered[name].append(Link(label, count, filters.url(**{name: key})))
    return offered


def _most_frequent(shown: QuerySet[Claim], name: str) -> QuerySet[Claim, tuple[str, str, str, int, int]]:
    key, label = OFFERS[name]
    named = shown.annotate(key=key).exclude(key=None).values("key", filter=Value(name, CharField()), label=label)
    count = named.annotate(count=Count("pk"))
    place = Window(RowNumber(), order_by=[F("count").desc(), F("key").asc()])
    return (
        count.annotate(place=place).filter(place__lte=OFFERED).values_list("filter", "key", "label", "count", "place")
    )


def counted(number: int) -> str:
    """Return a count as the language groups its digits."""
    return number_format(number, use_l10n=True, force_grouping=True)
