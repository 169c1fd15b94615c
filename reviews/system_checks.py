"""What a site for readers must not go without; `manage.py check --deploy` asks for it."""

from typing import Any

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.security, deploy=True)
def readers_can_report_errors(**_: Any) -> list[checks.CheckMessage]:
    if settings.CONTACT:
        return []
    hint = "Set FACTCHECK_CONTACT to a mail address. Without it every check says that there is none."
    return [checks.Error("Readers are given no address to report an error to.", hint=hint, id="reviews.E001")]
