"""How the program behaves between other programs: pipes, terminals, signals, a full disk."""

import csv
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from verifier.cli.exits import Exit
from verifier.config import PROJECT

fcntl, pty, termios = (
    pytest.importorskip(name, reason="Windows has no such terminals") for name in ("fcntl", "pty", "termios")
)

CLAIM = "Seven drones were launched at Kyiv in the night to 30 December 2022."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Path:
    """A working folder with a long table, beside the sample library."""
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    rows = "".join(f"{number},{CLAIM}\n" for number in range(5000))
    (tmp_path / "rows.csv").write_text(f"id,claim\n{rows}", encoding="utf-8")
    return tmp_path


@contextmanager
def started(*arguments: str, **streams: int) -> "Iterator[subprocess.Popen[bytes]]":
    """The program as a process that does not outlive its test."""
    process = subprocess.Popen([sys.executable, "-m", "verifier", *arguments], **streams)  # type: ignore[call-overload]
    with process:
        yield process
        process.kill()


def on_terminal(*arguments: str) -> str:
    """What a person sees, with stdout and stderr on a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with started(*arguments, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
        process.wait()
    os.close(ours)
    return seen.decode()


def _read(stream: int) -> bytes:
    try:
        return os.read(stream, 4096)
    except OSError:  # Linux says so when the other side is closed
        return b""


@pytest.mark.usefixtures("interruptible")
def test_stopped(folder: Path) -> None:
    """Ctrl-C in a long run ends with 130; the finished rows are in a file that is named, and it can be read."""
    with started("check", "rows.csv", "-o", "results.csv", stderr=subprocess.PIPE) as process:
        while process.poll() is None and _finished(folder) < 3:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    [partial] = folder.glob("results.*.partial.csv")

    assert process.returncode == Exit.STOPPED
    assert said.decode().startswith(
        f"Stopped. The finished results are in {partial.name}. "
        "Go on with: python -m verifier check rows.csv -o results.csv --resume run-"
    )
    assert said.count(b"\n") == 1
    with partial.open(encoding="utf-8", newline="") as lines:
        assert [row[0] for row in islice(csv.reader(lines), 3)] == ["id", "0", "1"]
    assert not (folder / "results.csv").exists()


def _finished(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.glob("results.*"))


def test_rows_come_at_once(folder: Path) -> None:
    """A reader of the pipe gets the first rows long before the last are done."""
    with started("check", "rows.csv", stdout=subprocess.PIPE) as process:
        first = process.stdout.readline()  # type: ignore[union-attr]
        running = process.poll() is None

    assert first.startswith(b'{"type": "claim"')
    assert running


def test_reader_goes(folder: Path) -> None:
    """When the reader of the pipe goes away, the program ends quietly."""
    (folder / "long.txt").write_text(f"{CLAIM} " * 500, encoding="utf-8")
    with started("claims", "long.txt", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()  # type: ignore[union-attr]
        said = process.stderr.read()  # type: ignore[union-attr]
        process.wait()

    assert (process.returncode, said) == (Exit.NO_READER, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_full(folder: Path) -> None:
    """When results cannot be written, one sentence says so."""
    with (
        Path("/dev/full").open("wb") as full,
        started("quantities", "7", stdout=full, stderr=subprocess.PIPE) as process,
    ):  # type: ignore[arg-type]
        said = process.stderr.read()  # type: ignore[union-attr]
        process.wait()

    assert process.returncode == Exit.UNDONE
    assert said.decode().startswith("The system refused: No space left on device.")
    assert said.count(b"\n") == 1


def test_terminal(folder: Path) -> None:
    """On a terminal there is a short list in colour, why below each claim, and a line that counts."""
    seen = on_terminal("check", "rows.csv", "--limit", "2")

    assert "\x1b[" in seen
    assert "Seven drones were launched" in seen
    assert "1/2 claims" in seen
    assert seen.splitlines()[-1].startswith("2 claims: ")
    assert '"type"' not in seen


def test_no_color(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is heeded."""
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[" not in on_terminal("check", "rows.csv", "--limit", "1")


def test_controls(folder: Path) -> None:
    """Characters of a text that would steer the terminal do not get there."""
    (folder / "evil.txt").write_text("Seven \x1b[2J\x07drones hit Kyiv in 2022.", encoding="utf-8")

    seen = on_terminal("claims", "evil.txt")

    assert "drones hit Kyiv" in seen
    assert "\x1b[2J" not in seen
    assert "\x07" not in seen


def test_nothing_named(folder: Path) -> None:
    """A person who names no input gets the help and is not left waiting."""
    assert on_terminal("check").startswith("Usage: python -m verifier check")
