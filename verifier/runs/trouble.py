"""What goes wrong with the file of runs, as sentences that say what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verifier.errors import RunsError

WAY_OUT = "or check without remembering the run, with --no-store"


@contextmanager
def told_clearly(file: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into RunsError."""
    try:
        yield
    except sqlite3.Error as error:
        raise RunsError(_sentence(file, str(error))) from error
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise RunsError(_sentence(file, "disk is full" if full else error.strerror or str(error))) from error


def _sentence(file: Path, reason: str) -> str:
    if "disk is full" in reason:
        return f"The disk with the file of runs {file} is full; make room and go on, {WAY_OUT}."
    if "malformed" in reason or "not a database" in reason or "no such" in reason:
        return f"The file of runs {file} is damaged; delete it and the runs it holds, {WAY_OUT}."
    if "locked" in reason:
        return f"Another program is writing to the file of runs {file}; try again, {WAY_OUT}."
    if "readonly" in reason or "read-only" in reason:
        reason = "it may not be written to"
    return f"The file of runs {file} cannot be used: {reason}; set VERIFIER_RUNS to another file, {WAY_OUT}."
