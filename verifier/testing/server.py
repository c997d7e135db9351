"""A model server on 127.0.0.1 in a thread of its own."""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from verifier.testing.batches import Batches
from verifier.testing.modes import Choose, Mode
from verifier.testing.replies import Response, error, respond
from verifier.testing.requests import Request, question_of
from verifier.testing.wire import Incoming, receive, reset, send


@dataclass(frozen=True, slots=True)
class Served:
    """One request for a completion and what was done with it."""

    request: Request
    mode: Mode
    status: int  # 0 when no response was sent
    billed: bool  # whether a real server would charge for it

    @property
    def question(self) -> str:
        """The question's name."""
        return self.request.question


class ModelServer:
    """Answers chat completions on this machine with what `answer` gives for a request, from `with` to its end.

    `mode` is what every request gets, or chooses for each. `latency` is what an answer takes, in seconds, `slow` what
    it takes in mode `SLOW`, `retry_after` what mode `RETRY_AFTER` asks for. `log` holds what was served, as it ended;
    `batches` is its Batch API, whose requests are in the log too.
    """

    def __init__(
        self,
        answer: Callable[[Request], str],
        *,
        mode: Mode | Choose = Mode.OK,
        latency: float = 0.0,
        slow: float = 0.3,
        retry_after: float = 0.1,
    ) -> None:
        self.answer = answer
        self.mode = mode
        self.latency = latency
        self.slow = slow
        self.retry_after = retry_after
        self.log: list[Served] = []
        self.batches = Batches(self._complete)
        self.busiest = 0  # most requests at a time
        self._busy = 0
        self._attempts: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self._port = 0
        self._thread = threading.Thread(target=self._run, name="model-server", daemon=True)

    @property
    def base_url(self) -> str:
        """Where it is, as OPENAI_BASE_URL takes it."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def asked(self) -> Counter[str]:
        """How many requests there were for each question."""
        return Counter(served.question for served in self.log)

    @property
    def billed(self) -> Counter[str]:
        """How many requests for each question a real server would have charged for."""
        return Counter(served.question for served in self.log if served.billed)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        listening = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self._port = listening.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        listening.close()  # the runner cancels what is still being served

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while incoming := await receive(reader):
                response = await self._respond(incoming)
                if response is None:
                    return reset(writer)
                await send(writer, response)
        except (ConnectionError, asyncio.CancelledError):
            pass  # whoever asked has left, or the server is closing
        finally:
            writer.close()

    async def _respond(self, incoming: Incoming) -> Response | None:
        match incoming.method, incoming.path:
            case "POST", "/v1/chat/completions":
                return await self._complete(incoming)
            case "GET", "/v1/models":
                return Response(200, json.dumps({"object": "list", "data": []}).encode())
            case method, path:
                return self.batches.respond(incoming) or error(404, f"Unknown request URL: {method} {path}")

    async def _complete(self, incoming: Incoming) -> Response | None:
        body = json.loads(incoming.body)
        question = question_of(body)
        self._attempts[question] += 1
        request = Request(body, incoming.headers, self._attempts[question])
        mode = self.mode if isinstance(self.mode, Mode) else self.mode(request)
        if mode is Mode.TIMEOUT:  # it does not end by itself
            self.log.append(Served(request, mode, 0, billed=False))
            await self._over.wait()
            return None
        self._busy += 1
        self.busiest = max(self.busiest, self._busy)
        try:
            response = await self._in_mode(request, mode)
        except asyncio.CancelledError:
            self.log.append(Served(request, mode, 0, billed=False))
            raise
        finally:
            self._busy -= 1
        billed = response is not None and response.billed
        self.log.append(Served(request, mode, response.status if response else 0, billed))
        return response

    async def _in_mode(self, request: Request, mode: Mode) -> Response | None:
        response = respond(request, mode, self.answer(request), self.retry_after)
        if mode is not Mode.RESET and response.billed:
            await asyncio.sleep(self.slow if mode is Mode.SLOW else self.latency)
        return None if mode is Mode.RESET else response
