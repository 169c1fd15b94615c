"""What changed: between two revisions of a review, for an editor who read the older one, and in a corrected claim."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from reviews.content.details import in_words
from reviews.content.published import FrozenCheck
from reviews.content.review import FrozenRating
from reviews.models import Claim
from reviews.models.claim import own_figure, words_in

from .claim_form import FORMS, ClaimForm, groups_of

WORD = re.compile(r"\s+|\w+|[^\w\s]")
LINE = re.compile(r"[^\n]*\n?")
WHOLE = ("Who said it", "Checked by", "Was it said?", "Is it so?")
MOST_WORDS = 1_500
"""Longer texts are compared by lines: comparing words takes time by the square of their number."""

type Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    change: Change


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
    """Return what was corrected in a claim, in the order of the form. Both say what `content.review.described` says."""
    old = {name: value for name, _, value in _values(claim, before)}
    values = ((name, label, old.get(name, value), value) for name, label, value in _values(claim, after))
    return [Corrected(*value) for value in values if value[2] != value[3]]


def _values(claim: Claim, description: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the label and the value of each field of the form."""
    for name, field in ClaimForm.base_fields.items():
        yield name, str(field.label), _told(description.get(name))
    groups = groups_of(claim, description)
    for group in groups:
        form = FORMS[group.kind]
        values = form.values_of(group.details)
        for name, field in form.base_fields.items():
            label = group.labelled(field.label) if len(groups) > 1 else str(field.label)
            yield f"{group.name}-{name}", label, _told(values.get(name))


def _told(value: Any) -> str:
    return "" if value is None else ", ".join(str(value).split("\n"))


def differences(before: FrozenCheck, after: FrozenCheck) -> list[Difference]:
    """Return the fields that differ, in the order of the page."""
    old, new = _fields(before), _fields(after)
    labels = [*new, *(label for label in old if label not in new)]
    return [
        Difference(label, list((whole if label in WHOLE else pieces)(old.get(label, ""), new.get(label, ""))))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def _fields(content: FrozenCheck) -> dict[str, str]:
    claim = content["claim"]
    speaker = ", ".join(filter(None, (claim["claimant"], claim["claimant_role"])))
    fields = {
        "Wording": claim["wording"],
        "Who said it": speaker,
        "Figures": "\n".join(_figures(content)),
    }
    fields |= {"Checked by": content["reviewer"]}
    fields |= {"Was it said?": _name(content["attribution_verdict"]), "Is it so?": _name(content["verdict"])}
    fields |= {"Short answer": content["summary"], "How this was checked": content["rationale"]}
    fields |= {"Evidence against": content["counter_evidence"].replace("_", " ")}
    rows = enumerate(content["evidence"], start=1)
    return fields | {f"Evidence {number}": lines_of(row) for number, row in rows}


def _figures(content: FrozenCheck) -> Iterator[str]:
    claim = content["claim"]
    yield from map(": ".join, in_words(claim["kind"], claim["details"]))
    own = own_figure(claim["figures"], claim["kind"])
    for place, figure in enumerate(claim["figures"]):
        if place != own:
            words = words_in(claim["quote"], content["article"]["start"], (figure["start"], figure["end"]))
            yield from (f"{label} (“{words}”): {value}" for label, value in in_words(figure["kind"], figure["details"]))


def _name(rating: FrozenRating | None) -> str:
    return rating["name"] if rating else "No answer"


def lines_of(values: Mapping[str, Any]) -> str:
    told = ((name.replace("_", " "), _said(value)) for name, value in values.items() if value is not None)
    return "\n".join(f"{name}: {words}" for name, words in told if words)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name.replace('_', ' ')} {_said(part)}" for name, part in value.items() if part)
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)


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
