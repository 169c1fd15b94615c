"""Typed readers of environment variables. A wrong value stops the start-up, with a message that names it."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured

from . import private


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or `default`; no default means that the variable is required."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set; see .env.example")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return True for "on" and False for "off"; anything else is refused."""
    value = text(name, "on" if default else "off")
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f'{name} must be "on" or "off", not {value!r}')
    return value == "on"


def number(name: str, default: float, *, at_least: float = 0) -> float:
    value = text(name, str(default))
    try:
        found = float(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}") from None
    if not found >= at_least:
        raise ImproperlyConfigured(f"{name} must be at least {at_least}, not {value}")
    return found


def whole(name: str, default: int, *, at_least: int = 0, at_most: int | None = None) -> int:
    value = number(name, default, at_least=at_least)
    if at_most is not None and value > at_most:
        raise ImproperlyConfigured(f"{name} must be at most {at_most}, not {value}")
    if value != int(value):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value}")
    return int(value)


def choice(name: str, *allowed: str) -> str:
    """Return the variable if it is one of `allowed`, of which the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
    return value


def rate(name: str, default: str) -> str:
    """Return how often something may happen, as `10/min`; the units are s, min, hour and day."""
    value = text(name, default)
    if not re.fullmatch(r"[1-9]\d{0,8}/(s|min|hour|day)", value):
        raise ImproperlyConfigured(f"{name} must be a rate such as 100/s or 10/min, not {value!r}")
    return value


def language(name: str, default: str) -> str:
    """Return the variable if it is the code of a language."""
    value = text(name, default)
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise ImproperlyConfigured(f"{name} must be a language such as en or fr, not {value!r}")
    return value


def time_zone(name: str, default: str) -> str:
    """Return the variable if it is the name of a time zone."""
    value = text(name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Warsaw, not {value!r}")
    return value


def words(name: str, default: str) -> list[str]:
    """Return the comma-separated values, without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str, default: str) -> dict[str, object]:
    """Return Django's settings for `sqlite:///path` or `postgres://user:password@host:port/name`.

    An empty host means the Unix socket.
    """
    url = urlsplit(text(name, default))
    if url.scheme == "sqlite":
        return {"ENGINE": "factcheck.sqlite", "NAME": unquote(url.path[1:])}
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "factcheck.postgres",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
        }
    raise ImproperlyConfigured(f"{name} must begin with sqlite:/// or postgres://, not {url.scheme}://")


MAIL: dict[str, dict[str, bool]] = {"smtp": {}, "smtp+starttls": {"use_tls": True}, "smtps": {"use_ssl": True}}
"""How a mail server is spoken to, by the schemes of its address."""
MAIL_SECONDS = 20


def mail(name: str, default: str) -> dict[str, dict[str, object]]:
    """Return Django's mailers for `smtp://user:password@host:port`, `smtp+starttls://…` or `smtps://…`.

    "off" has none; "console" writes mail to standard output.
    """
    value = text(name, default)
    if value == "off":
        return {}
    if value == "console":
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    url = urlsplit(value)
    if url.scheme not in MAIL or not url.hostname:
        raise ImproperlyConfigured(f"{name} must be an address such as smtp://mail.example, or console, or off")
    options = {
        "host": url.hostname,
        "port": url.port or {"smtp": 25, "smtps": 465}.get(url.scheme, 587),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "timeout": MAIL_SECONDS,
    }
    return {"default": {"OPTIONS": options | MAIL[url.scheme]}}


def folder(name: str, default: Path) -> Path:
    """Return a folder of the program's own, made where there is none; nobody but its owner may look into it."""
    path = Path(text(name, str(default)))
    if not path.is_dir():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
    private.close(path)
    return path


def secret(name: str, file: Path) -> str:
    """Return the variable, or what stands in `file`, which is made once with a fresh secret, readable by its owner only."""
    if value := os.environ.get(name):
        return value
    private.make(file, secrets.token_urlsafe(64))
    return file.read_text()
