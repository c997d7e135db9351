"""Opening the library beside the page."""

import threading
from types import SimpleNamespace
from typing import cast

import pytest

from verifier.errors import LibraryBusyError, LibraryError
from verifier.pipeline import Verifier
from verifier.retrieve import IndexProgress
from verifier.ui.opening import Opening, ProgressCallback, Stage

_VERIFIER = cast(Verifier, SimpleNamespace(engine="none"))


def test_waiting_gives_the_verifier() -> None:
    """Whoever waits gets what was opened."""
    opening = Opening(lambda _: _VERIFIER)
    assert _VERIFIER is opening.wait()
    assert opening.stage.ready


def test_progress_is_seen() -> None:
    """The page can read how many documents are done."""
    told, looked = threading.Event(), threading.Event()

    def open_verifier(progress: ProgressCallback) -> Verifier:
        progress(IndexProgress(done=3, total=80))
        told.set()
        looked.wait(10)
        return _VERIFIER

    opening = Opening(open_verifier)
    told.wait(10)
    assert opening.stage == Stage(3, 80)
    looked.set()
    opening.wait()


def test_a_library_in_use_is_told() -> None:
    """The reason a library cannot be opened reaches whoever waits."""

    def open_verifier(_: ProgressCallback) -> Verifier:
        raise LibraryBusyError("Another program is writing to the library.")

    opening = Opening(open_verifier)
    with pytest.raises(LibraryError, match="Another program is writing"):
        opening.wait()
    assert opening.stage.problem == "Another program is writing to the library."


def test_a_surprise_is_told_without_its_insides(caplog: pytest.LogCaptureFixture) -> None:
    """An unforeseen error ends in a plain sentence, not in an endless wait."""

    def open_verifier(_: ProgressCallback) -> Verifier:
        raise ZeroDivisionError("secret")

    with pytest.raises(LibraryError, match="could not be opened"):
        Opening(open_verifier).wait()
    assert "secret" in caplog.text
