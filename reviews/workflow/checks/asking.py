"""Whoever made a claim was asked about it: what is recorded of that must be complete before it is handed in."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _

from reviews.models import Review
from reviews.models.review import ASKED
from reviews.models.validators import NOTE_LIMIT, refuse_controls, refuse_other_days

WHO_LIMIT = 200


def missing_asked(review: Review) -> dict[str, str]:
    """Return what is wrong or lacking, by field; nothing where nobody was asked."""
    fields = {name: getattr(review, name).strip() for name in ASKED}
    if not any(fields.values()):
        return {}
    wrong = {name: message for name, message in _needed(fields).items() if not fields[name]}
    for name, limit in (("asked_who", WHO_LIMIT), ("asked_answer", NOTE_LIMIT)):
        wrong |= _refused(name, fields[name], MaxLengthValidator(limit), refuse_controls)
    wrong |= _refused("asked_on", fields["asked_on"], refuse_other_days) if fields["asked_on"] else {}
    asked_on = "" if "asked_on" in wrong else fields["asked_on"]
    return wrong | _wrong_deadline(asked_on, fields["asked_deadline"])


def _needed(fields: dict[str, str]) -> dict[str, str]:
    """Return the message for each field that must not be empty."""
    needed = {
        "asked_who": _("Say who was asked."),
        "asked_channel": _("Say how they were asked."),
        "asked_on": _("Say when they were asked."),
    }
    if not fields["asked_answer"]:
        needed["asked_deadline"] = _("Say what they answered, or by when they should have.")
    return needed


def _refused(name: str, text: str, *validators: object) -> dict[str, str]:
    try:
        for validate in validators:
            validate(text)  # type: ignore[operator]
    except ValidationError as refused:
        return {name: refused.messages[0]}
    return {}


def _wrong_deadline(asked_on: str, deadline: str) -> dict[str, str]:
    """A deadline is no earlier than the question; unlike other days it may lie ahead."""
    if not deadline:
        return {}
    try:
        is_wrong = date.fromisoformat(deadline).isoformat() != deadline or deadline < asked_on
    except ValueError:
        is_wrong = True
    return {"asked_deadline": _("Give the day as 2026-03-31, not before they were asked.")} if is_wrong else {}
