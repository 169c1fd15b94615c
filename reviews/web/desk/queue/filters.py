"""Which part of the queue one looks at. It lives in the address, so that it can be kept, sent and gone back to."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from reviews import languages
from reviews.models import Article, ArticleRevision, Claim, Claimant, Kind, State
from reviews.models.article import slug_of
from reviews.queries import desk

WHOSE = {
    "mine": _("Mine"),
    "returned": _("Returned"),
    "assigned": _("Assigned to me"),
    "help": _("Help needed"),
}
AGES = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
"""Claims that have been here for longer than this."""


def _one_of(known: Container[str]) -> Callable[[str], str]:
    return lambda value: value if value in known else ""


def _claimant(called: str) -> Claimant | None:
    """Return the claimant that the address names: by the slug, or as somebody typed the name."""
    found = {one.slug: one for one in Claimant.objects.filter(slug__in=[called, slug_of(called, "")])}
    return found.get(called) or next(iter(found.values()), None)


READ: dict[str, Callable[[str], Any]] = {
    "kind": _one_of(Kind.values),
    "state": _one_of(State.values),
    "whose": _one_of(WHOSE),
    "language": _one_of(languages.NAMES),
    "age": _one_of(AGES),
    "article": lambda public_id: Article.objects.filter(public_id=public_id).first(),
    "claimant": _claimant,
    "person": lambda username: User.objects.filter(username=username).first(),
}
"""What an address can narrow the queue to, and what a value there means; of a value that means nothing, nothing."""


def kept(query: Mapping[str, str]) -> str:
    """Return the filter in the query of an address as a query string; nothing where there is none."""
    return f"?{asked}" if (asked := urlencode({name: query[name] for name in READ if query.get(name)})) else ""


@dataclass(frozen=True)
class Chosen:
    """An article, a claimant or a person that alone is shown, and the address without it."""

    what: str
    name: str
    url: str


@dataclass(frozen=True)
class Filters:
    """What was asked for. Values that are none are left out and named in `unknown`."""

    kind: str = ""
    state: str = ""
    whose: str = ""
    language: str = ""
    age: str = ""
    article: Article | None = None
    claimant: Claimant | None = None
    person: User | None = None
    unknown: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        asked = {name: str(query[name]) for name in READ if query.get(name)}
        found = {name: meant for name, value in asked.items() if (meant := READ[name](value))}
        return cls(**found, unknown=[value for name, value in asked.items() if name not in found])

    def values(self) -> dict[str, str]:
        return {
            "kind": self.kind,
            "state": self.state,
            "whose": self.whose,
            "language": self.language,
            "age": self.age,
            "article": self.article.public_id if self.article else "",
            "claimant": self.claimant.slug if self.claimant else "",
            "person": self.person.username if self.person else "",
        }

    @property
    def query(self) -> str:
        """The query string that other pages and buttons carry: nothing where nothing was asked for."""
        return kept(self.values())

    def url(self, **changes: str) -> str:
        """Return the query string of this view with `changes`; an empty value takes a filter away."""
        return "?" + urlencode({name: value for name, value in (self.values() | changes).items() if value})

    @property
    def chosen(self) -> list[Chosen]:
        names = {
            "article": self.article and self.article.title,
            "claimant": self.claimant and self.claimant.name,
            "person": self.person and self.person.display_name,
        }
        return [Chosen(what, name, self.url(**{what: ""})) for what, name in names.items() if name]

    def claims(self, user: User) -> QuerySet[Claim]:
        """Return what is shown, most worth checking first, then the oldest."""
        return desk.desk_for(user).filter(self.condition(user)).order_by("-check_worthiness", "pk")

    def condition(self, user: User) -> Q:
        """Return what a claim must be for this view to show it."""
        shown = Q(state=self.state) if self.state else desk.WAITING
        shown &= self.place()
        if self.kind:
            shown &= Q(kind=self.kind)
        if self.language:
            shown &= _in_language(self.language)
        if self.age:
            shown &= Q(created_at__lte=timezone.now() - AGES[self.age])
        if self.whose:
            shown &= _whose(self.whose, user)
        return shown

    def place(self) -> Q:
        """Return which article, claimant and person a claim must be of."""
        place = Q()
        if self.article:
            place &= Q(revision__in=ArticleRevision.objects.filter(article=self.article).order_by().values("pk"))
        if self.claimant:
            place &= Q(claimant=self.claimant)
        if self.person:
            place &= Q(reviewer=self.person) | Q(assigned_to=self.person)
        return place


def _whose(whose: str, user: User) -> Q:
    match whose:
        case "assigned":
            return desk.assigned(user)
        case "help":
            return desk.needs_help()
        case "returned":
            return desk.returned(user)
    return desk.yours(user) & Q(reviewer=user)  # which follows, and is indexed


def _in_language(base: str) -> Q:
    """Return the condition for claims of articles in a language or a variety of it.

    The article is looked up for one claim after the other, so that the next claim is found without listing the articles; and
    it is not joined, here and above: whoever takes a claim locks its row, and none that others need.
    """
    article = ArticleRevision.objects.filter(pk=OuterRef("revision"))
    of_it = Q(article__language=base) | Q(article__language__startswith=f"{base}-")
    return Q(Exists(article.filter(of_it).order_by()))
