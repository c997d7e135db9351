"""Pages by their address, from a server on this machine."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.documents.making import pdf
from tests.documents.test_html import ARTICLE
from verifier.documents import Loaded, LoadFailure, load_with_origin
from verifier.documents import fetch as module
from verifier.documents.addresses import Address, is_public, target
from verifier.documents.fetch import fetch

Answer = Callable[[BaseHTTPRequestHandler], None]
LONG = "Seven drones came in the night. " * 9


def page(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    """An answer with this body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(body)), **headers}.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The address of a server that answers so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A visitor that leaves early is expected."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/report?id=7"
        server.shutdown()


def everywhere(_: Address) -> bool:
    """Tests may fetch from this machine."""
    return True


def loaded(address: str) -> Loaded | LoadFailure:
    """What comes of an address."""
    (item,) = load_with_origin([address], fetch=partial(fetch, is_allowed=everywhere))
    assert isinstance(item, Loaded | LoadFailure)
    return item


def test_article() -> None:
    """A page becomes a document with what it states; its address is the one it was fetched from."""
    with served(page(ARTICLE.encode(), "text/html; charset=utf-8")) as address:
        item = loaded(address)
    assert isinstance(item, Loaded)
    assert item.document.doc_id == "127.0.0.1/report?id=7"
    assert (item.document.title, item.document.publisher) == ("Seven drones", "Ukrinform")
    assert (item.document.url, str(item.document.published)) == (address, "2022-12-30")
    assert item.origin == address


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (pdf([["Seven drones."], ["Two fell."]]), "application/pdf", "Seven drones.\n\nTwo fell."),
        ("Pelé.".encode("latin-1"), "text/plain; charset=iso-8859-1", "Pelé."),
        (f"<p>{LONG}Привіт</p>".encode("cp1251"), "text/html; charset=windows-1251", f"{LONG}Привіт"),
    ],
)
def test_kinds(body: bytes, kind: str, text: str) -> None:
    """The stated type tells the reader, the stated encoding the letters."""
    with served(page(body, kind)) as address:
        item = loaded(address)
    assert isinstance(item, Loaded), item
    assert item.document.text == text


def test_packed() -> None:
    """A packed page is unpacked."""
    with served(page(gzip.compress(b"Seven."), "text/plain", Content_Encoding="gzip")) as address:
        assert fetch(address, is_allowed=everywhere).raw == b"Seven."


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (page(b"gone", status=404), "answered 404"),
        (page(b"\x89PNG", "image/png"), "is image/png"),
        (page(b"", ""), "of no stated type"),
        (page(gzip.compress(bytes(5000)), "text/plain", Content_Encoding="gzip"), "is larger"),
        (page(b"not gzip", "text/plain", Content_Encoding="gzip"), "damaged on its way"),
        (page(b"x", "text/plain", Content_Encoding="br"), "packed as 'br'"),
        (page(bytes(2000), "text/plain"), "is larger"),
        (page(b"x", "text/plain", Content_Length="99"), "cannot be read"),
        (page(b"", status=302, Location="/report"), "redirected more than"),
        (page(b"", status=302, Location="file:///etc/passwd"), "neither an http"),
        (page(b"", status=302, Location="http://me:key@127.0.0.1/"), "name or password"),
    ],
)
def test_refused(answer: Answer, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a server may do wrong is a failure that says what it was."""
    monkeypatch.setattr(module, "LARGEST", 1000)
    with served(answer) as address:
        item = loaded(address)
    assert isinstance(item, LoadFailure)
    assert reason in item.reason
    assert item.reason.startswith(address)


def test_slow_server() -> None:
    """A server that sends a byte at a time is left when the time is over."""

    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x")
            time.sleep(0.05)

    with served(trickle) as address, pytest.raises(ValueError, match="did not answer in time"):
        fetch(address, is_allowed=everywhere, seconds=0.5)


def test_nobody_listens() -> None:
    """A closed port is a failure of that page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(ValueError, match="cannot be read"):
        fetch(address, is_allowed=everywhere)


def test_this_machine_is_refused() -> None:
    """Without the tests' permission nothing is asked of this machine."""
    asked = []
    with served(lambda request: asked.append(request.path)) as address:
        (item,) = load_with_origin([address])
    assert isinstance(item, LoadFailure)
    assert "not on the public internet" in item.reason
    assert asked == []


def test_redirect_to_another_address_is_checked() -> None:
    """Each place that a page leads to is asked about before it is connected to."""

    def only_first(address: Address) -> bool:
        return str(address) == "127.0.0.1"

    with (
        served(page(b"", status=302, Location="http://127.0.0.2:1/secret")) as address,
        pytest.raises(ValueError, match=r"leads to 127\.0\.0\.2"),
    ):
        fetch(address, is_allowed=only_first)


def test_host_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one that is connected to: a name that changes its mind gains nothing."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.9", port))]

    with served(page(b"Seven.", "text/plain")) as address:
        monkeypatch.setattr("verifier.documents.addresses.socket.getaddrinfo", resolve)
        goal = target(address.replace("127.0.0.1", "news.example"), everywhere)
    assert (str(goal.address), goal.host, asked) == ("127.0.0.1", "news.example", ["news.example"])


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 240.0.0.1 255.255.255.255 "
    "::1 :: fe80::1 fc00::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1:: "
    "2001:0:1::1 2001:db8::1".split(),
)
def test_not_public(address: str) -> None:
    """Addresses of this machine, of its network and of nobody are not public, in any of their forms."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public(address: str) -> None:
    """Addresses of the internet are."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://2130706433/", "not on the public"),
        ("http://0x7f.1/", "not on the public"),
        ("http://[::1]/", "not on the public"),
        ("http://a b/", "no host"),
        ("http:///x", "names no host"),
        ("http://x:99999/", "not an address"),
        ("http://[x/", "not an address"),
        ("http://" + "a" * 300 + ".example/", "no name"),
        ("http://user@1.1.1.1/", "name or password"),
    ],
)
def test_odd_addresses(address: str, reason: str) -> None:
    """Other spellings of this machine are known; what is no address says so."""
    with pytest.raises(ValueError, match=reason):
        fetch(address)
