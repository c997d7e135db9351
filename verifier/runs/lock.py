"""One process at a time goes on with a run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from verifier.errors import RunsError
from verifier.runs.trouble import told_clearly


def lock_file(file: Path, run: str) -> Path:
    """The empty file that stands for the right to go on with a run."""
    return file.with_name(f"{file.stem}.locks") / run


@contextmanager
def holding(file: Path, run: str) -> Iterator[None]:
    """Hold a run of the store in `file`; raises RunsError if another process or thread has it.

    The lock is SQLite's own on an empty file: it works on every system and dies with its process.
    """
    with told_clearly(file):
        place = lock_file(file, run)
        place.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(place, timeout=0, isolation_level=None, check_same_thread=False)
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise RunsError(f"Another program is going on with {run}; wait until it is done.") from error
            with told_clearly(file):
                raise
        yield
