"""Days on which something can have been printed."""

from datetime import date, timedelta

FIRST_YEAR = 1600


def is_possible(day: date, today: date) -> bool:
    """Return whether something can have been printed on a day; tomorrow has begun somewhere."""
    return day.year >= FIRST_YEAR and day <= today + timedelta(days=1)
