"""What was read, as JSON and back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from reviews.intake import Intake
from reviews.intake.article import Change, Locator


def to_json(found: Intake) -> dict[str, Any]:
    published = found.published.isoformat() if found.published else None
    return asdict(found) | {"published": published}


def from_json(told: dict[str, Any]) -> Intake:
    """Return what was read. Raises TypeError or ValueError for JSON of another shape."""
    published = told["published"]
    parts = {
        "published": datetime.fromisoformat(published) if published else None,
        "changes": tuple(Change(**change) for change in told["changes"]),
        "locators": tuple(Locator(**locator) for locator in told["locators"]),
    }
    return Intake(**(told | parts))
