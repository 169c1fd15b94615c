"""What tests read of a page."""

from django.http import HttpResponse


def on_one_line(response: HttpResponse) -> str:
    """Return the HTML of a page with each run of blanks as one, as a template may break its lines where it likes."""
    return " ".join(response.text.split()).replace(" >", ">")
