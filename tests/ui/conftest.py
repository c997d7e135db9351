"""The app as a process, and a browser to drive it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from verifier.config import PROJECT

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@pytest.fixture(scope="session")
def address(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app, running on a port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    with (tmp_path_factory.mktemp("app") / "log").open("wb") as log:
        environment = {**os.environ, "VERIFIER_LIBRARY": str(sample_library)}
        app = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
    try:
        _await_health(app, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        app.kill()
        app.wait()


def _await_health(app: "subprocess.Popen[bytes]", address: str) -> None:
    while app.poll() is None:  # pytest's own timeout ends a wait in vain
        try:
            with urlopen(f"{address}/_stcore/health") as answer:  # noqa: S310 - our own process
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the app ended at once, with exit status {app.returncode}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else Playwright's own; without one the test is skipped."""
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=_system_chromium(), args=_FLAGS)
        except Error:
            pytest.skip("no browser to drive the app with; install Chromium, or run: playwright install chromium")
        yield chromium
        chromium.close()


def _system_chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The app, freshly opened. A test fails if the page asked another machine for anything or opened a dialog."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, accept_downloads=True)
    context.set_default_timeout(30_000)
    opened = context.new_page()
    hosts: set[str | None] = set()
    alerts: list[str] = []
    opened.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    opened.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    opened.goto(address)
    opened.get_by_role("button", name="Try the sample").wait_for()
    yield opened
    context.close()
    assert hosts - {None} == {"127.0.0.1"}  # None: data: and blob: addresses
    assert alerts == []
