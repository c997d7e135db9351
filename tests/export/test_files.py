"""Result files: whole in their place, or finished rows in a neighbour that is named."""

from pathlib import Path

import pytest

from verifier import export
from verifier.errors import ConfigError
from verifier.export import OutputFile
from verifier.types import Claim, NotCheckable

ITEMS = [NotCheckable(Claim(str(n), f"Claim {n} ї"), "opinion", "embedded") for n in range(3)]


def put_and_stop(output: OutputFile, items: list[NotCheckable]) -> None:
    """Put the items, then be interrupted."""
    with output:
        for item in items:
            output.put(item)
        raise KeyboardInterrupt


@pytest.mark.parametrize("ending", list(export.FORMS))
@pytest.mark.parametrize("count", [0, 1, 3])
def test_whole(tmp_path: Path, ending: str, count: int) -> None:
    """What was put is in the file, spelled as `render` spells it, and nothing else is in the folder."""
    path = tmp_path / f"results.{ending}"
    with OutputFile(path) as output:
        for item in ITEMS[:count]:
            output.put(item)

    assert path.read_text(encoding="utf-8") == export.render(ITEMS[:count], ending)
    assert list(tmp_path.iterdir()) == [path]
    assert output.kept is None


@pytest.mark.parametrize("ending", list(export.FORMS))
def test_broken_off(tmp_path: Path, ending: str) -> None:
    """When broken off, the finished results stay in a well-formed neighbour and the old file stays as it was."""
    path = tmp_path / f"results.{ending}"
    path.write_text("old", encoding="utf-8")
    output = OutputFile(path)
    with pytest.raises(KeyboardInterrupt) as stopped:
        put_and_stop(output, ITEMS[:1])

    assert path.read_text(encoding="utf-8") == "old"
    assert output.kept is not None
    assert output.kept.read_text(encoding="utf-8") == export.render(ITEMS[:1], ending)
    assert stopped.value.__notes__ == [f"The finished results are in {output.kept}."]


def test_nothing_finished(tmp_path: Path) -> None:
    """When broken off before the first result, nothing is left."""
    output = OutputFile(tmp_path / "results.csv")
    with pytest.raises(KeyboardInterrupt):
        put_and_stop(output, [])

    assert output.kept is None
    assert list(tmp_path.iterdir()) == []


def test_full_disk(tmp_path: Path) -> None:
    """When the disk is full in the middle of a result, that result is dropped and the finished ones stay."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "results.jsonl"
    output = OutputFile(path)
    line = len(export.render(ITEMS[:1], "jsonl").encode())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (line + line // 2, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            put_and_stop(output, ITEMS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert not path.exists()
    assert output.kept is not None
    assert output.kept.read_text(encoding="utf-8") == export.render(ITEMS[:1], "jsonl")


@pytest.mark.parametrize("name", ["results", "results.xlsx"])
def test_unknown_ending(tmp_path: Path, name: str) -> None:
    """A name without a known ending is refused before any work."""
    with pytest.raises(ConfigError, match="cannot be written as"):
        OutputFile(tmp_path / name)


def test_no_such_folder(tmp_path: Path) -> None:
    """A folder that is not there is named before any work."""
    with pytest.raises(ConfigError, match="cannot be written: No such file or directory"):
        OutputFile(tmp_path / "gone" / "results.csv").__enter__()


def test_folder(tmp_path: Path) -> None:
    """A folder in place of a file is refused."""
    (tmp_path / "results.csv").mkdir()

    with pytest.raises(ConfigError, match="is a folder"):
        OutputFile(tmp_path / "results.csv").__enter__()
