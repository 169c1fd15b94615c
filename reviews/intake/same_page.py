"""One page has many addresses: with and without www, with marks of who sent the reader, with a slash at its end."""

import re
from hashlib import sha256
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

SENT_BY = re.compile(
    r"utm_.+|fbclid|gclid|dclid|msclkid|igshid|yclid|twclid|mc_[ce]id|at_\w+|cmpid|ocid|smid|ref_src",
    re.IGNORECASE,
)
"""Parameters that say from where a reader came: the page is the same without them."""


def plainest(address: str) -> str:
    """Return how every address of the same page is spelt here: without its scheme, for comparing and never for asking."""
    try:
        parts = urlsplit(address.strip())
        host = _host(parts.hostname or "", parts.port)
    except ValueError:  # brackets or a port that are none
        return ""
    asked = [one for one in parse_qsl(parts.query, keep_blank_values=True) if not SENT_BY.fullmatch(one[0])]
    path = unquote(parts.path).rstrip("/")
    return f"{host}{path}" + (f"?{urlencode(sorted(asked))}" if asked else "") if host else ""


def place_of(address: str) -> str:
    """Return the hash that all addresses of one page have in common; nothing for what is none."""
    plain = plainest(address)
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else ""


def _host(name: str, port: int | None) -> str:
    """Return a host in the letters that the network has, without a www that leads to the same."""
    try:
        name = name.encode("idna").decode()
    except UnicodeError:
        name = name.lower()
    name = name.lower().removeprefix("www.")
    return f"{name}:{port}" if name and port not in (None, 80, 443) else name
