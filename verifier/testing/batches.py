"""As much of OpenAI's Batch API as tests need: files, and batches that a model works through."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from verifier.testing.replies import Response, error
from verifier.testing.wire import Incoming

_CREATED = 1_700_000_000
_NAME = re.compile(rb'filename="([^"]*)"')
_ENDED = ("completed", "failed", "expired", "cancelled")
Complete = Callable[[Incoming], Awaitable[Response | None]]


@dataclass
class Batch:
    """A batch and how far it is."""

    id: str
    asked: Mapping[str, Any]  # the body of the request that made it
    status: str = "validating"
    total: int = 0
    done: int = 0
    output: str | None = None
    errors: str | None = None


@dataclass
class Batches:
    """The files and batches of a server.

    A batch begins when `open` is set, as it is from the start, and then ends as `ending` says: `completed`, `failed`
    (nothing is asked), or `expired` and `cancelled` (half is asked).
    """

    complete: Complete
    ending: str = "completed"
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    all: dict[str, Batch] = field(default_factory=dict)
    open: bool = True

    def respond(self, incoming: Incoming) -> Response | None:  # noqa: PLR0911 - a table of addresses
        """Answer a request about files and batches; None if it is about something else."""
        match incoming.method, incoming.path.removeprefix("/v1").strip("/").split("/"):
            case "POST", ["files"]:
                return self._upload(incoming)
            case "GET", ["files"]:
                return _listed([_file(name, *self.files[name]) for name in reversed(self.files)])
            case "GET", ["files", name, "content"] if name in self.files:
                return Response(200, self.files[name][1], kind="application/octet-stream")
            case "POST", ["batches"]:
                return self._create(json.loads(incoming.body), incoming.headers)
            case "GET", ["batches"]:
                return _listed([_batch(each) for each in reversed(self.all.values())])
            case "GET", ["batches", name] if name in self.all:
                return _sent(_batch(self.all[name]))
            case _:
                return None

    def _upload(self, incoming: Incoming) -> Response:
        border = b"--" + incoming.headers["content-type"].partition("boundary=")[2].strip('"').encode()
        parts = [part for part in incoming.body.split(border) if b"filename=" in part]
        head, _, content = parts[0].partition(b"\r\n\r\n")
        name = f"file-{len(self.files)}"
        found = _NAME.search(head)
        self.files[name] = (found[1].decode() if found else "", content.removesuffix(b"\r\n"))
        return _sent(_file(name, *self.files[name]))

    def _create(self, asked: Mapping[str, Any], headers: dict[str, str]) -> Response:
        if asked["input_file_id"] not in self.files:
            return error(400, f"No such file: {asked['input_file_id']}")
        batch = Batch(f"batch_{len(self.all)}", asked)
        self.all[batch.id] = batch
        self._task = asyncio.get_running_loop().create_task(self._work(batch, headers))
        return _sent(_batch(batch))

    async def _work(self, batch: Batch, headers: dict[str, str]) -> None:
        lines = [json.loads(line) for line in self.files[batch.asked["input_file_id"]][1].splitlines()]
        batch.total, batch.status = len(lines), "in_progress"
        while not self.open:
            await asyncio.sleep(0.01)
        share = {"completed": len(lines), "failed": 0}.get(self.ending, len(lines) // 2)
        right: list[bytes] = []
        wrong: list[bytes] = []
        for line in lines[:share]:
            body = json.dumps(line["body"]).encode()
            response = await self.complete(Incoming(line["method"], line["url"], headers, body))
            good = response is not None and response.status == 200
            (right if good else wrong).append(_line(line["custom_id"], response))
            batch.done += 1
        batch.output, batch.errors = self._written("output", right), self._written("errors", wrong)
        batch.status = self.ending

    def _written(self, kind: str, lines: Sequence[bytes]) -> str | None:
        if not lines:
            return None
        name = f"file-{len(self.files)}"
        self.files[name] = (f"{kind}.jsonl", b"\n".join(lines) + b"\n")
        return name


def _line(custom_id: str, response: Response | None) -> bytes:
    told: dict[str, Any] = {"id": "batch_req", "custom_id": custom_id, "response": None, "error": None}
    if response is None:
        told["error"] = {"code": "server_error", "message": "The request failed."}
        return json.dumps(told).encode()
    try:
        body = json.loads(response.body)
    except ValueError:
        body = response.body.decode(errors="replace")
    told["response"] = {"status_code": response.status, "request_id": "req", "body": body}
    return json.dumps(told).encode()


def _file(name: str, filename: str, content: bytes) -> dict[str, Any]:
    about = {"id": name, "object": "file", "bytes": len(content), "created_at": _CREATED, "filename": filename}
    return {**about, "purpose": "batch", "status": "processed"}


def _batch(batch: Batch) -> dict[str, Any]:
    wrong = [{"code": "invalid", "message": "The file is not valid."}] if batch.status == "failed" else []
    return {
        "id": batch.id,
        "object": "batch",
        "endpoint": batch.asked["endpoint"],
        "errors": {"object": "list", "data": wrong} if wrong else None,
        "input_file_id": batch.asked["input_file_id"],
        "completion_window": "24h",
        "status": batch.status,
        "output_file_id": batch.output if batch.status in _ENDED else None,
        "error_file_id": batch.errors if batch.status in _ENDED else None,
        "created_at": _CREATED,
        "request_counts": {"total": batch.total, "completed": batch.done, "failed": 0},
        "metadata": batch.asked.get("metadata"),
    }


def _listed(items: Sequence[Mapping[str, Any]]) -> Response:
    return _sent({"object": "list", "data": list(items), "has_more": False})


def _sent(told: Mapping[str, Any]) -> Response:
    return Response(200, json.dumps(told).encode())
