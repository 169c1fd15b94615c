"""The language of an article is changed, and its text is split again by the rules of that."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from factcheck.accounts.models import User
from reviews import languages
from reviews.models import Article

from . import editing, splitting


def change_language(
    article: Article, language: str, *, by: User, begin: Callable[[int], object] = splitting.begin
) -> None:
    """Say what language an article is in, and split its text again by the rules of that.

    Raises ValueError for what is no language, and what `editing.change` raises.
    """
    if not by.has_role:
        raise PermissionDenied(_("%(name)s may not change the language of an article.") % {"name": by.display_name})
    if not languages.is_known(language):
        raise ValueError(_("There is no language %(language)s here.") % {"language": language})
    origin = Article.LanguageOrigin.GIVEN
    editing.change(article, by=by, begin=begin, language=language, language_origin=origin)
