"""What a fact-checker fills in for one claim: its wording and figures, the verdicts, the rationale, the evidence.

One form in the page, so that pressing any of its buttons, with or without JavaScript, sends all that was typed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from reviews.features.evidence.origins import origins_in
from reviews.models import Claim, Evidence, Rating, Review
from reviews.models.review import ASKED
from reviews.web.parts.forms import Prose
from reviews.web.parts.published.evidence import shown_copy
from reviews.workflow.checks.draft_parts import EVIDENCE, Parts, Row, is_row

from .claim_form import ClaimForm
from .draft_data import printed

SUMMARY_LINES, EXCERPT_LINES, RATIONALE_LINES = 3, 2, 8
WAS_IT_SAID, IS_IT_SO = _("Was it said?"), _("Is it so?")


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


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class DraftForm(forms.Form):
    """The two questions and the two answers in words. Only a statement is asked whether it was said.

    It takes whatever is typed: what is not complete is found by `reviewing.missing_from` when it is handed in.
    """

    attribution_verdict = forms.ChoiceField(label=WAS_IT_SAID, required=False)
    verdict = forms.ChoiceField(label=IS_IT_SO, required=False)
    summary = Prose(label=_("Short answer"), required=False, validators=[], widget=area(SUMMARY_LINES))
    rationale = Prose(label=_("How this was checked"), required=False, validators=[], widget=area(RATIONALE_LINES))
    counter_evidence = forms.ChoiceField(
        label=_("If nothing above contradicts the claim: was it looked for?"),
        required=False,
        choices=[("", _("No answer yet")), *Review.CounterEvidence.choices],
        help_text=_("Readers are told what you say here, and nothing if you say nothing."),
    )

    asked_who = forms.CharField(label=_("Who was asked"), required=False)
    asked_channel = forms.ChoiceField(
        label=_("How"), required=False, choices=[("", _("Choose")), *Review.Channel.choices]
    )
    asked_on = forms.CharField(label=_("Asked on"), required=False, widget=day())
    asked_deadline = forms.CharField(label=_("Answer asked for by"), required=False, widget=day())
    asked_answer = Prose(
        label=_("What they answered"),
        required=False,
        validators=[],
        widget=area(EXCERPT_LINES),
        help_text=_("Empty: there was no answer by that day."),
    )

    def __init__(self, claim: Claim, ratings: Iterable[Rating], data: Any) -> None:
        super().__init__(data)
        self.is_somebodys = claim.claimant_id is not None
        self.ratings = {rating.code: rating for rating in ratings}
        for name, scale in (("attribution_verdict", "attribution"), ("verdict", "content")):
            codes = [(code, rating) for code, rating in self.ratings.items() if rating.scale.code == scale]
            self.fields[name].choices = [("", ""), *codes]  # type: ignore[attr-defined]
        if not claim.is_said:
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
    def asked(self) -> list[forms.BoundField]:
        """The fields about asking whoever made the claim: none where nobody is named and nothing was typed."""
        fields = [self[name] for name in ASKED]
        return fields if self.is_somebodys or self.was_asked else []

    @property
    def was_asked(self) -> bool:
        return any(self[name].value() for name in ASKED)

    @property
    def questions(self) -> list[Question]:
        asked = (("attribution_verdict", "said", WAS_IT_SAID), ("verdict", "verdict", IS_IT_SO))
        return [
            Question(self[name], look, str(asks), self._ratings_of(name))
            for name, look, asks in asked
            if name in self.fields
        ]

    def _ratings_of(self, name: str) -> list[Rating]:
        choices = cast("forms.ChoiceField", self.fields[name]).choices
        return [self.ratings[code] for code, _name in cast("list[tuple[str, Any]]", choices) if code]

    @property
    def unanswered(self) -> list[Question]:
        return [question for question in self.questions if not question.chosen]


class EvidenceForm(forms.Form):
    """One row, as it was typed. What it cannot do without stands first, so that few keys lead through it."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    url = forms.CharField(label=_("Address"), required=False, widget=forms.URLInput)
    title = forms.CharField(label=_("Title"), required=False)
    kind = forms.CharField(
        label=_("Kind of source"),
        required=False,
        widget=forms.Select(choices=[("", _("Choose")), *Evidence.Kind.choices]),
    )
    stance = forms.CharField(
        label=_("Stance"), required=False, widget=forms.Select(choices=[("", _("Choose")), *Evidence.Stance.choices])
    )
    publisher = forms.CharField(label=_("Publisher"), required=False)
    published = forms.CharField(label=_("Published"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    accessed = forms.CharField(label=_("Seen on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    question = forms.CharField(
        label=_("Answers the question"),
        required=False,
        widget=forms.Select(choices=[("", _("Choose")), *Evidence.Question.choices]),
    )
    excerpt = forms.CharField(label=_("Excerpt"), required=False, widget=area(EXCERPT_LINES))
    locator = forms.CharField(label=_("Where in it"), required=False)
    disclosure = forms.CharField(label=_("Interests of the source"), required=False)
    focus = ""
    """Which of the row's buttons to go on at."""
    copy: Mapping[str, Any] | None = None
    """The facts of a kept copy of it."""
    is_of_another = False
    """Whether the address was changed since the copy was kept."""

    @classmethod
    def of(cls, part: str, row: Row, number: int, *, is_said: bool) -> "EvidenceForm":
        typed = row | {"key": part.removeprefix(EVIDENCE)}
        form = cls({f"evidence-{number}-{name}": value for name, value in typed.items()}, prefix=f"evidence-{number}")
        if not is_said:  # there is but one question
            form.fields["question"].widget = forms.HiddenInput()
        return form


@dataclass
class ReviewForm:
    """The forms of the page. Nothing is wrong with them until `point_at` adds errors; only a `checked` claim has its own."""

    claim: ClaimForm
    draft: DraftForm
    rows: list[EvidenceForm]
    is_corrected: bool = False
    evidence_error: str = ""
    origins: Sequence[str] = ()
    focus: str = ""

    @classmethod
    def of(cls, claim: Claim, ratings: Iterable[Rating], parts: Parts, *, checked: bool = False) -> "ReviewForm":
        rows = [(part, cast(Row, row)) for part, row in parts.items() if is_row(part)]
        return cls(
            ClaimForm(claim, parts) if checked else ClaimForm(claim, typed=parts),
            DraftForm(claim, ratings, parts),
            [EvidenceForm.of(*row, number, is_said=claim.is_said) for number, row in enumerate(rows)],
            is_corrected=any(parts[name] != value for name, value in printed(claim).items() if name in parts),
        )

    def bring(self, evidence: Iterable[Evidence]) -> None:
        """Show beside the rows which copies were kept of them, and which of these are one origin."""
        stored = {item.key: item for item in evidence}
        fitting: dict[int, str] = {}
        for number, row in enumerate(self.rows, 1):
            if item := stored.get(row["key"].value()):
                row.copy, row.is_of_another = shown_copy(item.copy), item.fitting_copy is None
                fitting |= {number: item.fitting_copy["id"]} if item.fitting_copy else {}
        self.origins = [origin.sentence for origin in origins_in(fitting)]

    def point_at(self, missing: Mapping[str, str]) -> None:
        """Put each message next to its field, and the focus on the first."""
        for name, message in missing.items():
            if name == "wording":
                self.claim.add_error(name, message)
            elif name in self.draft.fields:
                self.draft.add_error(name, message)
            elif name == "evidence":
                self.evidence_error = message
            elif name.startswith("evidence."):
                _evidence, number, field = name.split(".")
                self.rows[int(number)].add_error(field, message)
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
        for form in (*self.claim.parts, self.draft, *self.rows):
            for field in form:
                if field.errors:
                    field.field.widget.attrs["autofocus"] = True
                    yield field.html_name
