"""A child process in which files are taken apart: one that hangs, eats memory or crashes is killed by itself.

The child gets bytes and gives back JSON: nothing that comes from it is run. It is kept for the next file, sees none of
the environment (no keys), and has a limit of memory where the system knows one (Linux).
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from verifier.config import PROJECT
from verifier.documents.parsed import LONGEST_TEXT, Parsed

STILL = 8.0  # seconds without a sign of life after which a file is given up
LONGEST = 120.0  # seconds for a file in all
_START = 60.0  # seconds for the child to load what it needs: disks are slow
_FILES = 500  # read by one child: libraries leak
_LONGEST_REPLY = 8 * LONGEST_TEXT  # bytes
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TEMP", "TMP")


class Sandbox:
    """`parse` in a child process, started when it is first needed. Use it as a context, and from one thread."""

    def __init__(self, *, still: float = STILL) -> None:
        self._still = still
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def parse(self, kind: str, raw: bytes) -> Parsed:
        """What the reader of that kind makes of a file.

        Raises ValueError, with the rest of a sentence that begins with the file's name.
        """
        child = self._running()
        try:
            with _killed_after(child, _START):
                _send(child, kind, raw)
                self._expect_sign(child, "could not be handed to its reader, which did not start.")
            reply = self._reply(child)
        except BaseException:
            self.close()
            raise
        if "error" in reply:
            raise ValueError(reply["error"])
        return Parsed(reply["text"], reply["values"], tuple(reply["pages"]), tuple(reply["notes"]))

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._files >= _FILES or (self._child and self._child.poll() is not None):
            self.close()
        if self._child is None:
            self._child, self._files = _started(), 0
        self._files += 1
        return self._child

    def _reply(self, child: "subprocess.Popen[bytes]") -> dict[str, Any]:
        """The reply, after as many signs of life as there are."""
        with _killed_after(child, LONGEST) as whole:
            while True:
                with _killed_after(child, self._still) as still:
                    line = _line(child)
                if line == b"\n":
                    continue
                if line.endswith(b"\n"):
                    reply: dict[str, Any] = json.loads(line)
                    return reply
                if still.is_set() or whole.is_set():
                    raise ValueError("takes too long to read and was given up; save it anew, or split it.")
                raise ValueError("broke its reader, or needs more memory than it may have; save it anew, or split it.")

    def _expect_sign(self, child: "subprocess.Popen[bytes]", failure: str) -> None:
        if _line(child) != b"\n":
            raise ValueError(failure)

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
        self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _started() -> "subprocess.Popen[bytes]":
    """A child in the isolation of `-P`: a file `json.py` in the working folder is not taken for a module."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "verifier.documents.sandboxed"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
    )


def _send(child: "subprocess.Popen[bytes]", kind: str, raw: bytes) -> None:
    assert child.stdin is not None  # noqa: S101 - for the type checker: it is a pipe
    try:
        child.stdin.write(json.dumps({"kind": kind, "size": len(raw)}).encode() + b"\n" + raw)
        child.stdin.flush()
    except OSError:
        pass  # it is gone, which reading from it will tell


def _line(child: "subprocess.Popen[bytes]") -> bytes:
    """The next line; without its end if the child is gone or says too much."""
    assert child.stdout is not None  # noqa: S101 - as above
    return child.stdout.readline(_LONGEST_REPLY)


@contextmanager
def _killed_after(child: "subprocess.Popen[bytes]", seconds: float) -> Iterator[threading.Event]:
    """Kill the child when the time is over; the event tells whether it was."""
    over = threading.Event()

    def kill() -> None:
        over.set()
        child.kill()

    timer = threading.Timer(seconds, kill)
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
