"""As much of HTTP/1.1 as the server needs: written by hand, since it must also be able to break it."""

import asyncio
import socket
import struct
import sys
from dataclasses import dataclass

from verifier.testing.replies import Response

_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 429: "Too Many Requests"}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]  # names in lower case
    body: bytes


async def receive(reader: asyncio.StreamReader) -> Incoming | None:
    """Read the next request of a connection; None when the other side has left."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    method, path, _ = first.split(" ", 2)
    return Incoming(method, path.partition("?")[0], headers, body)


async def send(writer: asyncio.StreamWriter, response: Response) -> None:
    """Write a response."""
    headers = {"content-type": response.kind, "content-length": str(len(response.body)), **response.headers}
    lines = [f"HTTP/1.1 {response.status} {_REASONS.get(response.status, 'Error')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + response.body)
    await writer.drain()


def reset(writer: asyncio.StreamWriter) -> None:
    """Cut the connection so that the other side sees a reset, not an end."""
    connection = writer.get_extra_info("socket")
    at_once = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    writer.transport.abort()
