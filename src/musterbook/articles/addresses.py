"""Which web addresses may be fetched at all, judged by their words alone: nothing here touches the network.

A name may still resolve to a private address; the fetcher asks `forbidden` again for every address that it connects to.
"""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from musterbook.errors import RefusedAddress

_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]*://|^(?:file|data|javascript|mailto|about):")
_LOCAL_NAMES = ("localhost", "local", "internal", "localdomain", "lan", "home.arpa", "intranet")


def is_address(given: str) -> bool:
    """`given` is written as an address, not as a path."""
    return bool(_SCHEME.match(given))


def check(url: str) -> None:
    """Raise RefusedAddress, naming the rule, unless `url` is a public http or https address."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip(".").lower(), parts.port
    except ValueError as error:
        raise RefusedAddress(f"rule 'well-formed': {url!r} is no address ({error})", stage="fetch") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise RefusedAddress(f"rule 'http and https only': {parts.scheme}: is not fetched", stage="fetch")
    if not host or parts.username is not None or parts.password is not None:
        raise RefusedAddress("rule 'well-formed': an address needs a host, and no user name or password in it", stage="fetch")
    reason = _literal(host) or _local(host)
    if reason:
        raise RefusedAddress(f"rule 'public hosts only': {host} is {reason}", stage="fetch")


def forbidden(address: IPv4Address | IPv6Address) -> str | None:
    """Why this IP address may not be connected to; None where it may."""
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    for kind in ("loopback", "link_local", "unspecified", "multicast", "reserved", "private"):
        if getattr(address, f"is_{kind}"):
            return f"a {kind.replace('_', '-')} address"
    return None if address.is_global else "an address that is not globally routed"


def _literal(host: str) -> str | None:
    try:
        return forbidden(ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        # Resolvers also take 127.1, 0x7f.1 and 2130706433 for addresses.
        return forbidden(IPv4Address(socket.inet_aton(host)))
    except (OSError, ValueError):
        return None


def _local(host: str) -> str | None:
    if "." not in host and ":" not in host:
        return "a name without a domain"
    return "a name of the local network" if any(host == name or host.endswith("." + name) for name in _LOCAL_NAMES) else None
