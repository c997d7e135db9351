"""How long a user waits: for the command's help, and for the app's first page.

    python -m benchmarks.startup [--runs 10]

The help is timed in processes of its own. The app is timed from the start of its server to its first words in a
headless Chromium that is already open; the library is indexed before.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from verifier.config import PROJECT
from verifier.pipeline import Verifier

_FIRST_WORDS = "Try the sample"


def timed(action: Callable[[], object], runs: int) -> str:
    """Median, and slowest, of the action's seconds."""
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return f"{statistics.median(seconds):6.2f} s  (slowest {max(seconds):.2f} s, {runs} runs)"


def show_help() -> None:
    """Run `--help` as users do."""
    subprocess.run([sys.executable, "-m", "verifier", "--help"], cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def browser_page() -> Iterator[Page]:
    """An empty page of a headless Chromium: the system's, else Playwright's own."""
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        yield chromium.new_page()
        chromium.close()


def first_render(page: Page, settings: Mapping[str, str]) -> None:
    """Start the app and wait for the first words of its page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    server = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await_port(port)
        page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
        page.get_by_text(_FIRST_WORDS).first.wait_for(timeout=60_000)
    finally:
        server.kill()
        server.wait()


def _await_port(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit("The app does not answer.")


def main() -> None:
    """Print both waits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    show_help()  # the first run of all writes the bytecode
    print(f"help               {timed(show_help, runs)}")
    with tempfile.TemporaryDirectory() as folder, browser_page() as page:
        library = Path(folder) / "library"
        Verifier.open(library).close()
        settings = {"VERIFIER_LIBRARY": str(library)}
        print(f"app, first render  {timed(lambda: first_render(page, settings), max(runs // 3, 1))}")


if __name__ == "__main__":
    main()
