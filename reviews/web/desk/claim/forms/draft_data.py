"""What the page sends of a draft, with or without JavaScript: all parts as they were typed, and what its window had seen."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from reviews.content.review import FrozenCopy
from reviews.models import EVIDENCE_LIMIT, Claim, Evidence, Rating, Review
from reviews.models.constraints import public_id
from reviews.models.validators import BIGGEST
from reviews.workflow.checks.draft_parts import EVIDENCE, TEXTS, VERDICTS, WINDOW, Parts, Window, is_row, name_of

from .claim_form import ClaimForm

ROW = re.compile(r"evidence-(\d{1,3})-url")
KEY = re.compile(r"[0-9a-f]{1,32}")


def typed_in(claim: Claim, data: Mapping[str, Any], ratings: Iterable[Rating]) -> Parts:
    """Return the parts of the draft that were sent, as they were typed. Raises BadRequest for what no page sends."""
    names = [*VERDICTS, *TEXTS, *(field.html_name for field in ClaimForm(claim).bound_fields)]
    parts: Parts = {name: text_of(data[name]) for name in names if name in data}
    known = {"", *(rating.code for rating in ratings)}
    if not {parts.get(name, "") for name in VERDICTS} <= known:
        raise BadRequest(_("There is no such verdict."))
    if parts.get("counter_evidence", "") not in {"", *Review.CounterEvidence.values}:
        raise BadRequest(_("There is no such answer."))
    if parts.get("asked_channel", "") not in {"", *Review.Channel.values}:
        raise BadRequest(_("There is no such answer."))
    return parts | rows_in(data)


def rows_in(data: Mapping[str, Any]) -> Parts:
    """Return the rows of evidence that were sent, in the order of their numbers; one without a key is known by its number."""
    numbers = sorted({int(found[1]) for name in data if (found := ROW.fullmatch(name))})
    if len(numbers) > EVIDENCE_LIMIT:
        raise BadRequest(_("Keep at most %(limit)s pieces of evidence.") % {"limit": EVIDENCE_LIMIT})
    rows: Parts = {}
    for number in numbers:
        key = data.get(f"evidence-{number}-key") or f"{number:x}"
        if not KEY.fullmatch(key):
            raise BadRequest(_("There is no such row."))
        rows[f"{EVIDENCE}{key}"] = {name: text_of(data.get(f"evidence-{number}-{name}", "")) for name in Evidence.TYPED}
    return rows


def text_of(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n")


def window_in(data: Mapping[str, Any]) -> Window:
    """Return what the window had seen of the draft, as it sends that; one that sends nothing, or nonsense, had seen nothing."""
    try:
        base = json.loads(data.get("base") or "{}")
        name, seen, turn = base.get("window", ""), base.get("seen", {}), int(data.get("turn") or 0)
    except (AttributeError, ValueError, RecursionError):
        return Window()
    is_so = isinstance(name, str) and WINDOW.fullmatch(name) and isinstance(seen, dict) and 0 <= turn <= BIGGEST
    return Window(name, turn, {str(part): str(mark) for part, mark in seen.items()}) if is_so else Window()


def base_of(window: Window) -> str:
    """Return what the page sends back: `window_in` reads it."""
    return json.dumps({"window": window.name, "seen": window.seen}, separators=(",", ":"))


def printed(claim: Claim) -> Parts:
    """Return the fields of the claim as the form shows them while nobody corrects them."""
    return {
        field.html_name: text_of(str(value if (value := field.value()) is not None else ""))
        for field in ClaimForm(claim).bound_fields
    }


def added(parts: Parts) -> tuple[Parts, int]:
    """Return the parts with one more row of evidence, if there may be one more, and its place."""
    rows, others = _rows_and_others(parts)
    if len(rows) < EVIDENCE_LIMIT:
        new = dict.fromkeys(Evidence.TYPED, "") | {"accessed": timezone.localdate().isoformat()}
        rows[f"{EVIDENCE}{public_id()}"] = new
    return others | rows, len(rows) - 1


def used_again(parts: Parts, evidence: Iterable[Mapping[str, Any]]) -> tuple[Parts, int, dict[str, FrozenCopy]]:
    """Return the parts with evidence of other claims as rows, but for what is there; the last row's place; and their copies by part."""
    copies: dict[str, FrozenCopy] = {}
    rows, others = _rows_and_others(parts)
    there = {name_of(row) for row in rows.values() if isinstance(row, dict)}
    for item in evidence:
        if name_of(item) not in there and len(rows) < EVIDENCE_LIMIT:
            part = f"{EVIDENCE}{public_id()}"
            rows[part] = {name: str(item.get(name) or "") for name in Evidence.TYPED}
            if copy := item.get("copy"):
                copies[part] = copy
    return others | rows, max(0, len(rows) - 1), copies


def filled(parts: Parts, place: int, metadata_of: Callable[[str], Mapping[str, str]]) -> Parts:
    """Return the parts with what the row at `place` leaves empty filled from its address; a row that is not there stays so."""
    rows, others = _rows_and_others(parts)
    for number, (part, row) in enumerate(rows.items()):
        if number == place and isinstance(row, dict):
            rows[part] = row | {name: value for name, value in metadata_of(row["url"]).items() if not row[name].strip()}
    return others | rows


def moved(parts: Parts, place: int, to: int) -> tuple[Parts, int]:
    """Return the parts with the row at `place` moved, and where it stands then; a row that is not there moves nothing."""
    rows, others = _rows_and_others(parts)
    if place >= len(rows):
        return parts, 0
    to = max(0, min(to, len(rows) - 1))
    order = [*rows]
    order.insert(to, order.pop(place))
    return others | {part: rows[part] for part in order}, to


def removed(parts: Parts, place: int) -> tuple[Parts, int]:
    """Return the parts without the row at `place`, and the place to go on at."""
    rows, others = _rows_and_others(parts)
    if place >= len(rows):
        return parts, 0
    kept = {part: row for number, (part, row) in enumerate(rows.items()) if number != place}
    return others | kept, max(0, min(place, len(kept) - 1))


def _rows_and_others(parts: Parts) -> tuple[Parts, Parts]:
    rows = {part: value for part, value in parts.items() if is_row(part)}
    return rows, {part: value for part, value in parts.items() if part not in rows}
