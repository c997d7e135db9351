"""Pages by their address: fetched without cookies, scripts or proxies, within limits of size and time."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from verifier import __version__
from verifier.documents.addresses import Address, Target, is_public, target

LARGEST = 50_000_000  # bytes
_SECONDS = 30.0  # for a page in all, with its redirects
_STILL = 10.0  # seconds without a byte
_REDIRECTS = 5
_BLOCK = 1 << 16
_MOVED = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": f"verifier/{__version__}",
    "Accept": "text/html, application/pdf, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a page gave: `url` after redirects, `type` as "text/html", `charset` as the server states it or ""."""

    url: str
    type: str
    charset: str
    raw: bytes


Fetch = Callable[[str], Fetched]


def fetch(url: str, *, is_allowed: Callable[[Address], bool] = is_public, seconds: float = _SECONDS) -> Fetched:
    """Get a page. `is_allowed` is asked of every address before a connection is made to it, also after redirects.

    Raises ValueError, with the rest of a sentence that begins with `url`.
    """
    at, until = url, time.monotonic() + seconds
    for _ in range(_REDIRECTS + 1):
        answer = _asked(target(at, is_allowed), max(0.1, until - time.monotonic()))
        if isinstance(answer, Fetched):
            return answer
        at = urljoin(at, answer)
    raise ValueError(f"was redirected more than {_REDIRECTS} times.")


def _asked(goal: Target, seconds: float) -> Fetched | str:
    """The page, or where it has moved to."""
    try:
        with _connected(goal, seconds) as connection:
            connection.request("GET", goal.path, headers={"Host": _host_header(goal), **_HEADERS})
            response = connection.getresponse()
            if response.status in _MOVED and (place := response.getheader("Location")):
                return place
            return _fetched(goal.url, response)
    except TimeoutError as error:
        raise ValueError("did not answer in time; try later, or save the page as a file.") from error
    except ssl.SSLError as error:
        raise ValueError(f"has no connection that can be trusted ({error.reason or error}).") from error
    except (OSError, http.client.HTTPException) as error:
        raise ValueError(f"cannot be read ({error or type(error).__name__}).") from error


@contextmanager
def _connected(goal: Target, seconds: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was checked, cut when the time is over: a server may send a byte at a time."""
    line = socket.create_connection((str(goal.address), goal.port), timeout=min(_STILL, seconds))
    over = threading.Event()

    def cut() -> None:
        over.set()
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.start()
    try:
        if goal.is_secure:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=goal.host)
        connection = http.client.HTTPConnection(goal.host, goal.port)
        connection.sock = line
        yield connection
        if over.is_set():  # what was cut may look like a short page
            raise TimeoutError
    except (OSError, http.client.HTTPException) as error:
        if over.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()
        line.close()


def _host_header(goal: Target) -> str:
    host = f"[{goal.host}]" if ":" in goal.host else goal.host
    return host if goal.port == (443 if goal.is_secure else 80) else f"{host}:{goal.port}"


def _fetched(url: str, response: http.client.HTTPResponse) -> Fetched:
    if response.status != http.client.OK:
        raise ValueError(f"answered {response.status} {response.reason}".strip() + ".")
    if (response.length or 0) > LARGEST:
        raise ValueError(_TOO_LARGE)
    raw = _unpacked(response) if response.getheader("Content-Encoding") else _whole(response)
    kind = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    return Fetched(url, kind, response.headers.get_content_charset() or "", raw)


_TOO_LARGE = f"is larger than {LARGEST // 1_000_000} MB."


def _whole(response: http.client.HTTPResponse) -> bytes:
    raw = bytearray()
    while block := response.read(_BLOCK):
        raw += block
        if len(raw) > LARGEST:
            raise ValueError(_TOO_LARGE)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return bytes(raw)


def _unpacked(response: http.client.HTTPResponse) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "").strip().lower()
    if encoding not in ("gzip", "x-gzip", "identity"):
        raise ValueError(f"is packed as {encoding[:20]!r}, which was not asked for.")
    if encoding == "identity":
        return _whole(response)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        raw = unpacker.decompress(_whole(response), LARGEST + 1)
    except zlib.error as error:
        raise ValueError("is damaged on its way; try again.") from error
    if len(raw) > LARGEST:
        raise ValueError(_TOO_LARGE)
    return raw
