"""Nothing is sent anywhere, and nothing is written but the library, the runs and what the user asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import chromadb
import pytest
from chromadb.api import ClientAPI
from chromadb.config import Settings

from verifier.config import PROJECT
from verifier.pipeline import Verifier

# Runs before anything else in the process: every way out that goes through Python is noted, and closed.
GUARD = """
import os, socket

def refuse(name):
    def refused(*arguments, **options):
        with open(os.environ["GUARD_NOTES"], "a") as notes:
            print(name, arguments[1:] or arguments, file=notes)
        raise OSError(f"the guard refused {name}")
    return refused

socket.socket.connect = socket.socket.connect_ex = refuse("connect")
socket.socket.sendto = refuse("sendto")
socket.getaddrinfo = socket.gethostbyname = refuse("look up")
"""
CLAIM = "Seven drones were launched at Kyiv in the night to 30 December 2022."


def test_onnxruntime() -> None:
    """Telemetry of onnxruntime is off before it can be imported."""
    script = (
        "import os, sys, verifier; sys.exit(os.environ['ORT_DISABLE_TELEMETRY'] + str('onnxruntime' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.stderr.strip() == "1False"


def test_chroma(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chroma is opened with its telemetry off."""
    opened: list[bool] = []
    really = chromadb.PersistentClient

    def note(path: str, settings: Settings) -> ClientAPI:
        opened.append(settings.anonymized_telemetry)
        return really(path, settings)

    monkeypatch.setattr(chromadb, "PersistentClient", note)
    with Verifier.open(sample_library) as verifier:
        verifier.search("drones")

    assert opened == [False]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that notes every attempt to get out, with folders of its own."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    folders = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "guard"), str(PROJECT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GUARD_NOTES": str(tmp_path / "notes"),
        "VERIFIER_RUNS": str(tmp_path / "runs" / "runs.sqlite"),
        **{name: str(_made(tmp_path / name.lower())) for name in folders},
    }


def test_check_offline(tmp_path: Path, settings: dict[str, str]) -> None:
    """First use of `check` works without a network, tries to reach nobody, writes its library and runs alone."""
    folder = _made(tmp_path / "folder")
    before = _project_files()
    done = subprocess.run(
        [*_without_network(), sys.executable, "-m", "verifier", "check", "--library", str(tmp_path / "library")],
        input=CLAIM,
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert '"status": "checked"' in done.stdout
    assert not (tmp_path / "notes").exists()
    written = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {"guard", "library", "runs"}
    assert _project_files() - before == set()


def test_guard(settings: dict[str, str]) -> None:
    """The guard of the test above does refuse and does note."""
    script = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')"
    done = subprocess.run([sys.executable, "-c", script], env=settings, capture_output=True, text=True, check=False)

    assert "the guard refused" in done.stderr
    assert Path(settings["GUARD_NOTES"]).read_text(encoding="utf-8") != ""


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _without_network() -> list[str]:
    """A prefix that takes the network from native code too, where the system has one."""
    command = ["unshare", "--user", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        return []
    return [] if subprocess.run([*command, "true"], capture_output=True, check=False).returncode else command


def _project_files() -> set[Path]:
    """Files of the project, those of version control, caches and the virtual environment apart."""
    return {
        path
        for top in PROJECT.iterdir()
        if top.name in {"verifier", "corpus", ".verifier", ".streamlit", "docs"} or top.is_file()
        for path in [top, *top.rglob("*")]
        if "__pycache__" not in path.parts
    }
