"""How requests to a model server travel: by aiohttp, and never more than a reply may weigh comes back.

OpenAI's own client takes more of the processor for a call than all the rest together, at 32 calls at a time.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import aiohttp
import httpx2
from yarl import URL

from verifier.llm.faults import BrokenReplyError

LONGEST_REPLY = 1_000_000  # bytes, unpacked; the longest answer asked for is some 30,000
_CHUNK = 65_536
_CONNECT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Response:
    """What came back, to its last byte."""

    status: int
    headers: Mapping[str, str]  # whatever the case of their names
    content: bytes


class Transport:
    """Sends requests. Redirects are not followed, so that passages go nowhere but to the server that was named."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, headers: Mapping[str, str], content: bytes) -> Response:
        """Send a request, and give the response when all of it is there."""
        self._session = self._session or _session()
        sending = self._session.post(URL(url, encoded=True), headers=headers, data=content, allow_redirects=False)
        async with sending as response:
            return Response(response.status, response.headers, await _body(response))

    async def aclose(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, ssl=_trusted()),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS),  # whoever asks sees to the rest
        trust_env=True,  # proxies of the environment
    )


@cache
def _trusted() -> ssl.SSLContext:
    """Trust whom OpenAI's client trusts."""
    return httpx2.create_ssl_context()


async def _body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > LONGEST_REPLY:
            response.close()
            raise BrokenReplyError(f"It is longer than {LONGEST_REPLY:,} bytes.")
    return bytes(body)
