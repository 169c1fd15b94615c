"""What an article says in a claim, as fields that fit the kind of each figure: a vote tally looks like a vote tally."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.content.review import described
from reviews.models import Claim
from reviews.models.claim import WORDING_LIMIT, own_figure
from reviews.web.parts.forms import Line, Prose

from .details_form import FORMS, NOTHING, Details, Typed

SPEAKER = ("claimant", "claimant_role")
WORDED = ("wording", *SPEAKER)


@dataclass(frozen=True)
class Group:
    """One figure of a claim, or its own details: `words` are the article's, `place` is that among the figures that it holds."""

    name: str
    kind: str
    words: str
    details: dict[str, Any]
    place: int | None

    @property
    def prefix(self) -> str:
        return f"{ClaimForm.prefix}-{self.name}" if self.name else ClaimForm.prefix

    def labelled(self, label: Any) -> str:
        """Return the label of a field where the fields of others stand beside it."""
        return in_figure(label, self.words) if self.words else str(label)


def in_figure(label: Any, words: str) -> str:
    """Return the label of a field with the article's `words` for its figure."""
    return _("%(label)s (“%(words)s”)") % {"label": label, "words": words}


def groups_of(claim: Claim, description: Mapping[str, Any]) -> list[Group]:
    """Return the figures in a claim's description (`content.review.described`), its own first; older ones have only that."""
    figures = description.get("figures", [])
    own = own_figure(figures, claim.kind)
    words = [claim.words_at((figure["start"], figure["end"])) for figure in figures]
    first = Group("", claim.kind, "" if own is None else words[own], description["details"], own)
    others = [
        Group(f"figure-{place + 1}", figure["kind"], words[place], figure["details"], place)
        for place, figure in enumerate(figures)
        if place != own
    ]
    return [first, *others]


class ClaimForm(forms.Form):
    """How a claim is worded, who said it, and the figures that it holds, each with the fields of its kind."""

    prefix = "claim"
    wording = Prose(
        label=_("The claim, as it stands alone"), max_length=WORDING_LIMIT, widget=forms.Textarea(attrs={"rows": 2})
    )
    claimant = Line(
        label=_("Who said it"), required=False, max_length=200, help_text=_("The full name, without a title.")
    )
    claimant_role = Line(label=_("Their role"), required=False, max_length=300, help_text=_("“Mayor of Lindgate”"))

    def __init__(self, claim: Claim, data: Any = None, *, typed: Typed = NOTHING) -> None:
        """`typed` is what nobody saves yet, by the names in the page."""
        self.described = described(claim)
        super().__init__(data, initial={one: typed.get(f"{self.prefix}-{one}", self.described[one]) for one in WORDED})
        if not claim.is_said and not claim.claimant:  # it has no speaker to be wrong about
            for name in SPEAKER:
                del self.fields[name]
        self.groups = [
            (group, FORMS[group.kind](group.details, data, prefix=group.prefix, typed=typed))
            for group in groups_of(claim, self.described)
        ]

    @property
    def wording_field(self) -> forms.BoundField:
        return self["wording"]

    @property
    def speaker(self) -> list[forms.BoundField]:
        return [self[name] for name in SPEAKER if name in self.fields]

    @property
    def figures(self) -> list[tuple[Group, Details]]:
        """The groups that have a field."""
        return [(group, form) for group, form in self.groups if form.fields]

    @property
    def parts(self) -> list[forms.Form]:
        return [self, *(form for _, form in self.groups)]

    @property
    def bound_fields(self) -> list[forms.BoundField]:
        return [field for form in self.parts for field in form]

    @property
    def labels(self) -> dict[str, str]:
        """What each field is called beside all the others, by its name in the page."""
        labels = {field.html_name: str(field.label) for field in self}
        are_several = len(self.figures) > 1
        for group, form in self.groups:
            labels |= {one.html_name: group.labelled(one.label) if are_several else str(one.label) for one in form}
        return labels

    @property
    def is_wrong(self) -> bool:
        """Whether anything that was typed cannot be stored; its field shows why."""
        return any(form.errors for form in self.parts)

    def description(self) -> dict[str, Any]:
        """Return what `reviewing.describe` takes; a speaker who was not sent stays. Call only when nothing is wrong."""
        sent = [name for name in WORDED if self.add_prefix(name) in self.data]
        worded = {name: self.cleaned_data[name] for name in sent if name in self.fields}
        merged = {group.place: form.merged() for group, form in self.groups}
        figures = [figure | {"details": merged[place]} for place, figure in enumerate(self.described["figures"])]
        return self.described | worded | {"details": self.groups[0][1].merged(), "figures": figures}
