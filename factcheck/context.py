"""What every page may show of the newsroom; nothing here reads a session or the database."""

from django.conf import settings
from django.http import HttpRequest


def newsroom(request: HttpRequest | None = None) -> dict[str, dict[str, str]]:  # noqa: ARG001 (Django's signature)
    return {"newsroom": {"name": settings.PUBLISHER, "url": settings.SITE_URL, "contact": settings.CONTACT}}
