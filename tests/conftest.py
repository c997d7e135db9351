"""What every test stands on: a world of its own, and one indexed sample library for all who only read it."""

import os
import socket
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from verifier.pipeline import Verifier

_IN_CI = bool(os.environ.get("CI"))
# Slow machines are not failures; the same examples everywhere in CI, new ones at every desk.
settings.register_profile("project", deadline=None, database=None, derandomize=_IN_CI)
settings.load_profile("project")

_BROWSERS = {"darwin": "Library/Caches/ms-playwright"}.get(sys.platform, ".cache/ms-playwright")
_LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from or written to the home of whoever runs the tests, but for Playwright's browsers."""
    with pytest.MonkeyPatch.context() as patch:
        if "PLAYWRIGHT_BROWSERS_PATH" not in os.environ and sys.platform != "win32":
            patch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / _BROWSERS))
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, no setting of the user, no library but one in the test's own folder, no way out of this machine."""
    for name in list(os.environ):
        if name.endswith("_API_KEY") or name.startswith(("VERIFIER_", "LANGCHAIN_", "LANGSMITH_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("VERIFIER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("VERIFIER_ANSWERS", str(tmp_path / "answers.sqlite"))
    monkeypatch.setenv("VERIFIER_RUNS", str(tmp_path / "runs.sqlite"))
    monkeypatch.setattr(socket.socket, "connect", _connect)


_connect_anywhere = socket.socket.connect


def _connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - whatever socket takes
    if isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK):
        raise AssertionError(f"a test tried to reach {address}")
    _connect_anywhere(self, address)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of the sample documents; only read it."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    Verifier.open(folder).close()
    return folder


@pytest.fixture(scope="session")
def verifier(sample_library: Path) -> Iterator[Verifier]:
    """A verifier over the sample documents."""
    with Verifier.open(sample_library) as opened:
        yield opened


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI there is a browser, so that a test of the app that is skipped is a failed one."""
    report = yield
    if _IN_CI and report.skipped and report.nodeid.startswith("tests/ui/"):
        report.outcome = "failed"
    return report
