"""stdout for results, stderr for everything else."""

import io
import os
import sys
from collections.abc import Mapping

from verifier import wire


def use_utf8() -> None:
    """Make both streams take any character, whatever the system's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def for_a_person() -> bool:
    """Whether stdout is a terminal; else a program reads it."""
    return sys.stdout.isatty()


def emit(line: Mapping[str, object]) -> None:
    """Write a wire object to stdout."""
    write(wire.dumps(line))


def write(text: str) -> None:
    """Write a line to stdout at once, so that the reader of a pipe never waits for finished work."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(message: str) -> None:
    """Write a sentence to stderr."""
    sys.stderr.write(message + "\n")


def drop_stdout() -> None:
    """Send what is still buffered nowhere: at its end Python would try, and fail, to write it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
