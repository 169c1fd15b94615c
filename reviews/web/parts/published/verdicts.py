"""The verdicts of a check in words."""

from collections.abc import Iterator

from django.utils.translation import gettext

from reviews.content.published import FrozenCheck


def verdicts(content: FrozenCheck) -> Iterator[str]:
    if content["verdict"]:
        name = content["verdict"]["name"]
        yield gettext(name)
    if content["attribution_verdict"]:
        yield quotation(content["attribution_verdict"]["name"])


def quotation(name: str) -> str:
    """Return an attribution verdict as words that cannot be taken for a verdict on what was said."""
    return gettext("%(rating)s quotation") % {"rating": gettext(name)}
