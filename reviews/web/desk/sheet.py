"""What a fact-checker fills in for one claim: its wording and figures, the verdicts, the rationale, the evidence.

One form in the page, so that pressing any of its buttons, with or without JavaScript, sends all that was typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django import forms
from django.utils import timezone

from reviews.models import RATIONALE_LIMIT, SUMMARY_LIMIT, Claim, Evidence, Kind, Rating, Review
from reviews.web.forms import Address, Day, Line, Prose
from reviews.workflow.reviewing import Draft, Source

from .details import FORMS, Details

ROW = re.compile(r"evidence-(\d{1,3})-url")
ROWS_LIMIT = 40
"""Most pieces of evidence on one page; also keeps a form below the number of fields that Django reads."""
SUMMARY_LINES, EXCERPT_LINES, RATIONALE_LINES = 3, 2, 8

type Row = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One scale to answer on: how it looks, what it asks, what may be answered, and what was."""

    field: forms.BoundField
    look: str
    asks: str
    ratings: list[Rating]

    @property
    def chosen(self) -> str:
        return self.field.value() or ""


def area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DraftForm(forms.Form):
    """The two questions and the two answers in words. Only a statement is asked whether it was said."""

    attribution_verdict = forms.ChoiceField(label="Was it said?", required=False)
    verdict = forms.ChoiceField(label="Is it so?", required=False)
    summary = Prose(label="Short answer", required=False, max_length=SUMMARY_LIMIT, widget=area(SUMMARY_LINES))
    rationale = Prose(
        label="How this was checked", required=False, max_length=RATIONALE_LIMIT, widget=area(RATIONALE_LINES)
    )
    counter_evidence = forms.ChoiceField(
        label="If nothing above contradicts the claim: was it looked for?",
        required=False,
        choices=[("", "No answer yet"), *Review.CounterEvidence.choices],
        help_text="Readers are told what you say here, and nothing if you say nothing.",
    )

    def __init__(self, claim: Claim, ratings: Iterable[Rating], data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.ratings = {rating.code: rating for rating in ratings}
        for name, scale in (("attribution_verdict", "attribution"), ("verdict", "content")):
            codes = [(code, rating) for code, rating in self.ratings.items() if rating.scale.code == scale]
            self.fields[name].choices = [("", ""), *codes]  # type: ignore[attr-defined]
        if claim.kind != Kind.STATEMENT:
            del self.fields["attribution_verdict"]

    @property
    def summary_field(self) -> forms.BoundField:
        return self["summary"]

    @property
    def rationale_field(self) -> forms.BoundField:
        return self["rationale"]

    @property
    def counter_evidence_field(self) -> forms.BoundField:
        return self["counter_evidence"]

    @property
    def questions(self) -> list[Question]:
        asked = (("attribution_verdict", "said", "Was it said?"), ("verdict", "verdict", "Is it so?"))
        return [
            Question(self[name], look, asks, [self.ratings[code] for code, _ in self.fields[name].choices if code])  # type: ignore[attr-defined]
            for name, look, asks in asked
            if name in self.fields
        ]

    def values(self) -> dict[str, Any]:
        """Return what is valid, with ratings for their codes."""
        cleaned = dict(self.cleaned_data)
        for name in ("verdict", "attribution_verdict"):
            if name in cleaned:
                cleaned[name] = self.ratings.get(cleaned[name])
        return cleaned


class EvidenceForm(forms.Form):
    url = Address(label="Address")
    title = Line(label="Title", max_length=300)
    publisher = Line(label="Publisher", required=False, max_length=200)
    published = Day(label="Published", required=False)
    accessed = Day(label="Seen on", required=False)
    kind = forms.ChoiceField(label="Kind of source", choices=[("", "Choose"), *Evidence.Kind.choices])
    stance = forms.ChoiceField(label="Stance", choices=[("", "Choose"), *Evidence.Stance.choices])
    excerpt = Prose(label="Excerpt", required=False, max_length=2000, widget=area(EXCERPT_LINES))
    locator = Line(label="Where in it", required=False, max_length=200)
    disclosure = Line(label="Interests of the source", required=False, max_length=300)
    focus = ""
    """Which of the row's buttons to go on at."""

    def source(self, copies: Mapping[str, Source]) -> Source:
        """Return the row for the workflow, with the archived copy that its address had. Call only when valid."""
        values = dict(self.cleaned_data)
        values["accessed"] = values["accessed"] or timezone.localdate()
        if copy := copies.get(values["url"]):
            values |= {"archive_url": copy.archive_url, "archive_sha256": copy.archive_sha256}
        return Source(**values)


FIELDS = tuple(EvidenceForm.base_fields)


def rows_in(data: Mapping[str, Any]) -> list[Row]:
    """Return the rows of evidence that were sent, in the order of their numbers."""
    numbers = sorted({int(found[1]) for name in data if (found := ROW.fullmatch(name))})
    return [{field: data.get(f"evidence-{number}-{field}", "") for field in FIELDS} for number in numbers]


def is_blank(row: Row) -> bool:
    return not any(str(value).strip() for name, value in row.items() if value and name != "accessed")


def stored_draft(review: Review | None) -> Draft:
    if review is None:
        return Draft()
    evidence = [
        Source(**{field.name: getattr(item, field.name) for field in fields(Source)}) for item in review.evidence.all()
    ]
    answers = (review.verdict, review.attribution_verdict, review.summary, review.rationale)
    return Draft(*answers, evidence, counter_evidence=review.counter_evidence)


@dataclass
class Sheet:
    """The forms of the page. Bound forms tell what is wrong with them; unbound ones keep what was typed and are quiet."""

    details: Details
    draft: DraftForm
    rows: list[EvidenceForm]
    evidence_error: str = ""
    focus: str = ""

    @classmethod
    def stored(cls, claim: Claim, ratings: Iterable[Rating], draft: Draft) -> "Sheet":
        initial = {
            "verdict": draft.verdict and draft.verdict.code,
            "attribution_verdict": draft.attribution_verdict and draft.attribution_verdict.code,
            "summary": draft.summary,
            "rationale": draft.rationale,
            "counter_evidence": draft.counter_evidence,
        }
        rows = [{name: getattr(source, name) for name in FIELDS} for source in draft.evidence]
        return cls(FORMS[claim.kind](claim), DraftForm(claim, ratings, initial=initial), _quiet(rows))

    @classmethod
    def posted(cls, claim: Claim, ratings: Iterable[Rating], data: Any) -> "Sheet":
        """Return the sheet as it was sent, ready to be told what is wrong with it."""
        rows = [row for row in rows_in(data) if not is_blank(row)]
        named = [{f"evidence-{number}-{name}": value for name, value in row.items()} for number, row in enumerate(rows)]
        forms_ = [EvidenceForm(row, prefix=f"evidence-{number}") for number, row in enumerate(named[:ROWS_LIMIT])]
        sheet = cls(FORMS[claim.kind](claim, data), DraftForm(claim, ratings, data), forms_)
        if len(rows) > ROWS_LIMIT:
            sheet.evidence_error = f"Keep at most {ROWS_LIMIT} pieces of evidence; the rest is neither saved nor shown."
        return sheet

    @classmethod
    def typed(cls, claim: Claim, ratings: Iterable[Rating], data: Any, rows: Sequence[Row] | None = None) -> "Sheet":
        """Return the sheet as it was sent, without a word about mistakes; `rows` replaces its evidence."""
        details = FORMS[claim.kind]
        names = [name for name in details.base_fields if f"{details.prefix}-{name}" in data]
        return cls(
            details(claim, initial={name: data[f"{details.prefix}-{name}"] for name in names}),
            DraftForm(claim, ratings, initial={name: data.get(name, "") for name in DraftForm.base_fields}),
            _quiet(rows_in(data) if rows is None else rows),
        )

    def merged(self, before: Draft) -> Draft:
        """Return the draft to save: what is valid as it was sent, what is not as it was saved `before`."""
        self.draft.is_valid()
        kept = replace(before, **self.draft.values())
        if self.evidence_error or not all(row.is_valid() for row in self.rows):
            return kept
        copies = {source.url: source for source in before.evidence if source.archive_url}
        return replace(kept, evidence=[row.source(copies) for row in self.rows])

    @property
    def wrong(self) -> list[str]:
        """The labels of what cannot be saved as it stands, in the order of the page."""
        labels = [str(self.draft[name].label) for name in self.draft.errors]
        labels += [f"Evidence {number}" for number, row in enumerate(self.rows, start=1) if row.errors]
        return labels + ["Evidence"] * bool(self.evidence_error)

    def point_at(self, missing: Mapping[str, str]) -> None:
        """Put each message next to its field, and the focus on the first."""
        for name, message in missing.items():
            if name in self.draft.fields:
                self.draft.add_error(name, message)
            elif name == "evidence":
                self.evidence_error = message
        self.focus = next(self._wrong_fields(), "add-evidence")

    def go_on_at(self, do: str, place: int) -> None:
        """Put the focus where the person is after "add", "up", "down" or "remove"."""
        if not self.rows:
            self.focus = "add-evidence"
        elif do == "add":
            self.rows[place].fields["url"].widget.attrs["autofocus"] = True
        else:
            blocked = {"up": place == 0, "down": place == len(self.rows) - 1}
            self.rows[place].focus = {"up": "down", "down": "up"}[do] if blocked.get(do) else do

    def _wrong_fields(self) -> Iterator[str]:
        for form in (self.details, self.draft, *self.rows):
            for field in form:
                if field.errors:
                    field.field.widget.attrs["autofocus"] = True
                    yield field.html_name


def _quiet(rows: Sequence[Row]) -> list[EvidenceForm]:
    return [EvidenceForm(initial=row, prefix=f"evidence-{n}") for n, row in enumerate(rows[:ROWS_LIMIT])]


def moved(rows: list[Row], do: str, place: int) -> tuple[list[Row], int]:
    """Return the rows after "add", "up", "down" or "remove" at `place`, and the place to go on at."""
    rows = list(rows)
    if do == "add":
        return [*rows, dict.fromkeys(FIELDS, "")], len(rows)
    if not 0 <= place < len(rows):
        return rows, 0
    row = rows.pop(place)
    if do == "remove":
        return rows, max(0, min(place, len(rows) - 1))
    target = place - 1 if do == "up" else place + 1
    target = max(0, min(target, len(rows)))
    rows.insert(target, row)
    return rows, target
