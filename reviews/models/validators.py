"""What no newsroom writes, refused wherever it comes in: from a person in a form or from a program."""

import re
import unicodedata
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews.intake.days import FIRST_YEAR, is_possible

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
ADDRESS_LIMIT = 2_000
NOTE_LIMIT = 2_000
MOST_LINKS = 20
MOST_PLACES = 2**15 - 1
"""The largest number that a small column keeps in every database."""
BIGGEST = 2**31 - 1
"""The largest whole number that every database column and every browser keeps exactly."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_MESSAGE = gettext_lazy("Give the day as 2026-03-31.")

_refuse_other_schemes = URLValidator(schemes=["http", "https"])


def refuse_controls(text: str) -> None:
    if found := CONTROL.search(text):
        code = f"U+{ord(found[0]):04X}"
        raise ValidationError(_("Take out the control character %(code)s.") % {"code": code})


def refuse_other_addresses(url: str) -> None:
    """Let pages on the web pass whose address has nothing invisible in it."""
    _refuse_other_schemes(url)
    if any(unicodedata.category(letter) in {"Cf", "Cs"} for letter in url):
        raise ValidationError(_("Take the invisible characters out of the address."))


def refuse_other_days(text: str) -> None:
    """Let the days pass on which something can have been printed, as they are written in a form: 2026-03-31."""
    if not DAY.fullmatch(text):
        raise ValidationError(DAY_MESSAGE)
    try:
        refuse_other_times(date.fromisoformat(text))
    except ValueError:  # a day that no calendar has
        raise ValidationError(DAY_MESSAGE) from None


def refuse_other_links(links: object) -> None:
    """Let a list of addresses on the web pass, and nothing else that JSON can hold."""
    if not isinstance(links, list) or len(links) > MOST_LINKS:
        raise ValidationError(_("Give a list of at most %(limit)s addresses.") % {"limit": MOST_LINKS})
    for link in links:
        if not isinstance(link, str) or len(link) > ADDRESS_LIMIT:
            raise ValidationError(_("Give addresses of pages on the web."))
        refuse_other_addresses(link)


def refuse_other_times(when: date | datetime) -> None:
    """Let the days pass on which something can have been printed."""
    day = when.date() if isinstance(when, datetime) else when
    if not is_possible(day, timezone.localdate()):
        raise ValidationError(_("Give a day between %(year)s and today.") % {"year": FIRST_YEAR})
