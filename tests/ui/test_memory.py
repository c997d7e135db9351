"""Checks of the app are written down, and their address brings them back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verifier import wire
from verifier.runs import Runs
from verifier.types import Checked, Claim, Event, Read, Sentence, SentenceKind, Verdict
from verifier.ui.memory import Memory
from verifier.ui.run import Run

TEXT = "Seven drones came. Two fell."
CLAIMS = (Claim("1", "Seven drones came."), Claim("2", "Two fell."))
READ = Read(
    tuple(Sentence(number, 0, 5, claim.text, SentenceKind.CLAIM, "", (claim,)) for number, claim in enumerate(CLAIMS)),
    (),
)


def events(count: int) -> Iterator[Event]:
    """A text that was read, and the outcomes of so many claims."""
    yield READ
    yield from (Checked(claim, Verdict.SUPPORTED, 0.9, "why", "embedded") for claim in CLAIMS[:count])


def ended(run: Run | None) -> Run:
    """A check, once it has ended."""
    assert run is not None
    while not run.progress.finished:
        time.sleep(0.01)
    return run


@contextmanager
def memory(tmp_path: Path) -> Iterator[Memory]:
    """A memory as a new process has it."""
    opened = Memory(lambda: Runs.open(tmp_path / "runs.sqlite"))
    yield opened
    opened.close()


def test_recalled(tmp_path: Path) -> None:
    """Another process brings back text, sentences and outcomes."""
    with memory(tmp_path) as before:
        run = ended(before.start(TEXT, lambda: events(2)))
    with memory(tmp_path) as after:
        back = ended(after.recall(run.id))

    assert (back.text, back.id, back.progress.read) == (TEXT, run.id, READ)
    assert list(map(wire.to_dict, back.progress.outcomes)) == list(map(wire.to_dict, run.progress.outcomes))
    assert not back.progress.stopped


def test_live(tmp_path: Path) -> None:
    """In the same process it is the same check."""
    with memory(tmp_path) as remembering:
        run = remembering.start(TEXT, lambda: events(2))
        assert remembering.recall(run.id) is run
        ended(run)


def test_left_unfinished(tmp_path: Path) -> None:
    """A check that was broken off comes back as far as it had come, and says that it was stopped."""
    with memory(tmp_path) as before:
        run = ended(before.start(TEXT, lambda: events(1)))
    with memory(tmp_path) as after:
        back = ended(after.recall(run.id))

    assert len(back.progress.outcomes) == 1
    assert back.progress.stopped


def test_unknown(tmp_path: Path) -> None:
    """An address of no check, or of one made by the command, brings nothing back."""
    with memory(tmp_path) as remembering:
        assert remembering.recall("run-00000000") is None


def test_no_store(tmp_path: Path) -> None:
    """Without a usable file checks go on without being written down."""
    (tmp_path / "runs.sqlite").write_bytes(b"no database " * 99)
    with memory(tmp_path) as remembering:
        run = ended(remembering.start(TEXT, lambda: events(2)))

    assert (run.id, len(run.progress.outcomes)) == ("", 2)
