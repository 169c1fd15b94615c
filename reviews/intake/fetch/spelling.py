"""Addresses are plain, or they are refused.

Programs read odd spellings differently: one drops a tab, another takes 0177.1 for 127.0.0.1, a third takes what stands
before an @ for the host. Of a plain address there is one reading.
"""

import re
import unicodedata
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urljoin

import httpx

from .errors import Unfetched

LONGEST = 2000
PORTS = frozenset({80, 443})
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
"""Categories of characters that nobody sees: controls, marks of direction, halves of a character, blanks."""
PARTS = re.compile(r"(?P<scheme>https?)://(?P<site>[^/?#]+)(?P<page>[/?][^#]*)?(#.*)?", re.IGNORECASE)
SITE = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:@%。]+)(:(?P<port>[0-9]+))?", re.IGNORECASE)
LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
NAME = re.compile(rf"(?=.{{1,253}}\Z)({LABEL}\.)+{LABEL}")
NUMBER = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)")
"""What programs may take for an IPv4 address: its last part is a number."""


def plain(address: str, *, base: str = "", ports: Collection[int] = PORTS) -> httpx.URL:
    """Return an address without what stands behind a #; where it is only the end of one, `base` has the rest.

    Raises Unfetched for any that is not plain.
    """
    if len(address) > LONGEST or "\\" in address or any(unicodedata.category(letter) in UNSEEN for letter in address):
        raise Unfetched("misspelt")
    try:
        parts = PARTS.fullmatch(urljoin(base, address))
        if not parts or not _is_plain(parts["site"], ports):
            raise Unfetched("misspelt")
        url = httpx.URL(f"{parts['scheme'].lower()}://{parts['site']}/{(parts['page'] or '').removeprefix('/')}")
        _refuse_odd_hosts(url.raw_host.decode())
    except (httpx.InvalidURL, ValueError):
        raise Unfetched("misspelt") from None
    return url


def _is_plain(site: str, ports: Collection[int]) -> bool:
    """Return whether a site is a host and perhaps a port, without letters that stand for others, as ① and ．"""
    parts = SITE.fullmatch(site.lower())
    if not parts or unicodedata.normalize("NFKC", parts[0]) != parts[0]:
        return False
    return parts["port"] is None or parts["port"] in map(str, ports)


def _refuse_odd_hosts(host: str) -> None:
    """Raise Unfetched or ValueError for a host that is neither a whole name nor a number in full."""
    if ":" in host:
        IPv6Address(host)
    elif NUMBER.fullmatch(host):
        IPv4Address(host)
    elif "." not in host:
        raise Unfetched("forbidden")  # it is known in this house only
    elif not NAME.fullmatch(host):
        raise Unfetched("misspelt")
