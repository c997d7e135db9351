"""`app`: starts the app with the chosen library, and ends with it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from verifier.cli.exits import Exit
from verifier.config import PROJECT


@pytest.fixture
def port() -> int:
    """A free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.usefixtures("interruptible")
def test_app(tmp_path: Path, port: int) -> None:
    """The app answers on this machine, from whatever folder it is started, until Ctrl-C ends it with 0."""
    settings = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    command = [sys.executable, "-m", "verifier", "app", "--library", "mine"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            answer = _answer(process, f"http://127.0.0.1:{port}/_stcore/health")
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and to its server
            printed, _ = process.communicate()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)

    assert answer == b"ok"
    assert process.returncode == Exit.DONE
    assert b"Traceback" not in printed


def _answer(process: "subprocess.Popen[bytes]", address: str) -> bytes:
    while process.poll() is None:  # the time limit of tests ends a wait in vain
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own process
                return bytes(answer.read())
        except (URLError, ConnectionError):
            time.sleep(0.1)
    return b"the process ended"
