"""Servers that word their errors otherwise than OpenAI does, and such that send one elsewhere."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.llm.asking import KEY, question, read
from verifier.llm import Client, Fault, FaultKind, Settings


@contextmanager
def answering(status: int, body: str, headers: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """A server that answers everything alike; gives its address and what paths were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body.encode())), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "body", "headers", "kind", "words"),
    [
        (422, '{"detail": [{"msg": "no such field"}]}', {}, FaultKind.BAD_REQUEST, "no such field"),
        (404, "not found", {}, FaultKind.BAD_REQUEST, "404: not found"),
        (503, '{"error": "loading model"}', {}, FaultKind.SERVER, "loading model"),
        (
            400,
            '{"error": {"message": "the request exceeds the available context size"}}',
            {},
            FaultKind.CONTEXT_OVERFLOW,
            "",
        ),
        (308, "", {"Location": "http://127.0.0.1:1/v1"}, FaultKind.BAD_REQUEST, "It points to http://127.0.0.1:1/v1"),
        (401, f"no key {KEY}", {}, FaultKind.AUTH, "no key ***"),
        (200, "[1, 2]", {}, FaultKind.BROKEN_REPLY, "[1, 2]"),
        (200, '{"choices": [{"message": "text"}]}', {}, FaultKind.BROKEN_REPLY, "text"),
    ],
)
def test_worded_otherwise(status: int, body: str, headers: Mapping[str, str], kind: FaultKind, words: str) -> None:
    """The fault is the right one and tells the server's words; nothing is sent elsewhere."""
    with (
        answering(status, body, headers) as (base_url, asked),
        Client.open(Settings("m", base_url, KEY, max_retries=0, cache=None)) as client,
    ):
        (fault,) = client.ask([question()], read)

    assert isinstance(fault, Fault)
    assert fault.kind is kind
    assert words in fault.message
    assert set(asked) == {"/v1/chat/completions"}
