"""The command line, called in this process or as a user's shell starts it."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from verifier.cli.main import run
from verifier.config import PROJECT


@dataclass(frozen=True, slots=True)
class Done:
    """What a call gave."""

    code: int
    out: str
    err: str


def call(*arguments: str | Path, folder: Path, stdin: bytes = b"", settings: Mapping[str, str] | None = None) -> Done:
    """Run the program as a process in `folder`, with pipes all around."""
    done = subprocess.run(
        [sys.executable, "-m", "verifier", *map(str, arguments)],
        input=stdin,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", **(settings or {})},
        capture_output=True,
        check=False,
        timeout=100,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class Shell:
    """Calls the program within this process, which is faster."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Done:
        """Run the program with this stdin."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(argument) for argument in arguments])
        return Done(code, *self._capsys.readouterr())
