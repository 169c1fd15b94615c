"""What an address on the internet shows of who asks."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

IPV6_PREFIX = 64
"""Bits of an address that one household or server has for itself: the rest, 2⁶⁴ addresses, it can change at will."""
IPV4_REGION, IPV6_REGION = 24, 48
"""Bits that identify a town or a provider and nobody's home."""


def network_of(address: str) -> str:
    """Return what one customer has: an IPv4 address, or the network of an IPv6 one."""
    found = _read(address)
    if found is None or isinstance(found, IPv4Address):
        return str(found or address)
    return str(ip_network((found, IPV6_PREFIX), strict=False))


def region_of(address: str) -> str:
    """Return as much of an address as may be kept for ever: its owner knows whether they were there, nobody else is found by it."""
    found = _read(address)
    if found is None:
        return ""
    bits = IPV4_REGION if isinstance(found, IPv4Address) else IPV6_REGION
    return str(ip_network((found, bits), strict=False))


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address)
    except ValueError:  # a proxy may name whom it will
        return None
    return getattr(found, "ipv4_mapped", None) or found
