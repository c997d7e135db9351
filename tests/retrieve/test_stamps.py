"""Files that look as they did are not opened again."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier.retrieve import Library

LONG_AGO = 1_600_000_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A message, and a table of two documents, which were written long ago."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder / "mail.eml", "Subject: Count\n\nSeven drones came.")
    write(folder / "table.csv", "id,text\na,Two fell.\nb,Five flew on.\n")
    return folder


def write(file: Path, content: str, when: int = LONG_AGO) -> None:
    """A file of that age."""
    file.write_text(content)
    os.utime(file, (when, when))


def counts(library: Library, corpus: Path) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, removed."""
    summary = library.index([corpus])
    return summary.added, summary.changed, summary.unchanged, summary.removed


def test_unchanged_files_are_not_opened(library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run opens nothing, and knows all documents."""
    assert counts(library, corpus) == (3, 0, 0, 0)

    def refuse(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(sys.modules["verifier.documents.load"], "_read", refuse)
    assert counts(library, corpus) == (0, 0, 3, 0)


def test_files_that_look_alike(library: Library, corpus: Path) -> None:
    """Content of the same size and date is noticed all the same."""
    library.index([corpus])
    write(corpus / "mail.eml", "Subject: Count\n\nNine! drones came.")
    assert counts(library, corpus) == (0, 1, 2, 0)


def test_fresh_files_are_read_again(library: Library, corpus: Path) -> None:
    """A file that was written a moment ago may change once more within the same tick, and is read again."""
    (corpus / "fresh.txt").write_text("It was night.")
    library.index([corpus])
    about = (corpus / "fresh.txt").stat()
    assert not library._store.notes(f"read:{corpus / 'fresh.txt'}")
    assert about.st_mtime > LONG_AGO
    assert counts(library, corpus) == (0, 0, 4, 0)


def test_part_of_a_table(library: Library, corpus: Path) -> None:
    """A table of which one document has been taken out of the library is read again."""
    library.index([corpus])
    with library._store.change():
        library._store.remove("a")
    assert counts(library, corpus) == (1, 0, 2, 0)


def test_files_with_failures(library: Library, corpus: Path) -> None:
    """What could not be read is tried again, and named again."""
    write(corpus / "bad.pdf", "x")
    assert [len(library.index([corpus]).failed) for _ in range(2)] == [1, 1]


def test_removed_file(library: Library, corpus: Path) -> None:
    """A file that goes takes its documents with it."""
    library.index([corpus])
    (corpus / "table.csv").unlink()
    assert counts(library, corpus) == (0, 0, 1, 2)
