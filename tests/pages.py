"""How tests ask for a page, and what they read of it."""

import re

from django.http import HttpResponse

HTMX = {"HX-Request": "true"}


def on_one_line(response: HttpResponse) -> str:
    """Return the HTML of a page with each run of blanks as one, as a template may break its lines where it likes."""
    return " ".join(response.text.split()).replace(" >", ">")


def text_of(response: HttpResponse) -> str:
    """Return the words of a page without its elements, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
