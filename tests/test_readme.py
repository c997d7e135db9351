"""What README.md and docs/WIRE.md say is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import readme
from verifier.cli.main import COMMANDS
from verifier.config import PROJECT
from verifier.export import COLUMNS
from verifier.wire import shapes

TEXT = readme.README.read_text(encoding="utf-8")
WIRE = (PROJECT / "docs" / "WIRE.md").read_text(encoding="utf-8")
OBJECTS = [value for name, value in vars(shapes).items() if name.endswith(("Object", "Body"))]


def test_python_is_found() -> None:
    """There are blocks to run."""
    assert len(readme.blocks(TEXT, "python")) == 2
    assert len(readme.blocks(TEXT, "console")) == 2


@pytest.mark.parametrize("block", readme.blocks(TEXT, "python"))
def test_python(block: str, sample_library: Path) -> None:
    """Every Python block runs, and prints something."""
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=PROJECT,
        env={**os.environ, "VERIFIER_LIBRARY": str(sample_library)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout != ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_console(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands print what the page shows, but for percentages and reasons, which differ between processors.

    `python -m tests.readme` writes the present outputs into the page.
    """
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))

    assert _steady(readme.with_outputs(TEXT)) == _steady(TEXT)


def _steady(text: str) -> list[str]:
    """The lines of the console blocks without percentages and without the indented ones."""
    lines = "\n".join(readme.blocks(text, "console")).split("\n")
    return [re.sub(r" +\d+%", " %", line) for line in lines if not line.startswith("   ")]


def test_commands() -> None:
    """Every command has a row in the table of commands, and no other has."""
    assert re.findall(r"^\| `(\w+)[ `]", TEXT, re.MULTILINE) == [
        *(command.__name__ for command in COMMANDS),
        "library",
        "runs",
        "models",
    ]


@pytest.mark.parametrize("page", ["README.md", "docs/WIRE.md", "docs/ARCHITECTURE.md", "docs/VERDICTS.md"])
def test_links(page: str) -> None:
    """Every link to a file of the project leads to one."""
    path = PROJECT / page
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("shape", OBJECTS)
def test_wire_keys(shape: type) -> None:
    """Every key of every object is described."""
    assert [key for key in shape.__annotations__ if f"`{key}`" not in WIRE and f'"{key}"' not in WIRE] == []


def test_columns() -> None:
    """Every column of the tables is described."""
    assert [column for column in COLUMNS if f"`{column}`" not in WIRE] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements(name: str) -> None:
    """Every requirement is pinned and hashed, and no registry is named."""
    text = (PROJECT / name).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]

    assert [line for line in pinned if not re.match(r"[a-z0-9._-]+(\[[a-z0-9,]+\])?==[^ ]+", line)] == []
    assert [entry for entry in re.split(r"\n(?=[a-z0-9])", text)[1:] if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", text) == []
