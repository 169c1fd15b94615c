"""What a program hands in to be read: a page by its address, or a file. Nobody looks it over."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError

from factcheck.accounts.models import User
from reviews import languages
from reviews.api.errors import Refused
from reviews.features.incoming.straight import read_straight
from reviews.fetching import Unfetched
from reviews.intake import Intake, Unreadable
from reviews.workflow.articles.source import NO_SOURCE, Source, source_of


def article_of(told: dict[str, Any], by: User) -> tuple[dict[str, Any], Source]:
    """Return what `intake.read` takes, and what is kept of its source. What a program says wins over what was read."""
    if "text" in told:
        return told, NO_SOURCE
    said = {name: value for name, value in told.items() if name != "file" and value}
    try:
        found, copy = read_straight(by=by, address=told.get("url", ""), file=told.get("file"))
    except Unfetched as unfetched:
        raise Refused(422, str(unfetched), code=unfetched.code, errors={"url": [str(unfetched)]}) from None
    except Unreadable as unreadable:
        where = "file" if "file" in told else "url"
        raise Refused(422, str(unreadable), errors={where: [str(unreadable)]}) from None
    article = facts_of(found) | said
    if not article["title"]:
        raise ValidationError({"title": [_("Give the title of the article.")]})
    return article, source_of(found, found.text, copy)


def facts_of(found: Intake) -> dict[str, Any]:
    facts = {name: getattr(found, name) for name in ("text", "title", "byline", "publisher", "url", "published")}
    language = languages.base_of(found.language)
    return facts | {"language": language if language in languages.NAMES else ""}
