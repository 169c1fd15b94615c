"""The language of an article is changed, and its text is split again by the rules of that."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews import languages
from reviews.models import Article, facts
from reviews.workflow.table import history

from . import splitting
from .intake import found_at_once


class Changed(Exception):
    """Somebody else changed it meanwhile."""


def change_language(
    article: Article, language: str, *, by: User, begin: Callable[[int], object] = splitting.begin
) -> None:
    """Say what language an article is in, and split its text again by the rules of that: at once if it is short.

    What somebody has worked on stays; `replacing` says what gives way. Raises PermissionDenied, ValueError for what is no
    language, and Changed if somebody else said something else meanwhile.
    """
    if not (by.is_reviewer or by.is_editor):
        raise PermissionDenied(_("%(name)s may not change the language of an article.") % {"name": by.display_name})
    if not languages.is_known(language):
        raise ValueError(_("There is no language %(language)s here.") % {"language": language})
    revision = article.revisions.latest("number")
    is_other = language != article.language
    found = found_at_once(revision.text, article.published, language) if is_other else None
    told = {"language": language, "language_origin": Article.LanguageOrigin.GIVEN}
    with transaction.atomic():
        if not Article.objects.filter(pk=article.pk, language=article.language).update(**told):
            raise Changed
        before = facts(article, *told)
        article.language, article.language_origin = told.values()
        history.log_article(article, "language", by=by, data={"before": before, "article": facts(article, *told)})
        if is_other:
            revision.article = article
            splitting.split_anew(revision, found, by=by, begin=begin)
