"""Runs that break off: what is finished is kept, what is not is checked, and no answer is paid for twice."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.process import Done, Shell
from verifier.cli.exits import Exit
from verifier.config import PROJECT
from verifier.runs import Runs
from verifier.testing import Mode, ModelServer, Request
from verifier.testing.answers import scripted

KEY = "sk-test-7hx2mq90secret"
ROWS = 12


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Path:
    """A working folder with a table, beside the sample library."""
    rows = "".join(f"{number},{number + 3} drones were launched at Kyiv in December 2022.\n" for number in range(ROWS))
    (tmp_path / "rows.csv").write_text(f"id,claim\n{rows}", encoding="utf-8")
    for name, value in {"LIBRARY": sample_library, "RUNS": tmp_path / "runs.sqlite"}.items():
        monkeypatch.setenv(f"VERIFIER_{name}", str(value))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A scripted model, and the environment that names it."""
    with ModelServer(scripted) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("VERIFIER_MODEL", "gpt-4.1-mini")
        yield running


def results(done: Done) -> list[dict[str, object]]:
    """The claims on stdout, without what tells whether an answer was remembered or came in a batch."""
    lines = [json.loads(line) for line in done.out.splitlines()]
    return [{key: value for key, value in line.items() if key != "usage"} for line in lines]


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    """The program as a process."""
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def killed_when(ready: Callable[[], bool], *arguments: str) -> None:
    """Run the program and kill it, without warning, as soon as something is so."""
    with started(*arguments) as process:
        while not ready() and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    assert process.returncode in (-signal.SIGKILL, Exit.DONE)  # on a slow machine it may have been faster


def finished(folder: Path) -> int:
    """How many claims of the only run are in the store."""
    if not (folder / "runs.sqlite").exists():
        return 0
    with Runs.open(folder / "runs.sqlite") as runs:
        return sum(run.done for run in runs.runs())


def the_run(folder: Path) -> str:
    """The id of the only run."""
    with Runs.open(folder / "runs.sqlite") as runs:
        [run] = runs.runs()
        return run.id


def test_finished_run(folder: Path, shell: Shell) -> None:
    """A finished run is given again without checking anything; its results are those of the first time."""
    first = shell("check", "rows.csv", "--limit", "3")
    again = shell("check", "rows.csv", "--limit", "3", "--resume")
    more = shell("check", "rows.csv", the_run(folder), "--limit", "5", "--resume")

    assert (first.code, again) == (Exit.DONE, first)
    assert more.out.startswith(first.out)
    assert more.out.count("\n") == 5


def test_embedded_killed(folder: Path, shell: Shell) -> None:
    """Killed while it checks, a run of the embedded engine comes to the results of an undisturbed one."""
    killed_when(lambda: finished(folder) > 0, "check", "rows.csv")
    kept = finished(folder)
    resumed = shell("check", "rows.csv", "--resume")

    assert 0 < kept <= ROWS
    assert resumed.out == shell("check", "rows.csv", "--no-store").out
    assert finished(folder) == ROWS


@pytest.mark.parametrize("cache", [(), ("--no-cache",)], ids=["cache", "no cache"])
def test_model_killed(folder: Path, shell: Shell, server: ModelServer, cache: tuple[str, ...]) -> None:
    """Killed again and again, a run by a model asks for no answer twice that had arrived, and comes to the same."""
    server.latency = 0.4
    for count in (2, 8):
        goes_on = ("--resume",) if count > 2 else ()
        killed_when(lambda count=count: len(server.log) >= count, "check", "rows.csv", *goes_on, *cache)  # type: ignore[misc]
    kept, paid = finished(folder), sum(server.billed.values())
    server.latency = 0
    resumed = shell("check", "rows.csv", "--resume", *cache)
    asked_then = sum(server.billed.values()) - paid

    assert resumed.code == Exit.DONE
    assert asked_then <= ROWS - kept
    # What was on its way when the process died is lost: no more than was asked at a time, at each death.
    assert paid - kept <= 2 * server.busiest
    assert results(resumed) == results(shell("check", "rows.csv", "--no-store", "--no-cache"))
    assert KEY.encode() not in b"".join(path.read_bytes() for path in folder.glob("runs.sqlite*"))


def test_other_settings(folder: Path, shell: Shell, server: ModelServer) -> None:
    """A run is not gone on with by another input, model or day; what is different is named."""
    shell("check", "rows.csv", "--limit", "1")
    run = the_run(folder)
    (folder / "other.csv").write_text("claim\nSeven drones.\n", encoding="utf-8")

    model = shell("check", "rows.csv", "--resume", "--model", "gpt-4.1")
    day = shell("check", "rows.csv", "--resume", run, "--as-of", "2022-12-30")
    other = shell("check", "other.csv", "--resume", run)
    none = shell("check", "other.csv", "--resume")
    unknown = shell("check", "rows.csv", "--resume", "run-00000000")

    assert {done.code for done in (model, day, other, none)} == {Exit.UNUSABLE}
    assert f"{run} cannot be gone on with: model was gpt-4.1-mini, is now gpt-4.1." in model.err
    assert "as of was not set, is now 2022-12-30" in day.err
    assert f"{run} is a run of rows.csv" in other.err
    assert "There is no run of other.csv to go on with" in none.err
    assert "There is no run-00000000" in unknown.err


