"""The hash of JSON content, the same whatever kept it: what every chain of history is made of."""

import hashlib
import json
from decimal import Decimal
from typing import Any


def fingerprint(content: Any) -> str:
    """Return the SHA-256 of JSON content, whatever the order of its keys or the database that kept it."""
    canonical = _canonical(content)
    if "e+" in canonical or "-0.0" in canonical:  # PostgreSQL gives 1e+16 back as a whole number, and knows no -0.0
        canonical = _canonical(_exact(content))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _exact(content: Any) -> Any:
    if isinstance(content, dict):
        return {name: _exact(value) for name, value in content.items()}
    if isinstance(content, list | tuple):
        return [_exact(value) for value in content]
    if isinstance(content, float) and "e+" in repr(content):
        return int(Decimal(repr(content)))
    return abs(content) if content == 0 and isinstance(content, float) else content
