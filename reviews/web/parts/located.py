"""Where in its source a passage is, in words."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def located(locator: Mapping[str, Any]) -> str:
    """Return "page 3" of a page; of a time what people read, to the second."""
    value = str(locator["value"])
    return _("page %(page)s") % {"page": value} if locator["kind"] == "page" else re.split(r"[.,]", value)[0]
