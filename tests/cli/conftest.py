"""A shell for the tests of the command line."""

import signal
from collections.abc import Iterator

import pytest

from tests.cli.process import Shell


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Calls the program within this process."""
    return Shell(monkeypatch, capsys)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs that are started now heed SIGINT, also when the tests themselves run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
