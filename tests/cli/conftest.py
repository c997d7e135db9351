"""A shell for the tests of the command line."""

import pytest

from tests.cli.process import Shell


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Calls the program within this process."""
    return Shell(monkeypatch, capsys)
