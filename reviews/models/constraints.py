"""Shapes of constraint that several models share."""

import secrets

from django.db import models
from django.db.models import Q


def public_id() -> str:
    """Return 128 random bits in hexadecimal: nobody can count or guess what is not published."""
    return secrets.token_hex(16)


def paired(*fields: str, name: str) -> models.CheckConstraint:
    """All of `fields` are set or none is: who without when, or when without who, is refused."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=none | every, name=name)
