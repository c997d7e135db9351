"""Answers remembered: the same question to the same model is paid for once. One SQLite file, for several processes.

It holds the replies, and hashes of the questions; not the questions.
"""

import hashlib
import json
import logging
import sqlite3
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from verifier.llm.values import Question

_log = logging.getLogger(__name__)
_WAIT_SECONDS = 5.0
_TRIES = 5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    model TEXT NOT NULL,
    asked TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A reply that could be read, and the model that gave it."""

    text: str
    model: str


class Answers:
    """Remembers replies by question. A file that cannot be used costs the memory, never the answer."""

    def __init__(self, file: Path | None) -> None:
        self._using = threading.Lock()
        self._connection = _open(file) if file else None

    def get(self, key: str) -> Remembered | None:
        """Look a reply up."""
        rows = self._do("SELECT text, model FROM answers WHERE key = ?", (key,))
        return Remembered(*rows[0]) if rows else None

    def put(self, key: str, reply: Remembered) -> None:
        """Remember a reply, in place of an older one; it is on disk when this returns."""
        self._do("INSERT OR REPLACE INTO answers (key, text, model) VALUES (?, ?, ?)", (key, reply.text, reply.model))

    def close(self) -> None:
        """Let go of the file."""
        with self._using:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _do(self, sql: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
        with self._using:
            if self._connection is None:
                return []
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                _log.warning("Answers are not remembered: %s", error)
                return []


def key(question: Question, model: str, server: str) -> str:
    """Hash all that the answer depends on."""
    parts = (question.prompt_version, model, server, question.system, question.user, question.name, question.schema)
    return "sha256:" + hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _open(file: Path) -> sqlite3.Connection | None:
    for attempt in range(_TRIES):
        try:
            return _connect(file)
        except (sqlite3.Error, OSError) as error:
            if "locked" not in str(error) or attempt == _TRIES - 1:
                _log.warning("Answers are not remembered: %s: %s", file, error)
                return None
        time.sleep(0.05 * (attempt + 1))  # another process is making the file
    return None


def _connect(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # a killed process loses nothing, a power cut the last answers
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
