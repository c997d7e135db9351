"""Which addresses may be fetched: those of the public internet, and only by http and https.

A page is asked for on behalf of whoever runs the program; it must not reach what only their machine or network reaches.
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # carries an IPv4 address, which counts then: RFC 6052

_PLAIN = "/%:@!$&'()*+,;=~-._?"  # what stays as it is in a path: RFC 3986


@dataclass(frozen=True, slots=True)
class Target:
    """A page, and the checked address of the machine it is asked of."""

    url: str
    is_secure: bool
    host: str
    port: int
    path: str
    address: Address


def target(url: str, is_allowed: Callable[[Address], bool]) -> Target:
    """Where to connect to for a page; its host is resolved once, so that it cannot become another one later.

    Raises ValueError, with the rest of a sentence that begins with the address.
    """
    parts = _split(url)
    host, port = _host(parts), parts.port or (443 if parts.scheme == "https" else 80)
    found = _resolved(host, port)
    refused = next((address for address in found if not is_allowed(address)), None)
    if refused is not None:
        raise ValueError(f"leads to {refused}, which is not on the public internet; save the page as a file.")
    path = quote(parts.path or "/", safe=_PLAIN) + (f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else "")
    return Target(url, parts.scheme == "https", host, port, path, found[0])


def is_public(address: Address) -> bool:
    """False for private, loopback, link-local, multicast and reserved addresses, however they are written."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None or address.is_site_local:
            return inner is not None and is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError as error:
        raise ValueError(f"is not an address of a page ({error}).") from error
    if parts.scheme not in ("http", "https"):
        raise ValueError("is neither an http nor an https address.")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a name or password, which is not sent; save the page as a file.")
    return parts


def _host(parts: SplitResult) -> str:
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError("has a host that is no name.") from error
    if not host:
        raise ValueError("names no host.")
    return host


def _resolved(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ValueError(f"cannot be reached: there is no host {host}.") from error
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
