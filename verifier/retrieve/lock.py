"""One writer at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from verifier.retrieve.trouble import busy


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write to the library in `folder`; raises LibraryBusyError if another process or thread has it.

    The lock is SQLite's own on an empty file beside the library: it works on every system and dies with its process.
    """
    with closing(sqlite3.connect(folder / "write.lock", timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise busy(folder) from error
            raise
        yield
