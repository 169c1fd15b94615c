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


def form_of(response: HttpResponse) -> dict[str, object]:
    """Return what the form of a page of the administration would send if nothing was typed into it."""
    form = response.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    for formset in response.context["inline_admin_formsets"]:
        forms = formset.formset
        values |= {
            f"{forms.prefix}-{name}": forms.management_form[name].value() for name in forms.management_form.fields
        }
        for row in forms.forms[: forms.initial_form_count()]:
            values |= {row.add_prefix(name): row[name].value() for name in row.fields}
    return {name: "" if value is None else value for name, value in values.items() if value is not False}