def test_retry_errors(folder: Path, shell: Shell, server: ModelServer) -> None:
    """What another engine has read is kept by --resume, and asked for again by --retry-errors alone."""
    server.mode = lambda request: Mode.BAD_REQUEST if "\n3 drones" in request.user else Mode.OK
    first = shell("check", "rows.csv", "--limit", "4")
    server.mode = Mode.OK
    kept = shell("check", "rows.csv", "--limit", "4", "--resume")
    asked = len(server.log)
    again = shell("check", "rows.csv", "--limit", "4", "--retry-errors")

    assert [bool(line["degraded"]) for line in results(first)] == [True, False, False, False]
    assert results(kept) == results(first)
    assert [bool(line["degraded"]) for line in results(again)] == [False] * 4
    assert len(server.log) - asked == 1


def test_max_cost(folder: Path, shell: Shell, server: ModelServer) -> None:
    """A run stops before it costs more than allowed, says how to go on, and pays nothing twice."""
    stopped = shell("check", "rows.csv", "-o", "results.jsonl", "--max-cost", "0.008")
    with Runs.open(folder / "runs.sqlite") as runs:
        [run] = runs.runs()
    cost = json.loads(shell("runs", "list").out)["usd"]

    assert stopped.code == Exit.UNDONE
    assert 0 < run.done < ROWS
    assert 0.003 < float(cost) <= 0.008
    assert (
        f"Go on with: python -m verifier check rows.csv -o results.jsonl --max-cost 0.008 --resume {run.id}"
        in stopped.err
    )
    done = shell("check", "rows.csv", "--resume", run.id, "--max-cost", "9")
    assert done.code == Exit.DONE
    assert set(server.billed.values()) == {1}
    assert len(results(done)) == ROWS


def test_unknown_price(folder: Path, shell: Shell, server: ModelServer) -> None:
    """Without a price no limit can be kept, and nothing is asked."""
    done = shell("check", "rows.csv", "--max-cost", "1", "--model", "my-own")

    assert (done.code, server.log) == (Exit.UNUSABLE, [])
    assert "The price of 'my-own' is not known" in done.err


def test_text(folder: Path, shell: Shell, server: ModelServer) -> None:
    """The claims of a text are those that were found when the run was begun."""
    text = "Seven drones were launched at Kyiv on 30 December 2022. Two were shot down over the city."
    first = shell("check", "--no-cache", stdin=text.encode())
    asked = len(server.log)
    again = shell("check", "--no-cache", "--resume", stdin=text.encode())

    assert first.code == Exit.DONE
    assert again.out == first.out
    assert len(server.log) == asked


def test_two_at_once(folder: Path, shell: Shell, server: ModelServer) -> None:
    """Who goes on with a run that another process is at is told so."""
    server.latency = 0.3
    with started("check", "rows.csv") as process:
        while finished(folder) < 1 and process.poll() is None:
            time.sleep(0.01)
        done = shell("check", "rows.csv", "--resume")
        process.kill()

    assert done.code == Exit.UNDONE
    assert "Another program is going on with run-" in done.err


def test_damaged_store(folder: Path, shell: Shell) -> None:
    """Without a usable file of runs nothing is begun in silence; --no-store checks all the same."""
    (folder / "runs.sqlite").write_bytes(b"no database " * 99)
    refused = shell("check", "rows.csv", "--limit", "1", "-o", "results.csv")
    done = shell("check", "rows.csv", "--limit", "1", "--no-store")

    assert (refused.code, refused.out) == (Exit.UNDONE, "")
    assert "is damaged; delete it and the runs it holds, or check without remembering" in refused.err
    assert refused.err.count("\n") == 1
    assert (done.code, done.out.count("\n")) == (Exit.DONE, 1)


def test_commands(folder: Path, shell: Shell) -> None:
    """Runs are listed, shown again, and removed."""
    first = shell("check", "rows.csv", "--limit", "2")
    run = the_run(folder)
    listed = json.loads(shell("runs", "list").out)

    assert (listed["id"], listed["inputs"], listed["claims"], listed["done"]) == (run, "rows.csv", 2, 2)
    assert sum(listed["counts"].values()) == 2
    assert shell("runs", "show", run).out == first.out
    assert shell("runs", "remove", run) == Done(Exit.DONE, "", "")
    assert shell("runs", "list").out == ""
    assert shell("runs", "show", run).code == Exit.UNDONE


