"""The file of runs: one SQLite file that several processes may use at once.

What is written has reached the system when the call returns: a killed process loses nothing of it, a power cut the last
claims at most. Keys and other secrets have no place in it.
"""

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from verifier import wire
from verifier.errors import RunsError
from verifier.runs.lock import lock_file
from verifier.runs.trouble import told_clearly
from verifier.runs.values import Batch, Order, Run
from verifier.types import Checked, Outcome, Usage

_VERSION = 1
_WAIT_SECONDS = 10.0
_MEMORY = ":memory:"
_SCHEMA = """
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL,
    inputs TEXT NOT NULL,
    content TEXT NOT NULL,
    settings TEXT NOT NULL,
    command TEXT NOT NULL,
    total INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE outcomes (
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    claim TEXT NOT NULL,
    result TEXT NOT NULL,
    degraded INTEGER NOT NULL,
    model TEXT NOT NULL,
    batch INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (run, claim_id)
) WITHOUT ROWID;
CREATE TABLE readings (
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (run, name)
) WITHOUT ROWID;
CREATE TABLE batches (
    run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    id TEXT NOT NULL,
    questions INTEGER NOT NULL,
    PRIMARY KEY (run, part)
) WITHOUT ROWID
"""
_RUN = "SELECT id, created, inputs, content, settings, command, total FROM runs"
_OF = "(SELECT number FROM runs WHERE id = ?)"
_TOOK = "count(*), sum(calls), sum(input_tokens), sum(output_tokens)"
_SUMS = (
    f"SELECT result, model, batch, {_TOOK} FROM outcomes WHERE run = {_OF} GROUP BY 1, 2, 3 "  # noqa: S608
    f"UNION ALL SELECT '', model, 0, {_TOOK} FROM readings WHERE run = {_OF} GROUP BY 2"
)
_NOTHING = Usage()
FAILED = "failed"


