"""What readers see of asking whoever made a claim."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reviews.content.published import FrozenCheck
from reviews.models import Review
from reviews.templatetags.directions import isolated


@dataclass(frozen=True)
class Asked:
    """The sentence with who was asked, how and when; and what they answered."""

    sentence: str
    answer: str


def asked_in(content: FrozenCheck) -> Asked | None:
    """Return what a check has of it; None where nobody was asked."""
    asked = content["asked"]
    if asked is None:
        return None
    values = {
        "who": isolated(asked["who"]),
        "how": Review.Channel(asked["channel"]).label,
        "day": date_format(date.fromisoformat(asked["on"])),
        "deadline": date_format(date.fromisoformat(asked["deadline"])) if asked["deadline"] else "",
    }
    if asked["answer"]:
        return Asked(_("We asked {who} {how} on {day}. The answer:").format(**values), asked["answer"])
    return Asked(_("We asked {who} {how} on {day}; by {deadline} there was no answer.").format(**values), "")
