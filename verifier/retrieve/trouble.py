"""What goes wrong with files and databases, as sentences that say what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verifier.errors import LibraryBusyError, LibraryError


@contextmanager
def told_clearly(folder: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into LibraryError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(folder, error) from error
    except OSError as error:
        raise _from_system(folder, error) from error


def busy(folder: Path) -> LibraryBusyError:
    """Error for a library that somebody else is writing to."""
    return LibraryBusyError(f"Another program is writing to the library {folder}; wait until it is done and try again.")


def _from_sqlite(folder: Path, error: sqlite3.Error) -> LibraryError:
    text = str(error)
    if "locked" in text:
        return busy(folder)
    if "readonly" in text or "read-only" in text:
        return read_only(folder)
    if "disk is full" in text:
        return _full(folder)
    if "malformed" in text or "not a database" in text or "no such table" in text:
        return LibraryError(
            f"The database of the library {folder} is damaged; read its documents again from their sources: "
            f'python -m verifier library rebuild --library "{folder}"'
        )
    if "unable to open" in text:
        return _unusable(folder, "it cannot be opened (a full disk and missing permissions look like this)")
    return _unusable(folder, text)


def _from_system(folder: Path, error: OSError) -> LibraryError:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only(folder)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _full(folder)
    return _unusable(folder, error.strerror or str(error))


def read_only(folder: Path) -> LibraryError:
    """Error for a library that may be read but not written."""
    return LibraryError(f"The library {folder} may not be written to; change its permissions or choose another folder.")


def still_read(folder: Path) -> LibraryError:
    """Error for removed text that stays in the database's log while others read."""
    return LibraryError(
        f"The documents are out of the library {folder}, but another program that reads it keeps their text in the "
        "database's log; close that program and index, or remove, once more."
    )


def _full(folder: Path) -> LibraryError:
    return LibraryError(
        f"The disk with the library {folder} is full; nothing that was in it is lost. Make room and index again: it "
        "goes on where it stopped."
    )


def _unusable(folder: Path, reason: str) -> LibraryError:
    return LibraryError(f"The library {folder} cannot be used: {reason}; check the folder or choose another one.")
