"""`library`: the care of the library, from the command line."""

import json
from pathlib import Path

import pytest

from verifier.cli.main import run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two documents, one with all that front matter tells."""
    folder = tmp_path / "documents"
    folder.mkdir()
    front = "---\ntitle: Rain\npublisher: Paper\nurl: https://example.org/r\npublished: 2024-01-02\nnr: 7\n---\n"
    (folder / "rain.md").write_text(f"{front}It rained in Leeds.", encoding="utf-8")
    (folder / "snow.txt").write_text("It snowed in Ely.", encoding="utf-8")
    assert run(["index", str(folder)]) == 0
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """The last object on stdout."""
    lines = capsys.readouterr().out.splitlines()
    return dict(json.loads(lines[-1]))


def test_care(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A library is checked, counted, exported and read again from that file; removed documents are gone."""
    assert run(["library", "check"]) == 0
    assert told(capsys) == {"type": "library_check", "schema_version": 1, "sound": True, "faults": []}
    assert run(["library", "stats"]) == 0
    counts = told(capsys)
    assert (counts["documents"], counts["passages"], counts["indexed"], counts["newest"]) == (2, 2, 2, "2024-01-02")
    assert run(["library", "export", str(tmp_path / "all.jsonl")]) == 0
    assert run(["index", str(tmp_path / "all.jsonl"), "--library", str(tmp_path / "second")]) == 0
    assert run(["library", "export", str(tmp_path / "again.jsonl"), "--library", str(tmp_path / "second")]) == 0
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "all.jsonl").read_bytes()
    capsys.readouterr()
    assert run(["library", "remove", "rain"]) == 0
    assert told(capsys)["still_there"] == [str(corpus / "rain.md")]
    assert run(["library", "rebuild"]) == 0
    assert told(capsys)["unchanged"] == 1
    assert run(["library", "rebuild", str(corpus)]) == 0
    assert told(capsys)["added"] == 2


def test_damaged_library(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database that is none is refused with the command that mends it, and that command does."""
    (tmp_path / "library" / "library.sqlite").write_bytes(b"nonsense" * 1000)
    assert run(["library", "check"]) == 3
    assert "library rebuild --library" in capsys.readouterr().err
    assert run(["library", "rebuild"]) == 0
    assert told(capsys)["added"] == 2


def test_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not there is not made by looking after it."""
    for command in (["check"], ["stats"], ["remove", "x"], ["export", "x.jsonl"], ["rebuild"]):
        assert run(["library", *command]) == 2
        assert "There is no library in" in capsys.readouterr().err
    assert not (tmp_path / "library").exists()
    assert run(["library", "export", "x.csv"]) == 2
