"""Checks that run beside the page."""

import threading
from collections.abc import Iterator

import pytest

from tests.ui.values import CLAIM, REFUTED, SENTENCES
from verifier.errors import LibraryError
from verifier.types import Claim, Event, NotCheckable, Read
from verifier.ui.run import Progress, Run, rows_as_read

_READ = Read((SENTENCES[1], SENTENCES[1]), ())


def _ended(run: Run) -> Progress:
    for thread in threading.enumerate():
        if thread.name == "check":
            thread.join(timeout=10)
    return run.progress


def test_events_are_collected() -> None:
    """All outcomes are there at the end."""
    run = Run("text", lambda: iter([_READ, REFUTED, REFUTED]))
    assert Progress(_READ, (REFUTED, REFUTED), finished=True) == _ended(run)


def test_stop_keeps_what_is_done() -> None:
    """After Stop no further claim is begun, and finished ones stay."""
    reached, stopped = threading.Event(), threading.Event()

    def events() -> Iterator[Event]:
        yield _READ
        reached.set()
        stopped.wait(10)
        yield REFUTED
        pytest.fail("a claim was begun after Stop")

    run = Run("text", events)
    reached.wait(10)
    run.stop()
    stopped.set()
    assert Progress(_READ, (REFUTED,), finished=True, stopped=True) == _ended(run)


def test_a_known_error_is_told_in_its_words() -> None:
    """What the library says reaches the page."""

    def events() -> Iterator[Event]:
        yield _READ
        raise LibraryError("The library is locked.")

    assert Progress(_READ, finished=True, problem="The library is locked.") == _ended(Run("text", events))


def test_an_unknown_error_is_told_without_its_insides(caplog: pytest.LogCaptureFixture) -> None:
    """A surprise ends the run with a plain sentence; the log has the rest."""

    def events() -> Iterator[Event]:
        raise ZeroDivisionError("secret")
        yield

    progress = _ended(Run("text", events))
    assert progress.finished
    assert "secret" not in progress.problem
    assert "secret" in caplog.text


def test_rows_become_lines() -> None:
    """Claims of a table lie in the page's text where their lines are."""
    rows = [Claim("a", "One."), NotCheckable(Claim("b", "Why?"), "a question", "rules"), Claim("c", "Three.")]
    read = rows_as_read(rows)
    text = "One.\nWhy?\nThree."
    assert [text[each.start : each.end] for each in read.sentences] == ["One.", "Why?", "Three."]
    assert [claim.id for claim in read.claims] == ["a", "b", "c"]


def test_a_claim_not_reached_has_no_outcome() -> None:
    """The second claim waits while only the first has an outcome."""
    progress = Progress(_READ, (REFUTED,))
    assert (progress.outcome(0), progress.outcome(1)) == (REFUTED, None)
    assert progress.claims == (CLAIM, CLAIM)
