"""The app, or a page of it, as a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from verifier.config import PROJECT

Visit = Callable[[str], Page]


@contextmanager
def served(script: Path, log: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """Run a Streamlit script; gives its address, and ends the process in the end."""
    address = f"http://127.0.0.1:{_free_port()}"
    options = ["--server.headless=true", f"--server.port={address.rsplit(':', 1)[1]}"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), **settings}
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output)
    try:
        _await_health(server, address)
        yield address
    finally:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_health(server: "subprocess.Popen[bytes]", address: str) -> None:
    while server.poll() is None:  # the time limit of tests ends a wait in vain
        try:
            with urlopen(f"{address}/_stcore/health") as answer:  # noqa: S310 - our own process
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the server ended at once, with exit status {server.returncode}")
