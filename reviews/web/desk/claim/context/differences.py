"""What changed: between two revisions of a review, for an editor who read the older one, and in a corrected claim."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, cast

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.words import listed
from reviews.content.details import in_words
from reviews.content.published import FrozenCheck
from reviews.content.review import FrozenRating
from reviews.models import Claim, Evidence, Review
from reviews.models.claim import own_figure, words_in
from reviews.web.desk.claim.forms.claim_form import ClaimForm, groups_of, in_figure
from reviews.web.desk.claim.forms.details_form import FORMS
from reviews.web.desk.claim.forms.review_form import IS_IT_SO, WAS_IT_SAID, EvidenceForm
from reviews.web.parts.published.asked import asked_in

WORD = re.compile(r"\s+|\w+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n?")
LABELS: dict[str, Promise] = {
    "wording": _("Wording"),
    "speaker": _("Who said it"),
    "figures": _("Figures"),
    "reviewer": _("Checked by"),
    "attribution_verdict": WAS_IT_SAID,
    "verdict": IS_IT_SO,
    "summary": _("Short answer"),
    "rationale": _("How this was checked"),
    "counter_evidence": _("Evidence against"),
    "asked": _("What the speaker says"),
}
WHOLE = frozenset(("speaker", "reviewer", "attribution_verdict", "verdict"))
ARCHIVED = {"archive_url": _("Archived copy"), "archive_sha256": _("SHA-256 of the copy"), "copy": _("Kept copy")}
MOST_WORDS = 1_500
"""Longer texts are compared by lines: comparing words takes time by the square of their number."""

type Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    change: Change

    @property
    def html(self) -> SafeString:
        return format_html({"gone": "<del>{}</del>", "new": "<ins>{}</ins>"}.get(self.change, "{}"), self.text)


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One field of a claim that was corrected: the name and the label it has in the form, and both values in words."""

    name: str
    label: str
    before: str
    after: str


def corrected(claim: Claim, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Corrected]:
    """Return what was corrected in a claim, in the order of the form. Both are as `content.review.described` returns it."""
    old = {name: value for name, _label, value in _values(claim, before)}
    values = ((name, label, old.get(name, value), value) for name, label, value in _values(claim, after))
    return [Corrected(*value) for value in values if value[2] != value[3]]


def _values(claim: Claim, description: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the label and the value of each field of the form."""
    for name, field in ClaimForm.base_fields.items():
        yield name, str(field.label), _shown(field, description.get(name))
    groups = groups_of(claim, description)
    for group in groups:
        form = FORMS[group.kind]
        values = form.values_of(group.details)
        for name, field in form.base_fields.items():
            label = group.labelled(field.label) if len(groups) > 1 else str(field.label)
            yield f"{group.name}-{name}", label, _shown(field, values.get(name))


def _shown(field: forms.Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(cast("Iterable[tuple[str, str]]", field.choices)).get(value, value))
    return listed(str(value).split("\n"))


def differences(before: FrozenCheck, after: FrozenCheck) -> list[Difference]:
    """Return the fields that differ, in the order of the page."""
    old, new = _fields(before), _fields(after)
    return [
        Difference(_label(name), list((whole if name in WHOLE else pieces)(old.get(name, ""), new.get(name, ""))))
        for name in new | old
        if old.get(name, "") != new.get(name, "")
    ]


def _label(name: str) -> str:
    if name in LABELS:
        return str(LABELS[name])
    return gettext("Evidence %(number)s") % {"number": name}


def _fields(content: FrozenCheck) -> dict[str, str]:
    """Return what an editor compares, by the names of LABELS; a row of evidence by its number."""
    claim = content["claim"]
    fields = {
        "wording": claim["wording"],
        "speaker": listed(filter(None, (claim["claimant"], claim["claimant_role"]))),
        "figures": "\n".join(_figures(content)),
        "reviewer": content["reviewer"],
        "attribution_verdict": _name(content["attribution_verdict"]),
        "verdict": _name(content["verdict"]),
        "summary": content["summary"],
        "rationale": content["rationale"],
        "counter_evidence": str(dict(Review.CounterEvidence.choices).get(content["counter_evidence"], "")),
        "asked": asked_lines(content),
    }
    return fields | {str(number): lines_of(row) for number, row in enumerate(content["evidence"], start=1)}


def asked_lines(content: FrozenCheck) -> str:
    """Return who was asked, and the answer, as text."""
    asked = asked_in(content)
    return f"{asked.sentence}\n{asked.answer}".strip() if asked else ""


def _figures(content: FrozenCheck) -> Iterator[str]:
    claim = content["claim"]
    yield from map(": ".join, in_words(claim["kind"], claim["details"]))
    own = own_figure(claim["figures"], claim["kind"])
    for place, figure in enumerate(claim["figures"]):
        if place != own:
            words = words_in(claim["quote"], content["article"]["start"], (figure["start"], figure["end"]))
            details = in_words(figure["kind"], figure["details"])
            yield from (f"{in_figure(label, words)}: {value}" for label, value in details)


def _name(rating: FrozenRating | None) -> str:
    return gettext(rating["name"]) if rating else gettext("No answer")


def lines_of(values: Mapping[str, Any]) -> str:
    """Return a row of evidence with a field on each line, called as in the form."""
    labels = {name: EvidenceForm.base_fields[name].label for name in Evidence.TYPED} | ARCHIVED
    choices = {
        "kind": dict(Evidence.Kind.choices),
        "stance": dict(Evidence.Stance.choices),
        "question": dict(Evidence.Question.choices),
    }
    values = {**values, "copy": (values.get("copy") or {}).get("sha256")}
    rows = ((label, values.get(name), choices.get(name, {})) for name, label in labels.items())
    return "\n".join(f"{label}: {known.get(value, value)}" for label, value, known in rows if value)


def whole(before: str, after: str) -> Iterator[Piece]:
    """Return both as they are: of two names or verdicts no part stayed."""
    if before:
        yield Piece(before, "gone")
    if after:
        yield Piece(after, "new")


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Cut both texts into what stayed, what went and what came; what came, with what stayed, gives `after`."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        old, new = LINE.findall(before), LINE.findall(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if tag == "equal":
            yield Piece("".join(old[i:j]), "same")
            continue
        if gone := "".join(old[i:j]):
            yield Piece(gone, "gone")
        if came := "".join(new[k:m]):
            yield Piece(came, "new")
