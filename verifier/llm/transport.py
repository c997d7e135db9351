"""How requests to a model server travel: by aiohttp, and never more than a reply may weigh comes back.

OpenAI's client speaks httpx2, whose pool of connections looks through all of them for every call; with aiohttp below it
a call among 32 takes a third less of the processor.
"""

import aiohttp
import httpx2
from yarl import URL

from verifier.llm.faults import BrokenReplyError

LONGEST_REPLY = 1_000_000  # bytes, unpacked; the longest answer asked for is some 30,000
_CHUNK = 65_536
_CONNECT_SECONDS = 10.0
# Of the connection, not of the reply as it is handed on; httpx2 counts for itself.
_HOP_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection"})


class Transport(httpx2.AsyncBaseTransport):
    """Sends requests. Redirects are not followed, so that passages go nowhere but to the server that was named."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request, and give the response when it is there to its last byte."""
        self._session = self._session or _session()
        sending = self._session.request(
            request.method,
            URL(str(request.url), encoded=True),
            headers=request.headers.multi_items(),
            data=await request.aread(),
            allow_redirects=False,
        )
        async with sending as response:
            headers = [(name, value) for name, value in response.headers.items() if name.lower() not in _HOP_HEADERS]
            return httpx2.Response(response.status, headers=headers, content=await _body(response), request=request)

    async def aclose(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()


def _session() -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=0, ssl=httpx2.create_ssl_context())
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS),  # whoever asks sees to the rest
        trust_env=True,  # proxies of the environment
    )


async def _body(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > LONGEST_REPLY:
            response.close()
            raise BrokenReplyError(f"It is longer than {LONGEST_REPLY:,} bytes.")
    return bytes(body)
