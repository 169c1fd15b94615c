"""Which numbers of the internet are public, and which of them a name has."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Number = IPv4Address | IPv6Address

UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that was ever given to anybody. What hides an IPv4 address as ::ffff:127.0.0.1 or ::127.0.0.1 is outside of it."""
NAT64 = IPv6Network("64:ff9b::/96")
"""How a server without IPv4 reaches sites that have nothing else: the last 32 bits are the site's own number."""
NO_SITES = [
    ip_network(network)
    for network in (
        # `is_global` says yes to these in some releases of Python, or because they are reached from everywhere.
        "168.63.129.16/32",  # Azure's own services, seen from its machines
        "192.0.0.0/24",  # for protocols, as the nearest box that translates addresses
        "192.31.196.0/24",  # AS112, where questions about private addresses end
        "192.52.193.0/24",  # relays of multicast
        "192.88.99.0/24",  # the nearest relay of 6to4
        "192.175.48.0/24",  # AS112
        "2001::/23",  # for protocols: Teredo, which hides an IPv4 address, and others
        "2001:db8::/32",  # for examples
        "2002::/16",  # 6to4, which hides an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # for examples
    )
]


def is_public(number: Number) -> bool:
    """Return whether a site of the public web can have this number."""
    if isinstance(number, IPv6Address):
        if number in NAT64:
            return is_public(IPv4Address(int(number) & 0xFFFF_FFFF))
        if number not in UNICAST or number.scope_id:
            return False
    return number.is_global and not number.is_multicast and not any(number in network for network in NO_SITES)


def resolve(host: str) -> list[Number]:
    """Return the numbers of a host, as the system knows them. It may take its time. Raises OSError when there are none."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [ip_address(str(address[0])) for *_, address in found]
