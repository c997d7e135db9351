"""The app as a process, and a browser to drive it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.ui.serving import Visit, served
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

_PATIENCE = 180_000  # milliseconds; slow machines are not failures
expect.set_options(timeout=_PATIENCE)


@pytest.fixture(scope="session")
def address(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app, running on a port of this machine."""
    log = tmp_path_factory.mktemp("app") / "log"
    settings = {"VERIFIER_LIBRARY": str(sample_library), "VERIFIER_RUNS": str(log.with_name("runs.sqlite"))}
    with served(PROJECT / "app.py", log, settings) as running:
        yield running


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
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address. A test fails if the page asked another machine for anything or opened a dialog."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, accept_downloads=True)
    context.set_default_timeout(_PATIENCE)
    hosts: set[str | None] = set()
    dialogs: list[str] = []

    def opened(address: str) -> Page:
        page = context.new_page()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        return page

    yield opened
    context.close()
    assert hosts - {None} == {"127.0.0.1"}  # None: data: and blob: addresses
    assert dialogs == []


@pytest.fixture
def page(visit: Visit, address: str) -> Page:
    """The app, freshly opened."""
    opened = visit(address)
    opened.get_by_role("button", name="Try the sample").wait_for()
    return opened
