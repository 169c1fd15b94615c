"""The settings under which `make coverage` sees which lines of the templates are rendered."""

from tests.settings import *  # noqa: F403

TEMPLATES[0]["OPTIONS"]["debug"] = True  # noqa: F405