def _ended(server: ModelServer) -> None:
    while any(batch.status in ("validating", "in_progress") for batch in server.batches.all.values()):
        time.sleep(0.01)


def test_batch(folder: Path, shell: Shell, server: ModelServer) -> None:
    """Questions are handed in, results fetched when they are there: those of the direct way, at half the price."""
    server.batches.open = False
    handed_in = shell("check", "rows.csv", "--batch", "--no-cache")
    early = shell("check", "rows.csv", "--resume", "--no-cache")
    server.batches.open = True
    _ended(server)
    fetched = shell("check", "rows.csv", "--resume", the_run(folder), "--no-cache")
    billed = server.billed.copy()
    again = shell("check", "rows.csv", "--resume", "--no-cache")
    directly = shell("check", "rows.csv", "--no-cache", "--no-store")

    assert (handed_in.code, handed_in.out) == (Exit.DONE, "")
    assert f"--no-cache --resume {the_run(folder)}" in handed_in.err
    assert (early.code, early.out) == (Exit.UNDONE, "")
    assert "answered so far. Ask again later" in early.err
    assert set(billed.values()) == {1}
    assert again.out == fetched.out
    assert results(fetched) == results(directly)
    with Runs.open(folder / "runs.sqlite") as runs:
        assert {batch for _, batch in runs.get(the_run(folder)).usage} == {True, False}


@pytest.mark.parametrize("mode", [Mode.SERVER_ERROR, Mode.CUT_OFF, Mode.REFUSAL])
def test_batch_failures(folder: Path, shell: Shell, server: ModelServer, mode: Mode) -> None:
    """What a batch could not answer, or not so that it can be read, is asked directly, once."""
    unlucky = ("\n5 drones", "\n9 drones")
    server.mode = lambda request: mode if request.attempt == 1 and _asks(request, unlucky) else Mode.OK
    shell("check", "rows.csv", "--batch", "--no-cache", "--limit", "9")
    _ended(server)
    fetched = shell("check", "rows.csv", "--resume", "--no-cache", "--limit", "9")

    assert fetched.code == Exit.DONE
    assert [line["degraded"] for line in results(fetched)] == [""] * 9
    assert sorted(server.asked.values()) == [1] * 7 + [2] * 2


def _asks(request: Request, words: tuple[str, ...]) -> bool:
    return any(each in request.user for each in words)


@pytest.mark.parametrize("moment", ["uploaded", "made"])
def test_batch_killed(folder: Path, shell: Shell, server: ModelServer, moment: str) -> None:
    """Killed between the upload, the batch and the note of its id, a run still pays for every question once."""
    reached, go_on = threading.Event(), threading.Event()
    really = server.batches.respond

    def held(incoming: object) -> object:
        answer = really(incoming) if moment == "made" or incoming.path == "/v1/files" else None  # type: ignore[attr-defined,arg-type]
        if incoming.method == "POST" and incoming.path == f"/v1/{'batches' if moment == 'made' else 'files'}":  # type: ignore[attr-defined]
            reached.set()
            go_on.wait(60)
        return answer or really(incoming)  # type: ignore[arg-type]

    server.batches.respond = held  # type: ignore[method-assign,assignment]
    killed_when(reached.is_set, "check", "rows.csv", "--batch", "--no-cache")
    server.batches.respond = really  # type: ignore[method-assign]
    go_on.set()
    handed_in = shell("check", "rows.csv", "--resume", "--no-cache")
    _ended(server)
    fetched = shell("check", "rows.csv", "--resume", "--no-cache")

    assert (handed_in.code, handed_in.out) == (Exit.DONE, "")
    assert len(server.batches.all) == 1
    assert sum(name.startswith("run-") for name, _ in server.batches.files.values()) == 1
    assert set(server.billed.values()) == {1}
    assert results(fetched) == results(shell("check", "rows.csv", "--no-cache", "--no-store"))
    assert KEY.encode() not in b"".join(path.read_bytes() for path in folder.glob("runs.sqlite*"))


def test_batch_without_model(folder: Path, shell: Shell) -> None:
    """Without a model there is nothing to hand in to."""
    done = shell("check", "rows.csv", "--batch")

    assert done.code == Exit.UNUSABLE
    assert "--batch needs" in done.err


def test_batch_refused(folder: Path, shell: Shell, server: ModelServer) -> None:
    """A model that does not answer the first question gets no batch."""
    server.mode = Mode.BAD_KEY
    done = shell("check", "rows.csv", "--batch")

    assert (done.code, server.batches.all) == (Exit.UNDONE, {})
    assert (
        "Nothing was handed in, for the first question was not answered: The model server refuses the key" in done.err
    )
    assert KEY not in done.err
