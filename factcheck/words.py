"""How words stand together, in the language of the page."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(items: Iterable[object]) -> str:
    """Return items one after the other, as the language separates them."""
    # Translators: between the items of a list, where no "and" stands.
    return pgettext("list", ", ").join(map(str, items))
