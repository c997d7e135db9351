"""The canonical store: one SQLite file with documents, passages, vectors and the full-text index.

Passage numbers are never used twice, so a passage of a given number never changes: indexes built from the store need to
compare numbers only.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from verifier.retrieve.database import FILE, connect_to_read, connect_to_write
from verifier.retrieve.embed import DIMENSIONS, Vectors
from verifier.types import Document, Passage

# Titles count double. SQLite's bm25 is the lower the better.
_MATCH = "SELECT rowid, -bm25(words, 2.0, 1.0) AS score FROM words WHERE words MATCH ?"
_BEST_FIRST = "ORDER BY score DESC, rowid LIMIT ?"
_PUBLISHED_BY = "SELECT p.number FROM passages p JOIN documents d ON d.number = p.document WHERE d.published <= ?"
_UNPURGED = "unpurged"  # remark: removed text may still be in the files


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether a document must be read again: the hash of its content and the file or page it came from."""

    hash: str
    origin: str


class Store:
    """The SQLite file of a library folder. Safe to use from several threads."""

    def __init__(self, file: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self._file = file
        self._connection = connection
        self._identity = _identity(file)
        self._using = threading.RLock()
        self.writable = writable

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the store, made anew if there is none; opened for reading only where writing is not allowed."""
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(file, connect_to_write(file), writable=True)
        except (sqlite3.OperationalError, OSError) as error:
            if not file.is_file() or "locked" in str(error):
                raise
            return cls(file, connect_to_read(file), writable=False)

    def close(self) -> None:
        """Let go of the file."""
        with self._using:
            self._connection.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        with self._using:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query."""
        with self._using:
            self._follow()
            return self._connection.execute(sql, values).fetchall()

    def _follow(self) -> None:
        """Open the file that has taken the place of ours, as `library rebuild` leaves it."""
        identity = _identity(self._file)
        if identity and identity != self._identity and not self._connection.in_transaction:
            self._connection.close()
            self._connection = (connect_to_write if self.writable else connect_to_read)(self._file)
            self._identity = identity

    def note(self, key: str) -> str:
        """A note about the library; empty if there is none."""
        found = self.rows("SELECT value FROM about WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def notes(self, prefix: str) -> dict[str, str]:
        """All notes whose keys begin so."""
        end = f"{prefix}\U0010ffff"
        return dict(self.rows("SELECT key, value FROM about WHERE key >= ? AND key < ?", (prefix, end)))

    def write_note(self, key: str, value: str) -> None:
        """Write a note; call it inside `change`."""
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))

    def advance(self) -> None:
        """Note that passages came or went; call it inside `change`."""
        self.write_note("generation", str(int(self.note("generation")) + 1))

    @property
    def generation(self) -> str:
        """Changes whenever passages came or went."""
        return ":".join(value for _, value in self.rows("SELECT * FROM about WHERE key IN ('generation', 'id')"))

    def purge(self) -> bool:
        """Overwrite what is left of removed texts; False while another program's reading keeps some of it.

        Deleted rows are overwritten at once. Their words stay in the full-text index until it is written anew, and all
        of it in SQLite's log until that is emptied.
        """
        if self.note(_UNPURGED):
            self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")
            if self.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]:
                return False
            with self.change():
                self.write_note(_UNPURGED, "")
        return True

    def index_words(self) -> None:
        """Make the full-text index anew from the passages."""
        with self.change():
            self._connection.execute("DELETE FROM words")
            self._connection.execute(
                "INSERT INTO words (rowid, title, text) SELECT p.number, json_extract(d.fields, '$.title'), "
                "substr(d.text, p.start + 1, p.stop - p.start) "
                "FROM passages p JOIN documents d ON d.number = p.document"
            )
            self.write_note(_UNPURGED, "yes")
            self.advance()
        self.purge()

    def faults(self, *, but_words: bool = False) -> list[str]:
        """What is wrong with the database, one sentence each; `but_words` leaves out the full-text index."""
        try:
            said = [str(row[0]) for row in self.rows("PRAGMA integrity_check(10)")]
            said = [] if but_words and all("fts5" in each for each in said) else said
            found = [f"The database is damaged: {each}." for each in said if each != "ok"]
            for table, what in (("vectors", "number"), ("words", "rowid"))[: 1 if but_words else 2]:
                sql = f"SELECT count(*) FROM passages WHERE number NOT IN (SELECT {what} FROM {table})"  # noqa: S608
                if missing := self.rows(sql)[0][0]:
                    found.append(f"{missing} passages have no {table}.")
            if self.writable and not but_words:
                with self._using:
                    self._connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            return [f"The database is damaged: {error}."]
        return found

    def known(self) -> dict[str, Known]:
        """Hash and origin of every document, by `doc_id`."""
        found = self.rows("SELECT doc_id, hash, origin FROM documents")
        return {doc_id: Known(digest, origin) for doc_id, digest, origin in found}

    def put(self, document: Document, known: Known, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Write a document with its passages in place of an older version; call it inside `change`."""
        self.remove(document.doc_id)
        published = document.published.isoformat() if document.published else None
        row = (document.doc_id, known.origin, known.hash, published, _fields(document), document.text)
        number = self._connection.execute(
            "INSERT INTO documents (doc_id, origin, hash, published, fields, text) VALUES (?, ?, ?, ?, ?, ?)", row
        ).lastrowid
        for passage, vector in zip(passages, vectors, strict=True):
            at = self._connection.execute(
                "INSERT INTO passages (document, start, stop) VALUES (?, ?, ?)", (number, passage.start, passage.end)
            ).lastrowid
            self._connection.execute("INSERT INTO vectors VALUES (?, ?)", (at, vector.astype("<f4").tobytes()))
            self._connection.execute(
                "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (at, document.title, passage.text)
            )

    def remove(self, doc_id: str) -> None:
        """Take a document out with all that hangs on it; call it inside `change`."""
        found = self._connection.execute("SELECT number FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
        if found is None:
            return
        for table, key in (("words", "rowid"), ("vectors", "number")):
            sql = f"DELETE FROM {table} WHERE {key} IN (SELECT number FROM passages WHERE document = ?)"  # noqa: S608
            self._connection.execute(sql, found)
        self._connection.execute("DELETE FROM passages WHERE document = ?", found)
        self._connection.execute("DELETE FROM documents WHERE number = ?", found)
        self.write_note(_UNPURGED, "yes")

    def move(self, doc_id: str, origin: str) -> None:
        """Note that an unchanged document now comes from another file; call it inside `change`."""
        self._connection.execute("UPDATE documents SET origin = ? WHERE doc_id = ?", (origin, doc_id))

    def documents(self) -> Iterator[Document]:
        """All documents, by name."""
        for (doc_id,) in self.rows("SELECT doc_id FROM documents ORDER BY doc_id"):
            document = self.document(doc_id)
            if document is not None:
                yield document

    def document(self, doc_id: str) -> Document | None:
        """The document of that name, if there is one."""
        found = self.rows("SELECT doc_id, published, fields, text FROM documents WHERE doc_id = ?", (doc_id,))
        return document_of(*found[0]) if found else None

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; numbers that are gone are left out."""
        wanted = json.dumps(list(numbers))
        found = self.rows(
            "SELECT p.number, p.start, p.stop, d.number, d.doc_id, d.published, d.fields, d.text FROM passages p "
            "JOIN documents d ON d.number = p.document WHERE p.number IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        documents: dict[int, Document] = {}
        passages: dict[int, Passage] = {}
        for number, start, stop, of, *columns in found:
            document = documents.setdefault(of, documents.get(of) or document_of(*columns))
            passages[number] = Passage(document, start, stop, document.text[start:stop])
        return passages

    def summary(self) -> tuple[int, int, int, date | None]:
        """Number of documents, passages and publishers, and the latest day of publication."""
        publisher = "json_extract(fields, '$.publisher')"
        sql = f"SELECT count(*), count(DISTINCT nullif({publisher}, '')), max(published) FROM documents"  # noqa: S608
        documents, publishers, newest = self.rows(sql)[0]
        return documents, self.count_passages(), publishers, date.fromisoformat(newest) if newest else None

    def numbers(self, above: int = 0, as_of: date | None = None) -> list[int]:
        """Numbers of the passages above a number, ascending; with a day, only those published by then."""
        sql, values = _which(as_of)
        return [number for (number,) in self.rows(f"{sql} AND p.number > ? ORDER BY p.number", (*values, above))]

    def count_passages(self, up_to: int | None = None) -> int:
        """How many passages there are, or how many up to a number."""
        if up_to is None:
            return int(self.rows("SELECT count(*) FROM passages")[0][0])
        return int(self.rows("SELECT count(*) FROM passages WHERE number <= ?", (up_to,))[0][0])

    def some_numbers(self, count: int, up_to: int) -> list[int]:
        """Some `count` numbers of passages, spread evenly over those up to a number."""
        wanted = json.dumps([up_to * step // count for step in range(count)])
        sql = "SELECT DISTINCT (SELECT min(number) FROM passages WHERE number > value) AS found FROM json_each(?)"
        return sorted(number for (number,) in self.rows(sql, (wanted,)) if number is not None and number <= up_to)

    def vectors(self, numbers: Sequence[int]) -> Vectors:
        """Vectors of passages that are there, in the order of ascending `numbers`."""
        found = self.rows(
            "SELECT vector FROM vectors WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(list(numbers)),),
        )
        return np.frombuffer(b"".join(row[0] for row in found), dtype="<f4").reshape(-1, DIMENSIONS)

    def among(self, numbers: Sequence[int], as_of: date | None) -> set[int]:
        """Those of the passages that are there and, with a day, known to have been published on or before it."""
        sql, values = _which(as_of)
        wanted = json.dumps(list(numbers))
        found = self.rows(f"{sql} AND p.number IN (SELECT value FROM json_each(?))", (*values, wanted))  # noqa: S608
        return {number for (number,) in found}

    def cosines(self, vector: Vectors, numbers: Iterable[int]) -> dict[int, float]:
        """Cosine of a vector and each of some passages; numbers that are gone are left out."""
        found = self.rows(
            "SELECT number, vector FROM vectors WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return {number: float(np.frombuffer(blob, dtype="<f4") @ vector) for number, blob in found}

    def documents_of(self, numbers: Iterable[int]) -> dict[int, int]:
        """Number of the document of each passage."""
        sql = "SELECT number, document FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self.rows(sql, (json.dumps(list(numbers)),)))

    def match(self, query: str, limit: int, as_of: date | None = None) -> list[tuple[int, float]]:
        """Numbers and BM25 scores of the passages that best match an FTS5 expression, best first.

        With a day, of those published by then: slow, for SQLite scores all others, too.
        """
        if as_of is None:
            return self.rows(f"{_MATCH} {_BEST_FIRST}", (query, limit))
        sql = f"{_MATCH} AND rowid IN ({_PUBLISHED_BY}) {_BEST_FIRST}"
        return self.rows(sql, (query, as_of.isoformat(), limit))

    def count_matching(self, query: str) -> int:
        """How many passages match an FTS5 expression."""
        return int(self.rows("SELECT count(*) FROM words WHERE words MATCH ?", (query,))[0][0])


def _which(as_of: date | None) -> tuple[str, tuple[str, ...]]:
    """Start of a query for numbers of passages: of all, or of those published by a day."""
    if as_of is None:
        return "SELECT p.number FROM passages p WHERE true", ()
    return _PUBLISHED_BY, (as_of.isoformat(),)


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells a file from another that takes its place; None while there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _fields(document: Document) -> str:
    fields = {
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "attributed_to": document.attributed_to,
        "language": document.language,
        "extra": dict(document.extra),
        "pages": document.pages,
    }
    return json.dumps(fields, ensure_ascii=False)


def document_of(doc_id: str, published: str | None, fields: str, text: str) -> Document:
    """Document of a row of the database; raises ValueError if that is damaged."""
    values = json.loads(fields)
    values["attributed_to"] = tuple(values["attributed_to"])
    values["pages"] = tuple(values.get("pages", ()))
    return Document(doc_id=doc_id, text=text, published=date.fromisoformat(published) if published else None, **values)
