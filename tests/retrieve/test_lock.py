"""One writer at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from verifier.config import PROJECT
from verifier.errors import LibraryBusyError
from verifier.retrieve.lock import write_lock

HOLD = """
import sys, time
from pathlib import Path
from verifier.retrieve.lock import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_second_writer_is_told(tmp_path: Path) -> None:
    """While the lock is held, another attempt fails with what to do; afterwards it succeeds."""
    with write_lock(tmp_path), pytest.raises(LibraryBusyError, match="wait until"), write_lock(tmp_path):
        pass
    with write_lock(tmp_path):
        pass


def test_lock_dies_with_its_process(tmp_path: Path) -> None:
    """A lock held by another process is seen, and is free once that process was killed."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LibraryBusyError), write_lock(tmp_path):
            pass
        process.kill()
        process.wait()
        with write_lock(tmp_path):
            pass
