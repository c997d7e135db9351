"""The file of runs: what is put in comes out, in any process, and trouble is told in one sentence."""

import multiprocessing
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests import strategies
from verifier import wire
from verifier.errors import RunsError
from verifier.runs import Batch, Order, Run, Runs, differences, holding
from verifier.types import Checked, Claim, Failed, Outcome, Usage, Verdict

ORDER = Order("claims.csv", "abc", {"engine": "llm", "model": "small"}, "python -m verifier check claims.csv")


def checked(number: int, *, degraded: str = "") -> Checked:
    """An outcome."""
    claim = Claim(str(number), f"Claim {number}.")
    return Checked(claim, Verdict.REFUTED, 0.9, "why", "llm", degraded=degraded, model="small", usage=Usage(1, 20, 3))


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    """An empty file of runs, in a folder that does not exist yet."""
    with Runs.open(tmp_path / "data" / "runs.sqlite") as opened:
        yield opened


def test_run(runs: Runs) -> None:
    """A run is told with its order, its counts and what it took."""
    run = runs.begin(ORDER)
    runs.count(run.id, 3)
    runs.put(run.id, 1, checked(1))
    runs.put(run.id, 0, Failed(Claim("0", "Claim 0."), "check", "gone", "llm"))

    expected = Run(run.id, run.created, ORDER, 3, {"REFUTED": 1, "failed": 1}, {("small", False): Usage(1, 20, 3)})
    assert runs.get(run.id) == expected
    assert runs.runs() == runs.latest("abc") == [expected]
    assert runs.latest("other") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(outcome=strategies.outcomes)
def test_outcome(runs: Runs, outcome: Outcome) -> None:
    """An outcome comes back as the wire holds it."""
    run = runs.begin(ORDER)
    runs.put(run.id, 0, outcome)

    found = runs.outcome(run.id, outcome.claim.id)
    assert found is not None
    assert wire.to_dict(found) == wire.to_dict(outcome)


def test_order_of_claims(runs: Runs) -> None:
    """Outcomes come in the order of the claims, whatever the order they were written in."""
    run = runs.begin(ORDER)
    for number in (2, 0, 1):
        runs.put(run.id, number, checked(number))

    assert [outcome.claim.id for outcome in runs.outcomes(run.id)] == ["0", "1", "2"]


def test_finished(runs: Runs) -> None:
    """What failed, or was read by another engine, is finished, but not well."""
    run = runs.begin(ORDER)
    runs.put(run.id, 0, checked(0))
    runs.put(run.id, 1, checked(1, degraded="the server is gone"))
    runs.put(run.id, 2, Failed(Claim("2", "Claim 2."), "check", "gone", "llm"))

    assert runs.finished(run.id) == {"0", "1", "2"}
    assert runs.finished(run.id, well=True) == {"0"}


def test_reading(runs: Runs) -> None:
    """What was read out of an input comes back, and what it took counts."""
    run = runs.begin(ORDER)
    runs.write_reading(run.id, "a.txt", {"sentences": ["Ein Satz. \u2028"]}, "small", Usage(1, 5, 5))

    assert runs.readings(run.id) == {"a.txt": {"sentences": ["Ein Satz. \u2028"]}}
    assert runs.get(run.id).usage == {("small", False): Usage(1, 5, 5)}
    assert runs.get(run.id).done == 0


def test_batches(runs: Runs) -> None:
    """A batch is known by its part."""
    run = runs.begin(ORDER)
    for batch in (Batch(1, "", 5), Batch(0, "batch_0", 9), Batch(1, "batch_1", 5)):
        runs.write_batch(run.id, batch)

    assert runs.batches(run.id) == [Batch(0, "batch_0", 9), Batch(1, "batch_1", 5)]


def test_remove(runs: Runs) -> None:
    """A run that is removed leaves nothing behind, and others alone."""
    run, other = runs.begin(ORDER), runs.begin(ORDER)
    for each in (run, other):
        runs.put(each.id, 0, checked(0))
        runs.write_reading(each.id, "a.txt", {})
        runs.write_batch(each.id, Batch(0, "batch_0", 1))
    with holding(runs.file, run.id):
        pass
    runs.remove(run.id)
    runs.close()

    with sqlite3.connect(runs.file) as connection:
        left = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _TABLES]  # noqa: S608
    connection.close()
    assert left == [1, 1, 1, 1]
    assert list((runs.file.parent / "runs.locks").iterdir()) == []


_TABLES = ("runs", "outcomes", "readings", "batches")


def test_no_such_run(runs: Runs) -> None:
    """A run that is not there is told with what shows those that are."""
    for ask in (runs.get, runs.remove):
        with pytest.raises(RunsError, match=r"There is no run-1; .*runs list"):
            ask("run-1")


def test_held(runs: Runs) -> None:
    """A run that somebody goes on with is refused to others, and free again afterwards."""
    with holding(runs.file, "run-1"):
        with pytest.raises(RunsError, match="going on with run-1"), holding(runs.file, "run-1"):
            pass
        with holding(runs.file, "run-2"):
            pass
    with holding(runs.file, "run-1"):
        pass


def _write(file: Path, run: str, first: int) -> None:
    with Runs.open(file) as runs:
        for number in range(first, first + 50):
            runs.put(run, number, checked(number))


def test_processes(tmp_path: Path) -> None:
    """Processes that open a new file and write to it together lose nothing."""
    file = tmp_path / "runs.sqlite"
    with Runs.open(file) as runs:
        run = runs.begin(ORDER).id
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write, args=(file, run, first)) for first in (0, 50)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with Runs.open(file) as runs:
        assert len(runs.finished(run)) == 100


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"no database " * 99, "is damaged; delete it"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "cannot be used|damaged"),
    ],
)
def test_damaged(tmp_path: Path, content: bytes, message: str) -> None:
    """A damaged file is told in one sentence, with the way to go on without it."""
    file = tmp_path / "runs.sqlite"
    file.write_bytes(content)

    with pytest.raises(RunsError, match=f"({message}).*--no-store"):
        Runs.open(file)


def test_not_a_folder(tmp_path: Path) -> None:
    """A place that cannot hold a file is told likewise."""
    (tmp_path / "file").write_text("")

    with pytest.raises(RunsError, match=r"cannot be used: .*--no-store"):
        Runs.open(tmp_path / "file" / "runs.sqlite")


def test_full(runs: Runs) -> None:
    """A full disk is told, and what was written before is still there."""
    run = runs.begin(ORDER).id
    runs.put(run, 0, checked(0))
    runs._connection.execute("PRAGMA max_page_count = 1")  # SQLite then says what it says of a full disk
    with pytest.raises(RunsError, match="is full; make room"):
        _fill(runs, run)

    assert "0" in runs.finished(run)


def _fill(runs: Runs, run: str) -> None:
    for number in range(1, 999):
        runs.put(run, number, checked(number))


def test_other_version(tmp_path: Path) -> None:
    """A file of another version of the program is refused."""
    file = tmp_path / "runs.sqlite"
    Runs.open(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(RunsError, match="another version"):
        Runs.open(file)


def test_differences() -> None:
    """Settings that differ are named with both values."""
    now = {"engine": "llm", "model": "large", "as of": "2022-12-30"}

    assert differences(ORDER.settings, ORDER.settings) == []
    assert differences(ORDER.settings, now) == ["model was small, is now large", "as of was not set, is now 2022-12-30"]
