"""The child process that takes files apart."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.making import pdf
from verifier.documents.sandbox import Sandbox

MAIL = b"Subject: %s\n\nSeven drones."


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One child for all."""
    with Sandbox() as opened:
        yield opened


def test_replies_are_what_the_reader_gave(sandbox: Sandbox) -> None:
    """Text, values, pages and notes come across, and the child is used again."""
    parsed = sandbox.parse("pdf", pdf([["Seven drones."], ["Two fell."]], title="Pelé"))
    child = sandbox._child
    assert (parsed.text, parsed.pages, parsed.values["title"]) == ("Seven drones.\n\nTwo fell.", (0, 15), "Pelé")
    assert sandbox.parse("eml", MAIL % b"x").values == {"title": "x"}
    assert sandbox._child is child


def test_reasons_come_across(sandbox: Sandbox) -> None:
    """What the reader refuses is refused in its words."""
    with pytest.raises(ValueError, match="is not a PDF file"):
        sandbox.parse("pdf", b"x")


def test_no_keys_in_the_child(sandbox: Sandbox) -> None:
    """The child has no more of the environment than it needs to start."""
    sandbox.parse("eml", MAIL % b"x")
    assert sandbox._child is not None
    environment = Path(f"/proc/{sandbox._child.pid}/environ")
    if not environment.exists():
        pytest.skip("this system does not show it")
    names = {entry.split(b"=")[0] for entry in environment.read_bytes().split(b"\0") if entry}
    assert names <= {b"PATH", b"LD_LIBRARY_PATH", b"PYTHONPATH", b"PYTHONUTF8", b"TEMP", b"TMP"}


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder for readers that misbehave, found by the child beside the real ones."""
    package = tmp_path / "verifier" / "documents"
    package.mkdir(parents=True)
    real = Path(sys.modules["verifier"].__file__ or "").parent
    (tmp_path / "verifier" / "__init__.py").write_text(f"__path__.append({str(real)!r})")
    (package / "__init__.py").write_text(f"__path__.append({str(real / 'documents')!r})")
    monkeypatch.setattr("verifier.documents.sandbox.PROJECT", tmp_path)
    return package


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import time; time.sleep(60)", "too long"),
        ("while True: pass", "too long"),
        ("import os; os.abort()", "broke its reader"),
        ("print('noise'); raise ValueError('is odd.')", "is odd"),
        ("raise_ = lambda: raise_(); raise_()", "nested too deeply"),
        pytest.param(
            "x = [bytes(10**8) for _ in range(99)]",
            "needs more memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory there"),
        ),
    ],
)
def test_misbehaving_readers(reader: Path, code: str, reason: str) -> None:
    """A reader that hangs, dies or eats memory costs its own file, and the next is read."""
    (reader / "bad.py").write_text(f"def read(raw, alive):\n    {code}\n")
    (reader / "good.py").write_text(
        "from verifier.documents.parsed import Parsed\ndef read(raw, alive):\n    return Parsed(raw.decode())\n"
    )
    with Sandbox(still=1.0) as sandbox:
        with pytest.raises(ValueError, match=reason):
            sandbox.parse("bad", b"x")
        assert sandbox.parse("good", b"y").text == "y"


def test_signs_of_life(reader: Path) -> None:
    """Slow work that goes on is waited for."""
    code = "import time\n    for _ in range(12): time.sleep(0.1); alive()\n"
    (reader / "slow.py").write_text(
        f"from verifier.documents.parsed import Parsed\ndef read(raw, alive):\n    {code}    return Parsed('done')\n"
    )
    with Sandbox(still=0.9) as sandbox:
        assert sandbox.parse("slow", b"").text == "done"


def test_child_ends(sandbox: Sandbox) -> None:
    """Nothing is left behind."""
    with Sandbox() as other:
        other.parse("eml", MAIL % b"x")
        assert other._child is not None
        pid = other._child.pid
    with pytest.raises(OSError, match=r".+"):
        os.kill(pid, 0)
