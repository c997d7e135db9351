"""The child process of `sandbox`: reads files from stdin, one after the other, and writes what is in them to stdout.

For each file there comes a JSON line {"kind", "size"} and the bytes. An empty line says that the reader is loaded and,
later, that work goes on; a JSON line ends the file: {"text", "values", "pages", "notes"} or {"error"}.
"""

import json
import os
import signal
import sys
from dataclasses import asdict
from importlib import import_module
from typing import IO

from verifier.documents.parsed import Reader
from verifier.documents.sandbox import LONGEST

_MEMORY = 1_500_000_000  # bytes of address space


def main() -> None:
    """Serve until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    _limit_memory()
    files = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")  # nothing a library prints comes between
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while head := files.readline():
        _serve(head, files, answers)


def _serve(head: bytes, files: IO[bytes], answers: IO[bytes]) -> None:
    def answer(line: bytes) -> None:
        answers.write(line + b"\n")
        answers.flush()

    task = json.loads(head)
    raw = files.read(task["size"])
    reader: Reader = import_module(f"verifier.documents.{task['kind']}").read
    answer(b"")
    _alarm(LONGEST + 5)
    try:
        reply = asdict(reader(raw, lambda: answer(b"")))
        line = json.dumps(reply).encode()
    except ValueError as error:
        line = json.dumps({"error": str(error)}).encode()
    except RecursionError:
        line = json.dumps({"error": "is nested too deeply to be read; save it anew."}).encode()
    _alarm(0)
    answer(line)


def _alarm(seconds: float) -> None:
    """Should the parent be killed, this process ends by itself all the same."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
