"""The SQLite file of a library: its tables, and how it is opened."""

import sqlite3
from pathlib import Path

from verifier.errors import LibraryError

FILE = "library.sqlite"
_VERSION = 2
_WAIT_SECONDS = 10.0
# What hangs on a passage has a table of its own, so that reading numbers and places touches no vectors.
_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    hash TEXT NOT NULL,
    published TEXT,
    fields TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);
CREATE INDEX passages_of_document ON passages (document);
CREATE TABLE vectors (number INTEGER PRIMARY KEY REFERENCES passages (number), vector BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = "porter unicode61 remove_diacritics 2");
INSERT INTO about VALUES ('id', lower(hex(randomblob(8)))), ('generation', '0');
"""


def connect_to_write(file: Path) -> sqlite3.Connection:
    """A connection that may write, to a database that is made if there is none. What is deleted is overwritten."""
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what is committed outlives a power cut
        connection.execute("PRAGMA secure_delete = ON")
        if _version(connection) == 0:
            _make(connection)
        _refuse_other_version(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(file: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even the files SQLite keeps beside a database while it is read."""
    uri = file.resolve().as_uri()
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None, check_same_thread=False)
        try:
            _refuse_other_version(connection)
        except sqlite3.OperationalError:
            connection.close()
        else:
            return connection
    raise sqlite3.OperationalError("unable to open database file")


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:  # nobody else was faster
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_other_version(connection: sqlite3.Connection) -> None:
    connection.execute("SELECT count(*) FROM about")
    if _version(connection) != _VERSION:
        raise LibraryError(
            "The library was written by another version of this program; read its documents again with: "
            "python -m verifier library rebuild"
        )