class Runs:
    """The runs in a file. Safe to use from several threads.

    All methods raise RunsError, in one sentence that says what to do, when the file cannot be used.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self._connection = connection
        self._using = threading.RLock()

    @classmethod
    def open(cls, file: Path) -> Self:
        """Open the file, made anew if there is none."""
        file = file.absolute()
        with told_clearly(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            return cls(file, _connect(file))

    @classmethod
    def in_memory(cls) -> Self:
        """Remember runs only as long as the program runs."""
        return cls(Path(_MEMORY), _connect(Path(_MEMORY)))

    def close(self) -> None:
        """Let go of the file."""
        with self._using:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, order: Order) -> Run:
        """Write down a new run."""
        run = Run(f"run-{secrets.token_hex(4)}", datetime.now(UTC).replace(microsecond=0), order)
        row = (run.id, run.created.isoformat(), order.inputs, order.content, _json(order.settings), order.command)
        columns = "id, created, inputs, content, settings, command"
        self._write(f"INSERT INTO runs ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - constants only
        return run

    def runs(self) -> list[Run]:
        """All runs, the latest first."""
        return [self._told(row) for row in self._rows(f"{_RUN} ORDER BY number DESC")]

    def get(self, run: str) -> Run:
        """The run of that id. Raises RunsError if there is none."""
        found = self._rows(f"{_RUN} WHERE id = ?", (run,))
        if not found:
            raise RunsError(f"There is no {run}; `python -m verifier runs list` shows those that there are.")
        return self._told(found[0])

    def latest(self, content: str) -> list[Run]:
        """The runs of the same inputs, the latest first."""
        return [self._told(row) for row in self._rows(f"{_RUN} WHERE content = ? ORDER BY number DESC", (content,))]

    def remove(self, run: str) -> None:
        """Forget a run and all that belongs to it. Raises RunsError if there is none."""
        self.get(run)
        self._write("DELETE FROM runs WHERE id = ?", (run,))
        with suppress(OSError):  # it is empty; some systems keep it as long as it is open
            lock_file(self.file, run).unlink()

    def count(self, run: str, total: int) -> None:
        """Note how many claims a run has."""
        self._write("UPDATE runs SET total = ? WHERE id = ?", (total, run))

    def put(self, run: str, place: int, outcome: Outcome) -> None:
        """Write down what came of a claim, in place of what came of it before."""
        self._write(
            f"INSERT OR REPLACE INTO outcomes VALUES ({_OF}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (run, place, *_row(outcome)),
        )

    def outcome(self, run: str, claim_id: str) -> Outcome | None:
        """What came of a claim, if it is finished."""
        found = self._rows(f"SELECT outcome FROM outcomes WHERE run = {_OF} AND claim_id = ?", (run, claim_id))  # noqa: S608
        return self._read(found[0][0]) if found else None

    def outcomes(self, run: str) -> Iterator[Outcome]:
        """What came of the finished claims, in their order."""
        places = self._rows(f"SELECT claim_id FROM outcomes WHERE run = {_OF} ORDER BY place", (run,))  # noqa: S608
        for (claim_id,) in places:
            if found := self.outcome(run, claim_id):
                yield found

    def finished(self, run: str, *, well: bool = False) -> set[str]:
        """Ids of the finished claims; `well` leaves out those that failed or were read by another engine than asked."""
        sql = f"SELECT claim_id FROM outcomes WHERE run = {_OF}"  # noqa: S608 - constants only
        only = f" AND result <> '{FAILED}' AND NOT degraded" if well else ""
        return {claim_id for (claim_id,) in self._rows(sql + only, (run,))}

    def write_reading(
        self, run: str, name: str, reading: Mapping[str, object], model: str = "", took: Usage = _NOTHING
    ) -> None:
        """Write down, as JSON, what was read out of an input, and what asking the model of that name for it took."""
        row = (run, name, model, took.calls, took.input_tokens, took.output_tokens, _json(reading))
        self._write(f"INSERT OR REPLACE INTO readings VALUES ({_OF}, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608

    def readings(self, run: str) -> dict[str, dict[str, Any]]:
        """What was read out of the inputs, by their names."""
        found = self._rows(f"SELECT name, reading FROM readings WHERE run = {_OF}", (run,))  # noqa: S608
        return {name: json.loads(reading) for name, reading in found}

    def write_batch(self, run: str, batch: Batch) -> None:
        """Write down a batch, in place of what was known of that part."""
        row = (run, batch.part, batch.id, batch.questions)
        self._write(f"INSERT OR REPLACE INTO batches VALUES ({_OF}, ?, ?, ?)", row)  # noqa: S608 - constants only

    def batches(self, run: str) -> list[Batch]:
        """The batches of a run, in the order of their parts."""
        sql = f"SELECT part, id, questions FROM batches WHERE run = {_OF} ORDER BY part"  # noqa: S608 - constants only
        return [Batch(*row) for row in self._rows(sql, (run,))]

    def _told(self, row: Sequence[Any]) -> Run:
        run, created, inputs, content, settings, command, total = row
        counts: dict[str, int] = {}
        usage: dict[tuple[str, bool], Usage] = {}
        for result, model, batch, count, *took in self._rows(_SUMS, (run, run)):
            if result:
                counts[result] = counts.get(result, 0) + count
            if any(took):
                usage[model, bool(batch)] = usage.get((model, bool(batch)), _NOTHING) + Usage(*took)
        order = Order(inputs, content, json.loads(settings), command)
        return Run(run, datetime.fromisoformat(created), order, total, counts, usage)

    def _read(self, line: str) -> Outcome:
        value = wire.from_dict(json.loads(line))
        if not isinstance(value, Outcome):
            raise RunsError(f"The file of runs {self.file} is damaged: a result is no claim; delete it.")
        return value

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        with self._asked():
            return self._connection.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Sequence[object]) -> None:
        with self._asked():
            self._connection.execute(sql, values)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        with self._using, told_clearly(self.file):
            yield


def _row(outcome: Outcome) -> tuple[object, ...]:
    line = wire.outcome_to_dict(outcome)
    took = line["usage"]
    return (
        line["id"],
        line["claim"],
        line["verdict"] or line["status"],
        isinstance(outcome, Checked) and bool(outcome.degraded),
        line["model"],
        took["batch"],
        took["calls"],
        took["input_tokens"],
        took["output_tokens"],
        wire.dumps(line),
    )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file, unless another process is faster; refuse a file of another version."""
    if _version(connection) == 0:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute("COMMIT")
    if _version(connection) != _VERSION:
        raise RunsError("The file of runs was written by another version of this program; delete it.")
    connection.execute("UPDATE runs SET total = total WHERE 0")  # whether it can be written


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
