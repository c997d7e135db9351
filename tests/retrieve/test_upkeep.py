"""Looking after a library: removal, rebuilding, and what is said when something is wrong."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.vectors import RandomEncoder
from verifier.errors import InputError, LibraryError
from verifier.retrieve import Library, rebuild
from verifier.retrieve.sources import FILE, remembered

TOLD = "Xylophonist Quuxworth hid the marzipan"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Documents in a folder whose name has blanks and letters beyond ASCII; one tells a secret."""
    folder = tmp_path / "mes données ü"
    folder.mkdir()
    (folder / "secret.md").write_text(f"---\ntitle: Marzipan\n---\n{TOLD}. A second sentence.", encoding="utf-8")
    for number in range(40):
        (folder / f"d{number}.txt").write_text(f"Report {number} tells of the weather in Leeds.", encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, corpus: Path) -> Iterator[Library]:
    """A library of those documents."""
    with Library.open(tmp_path / "bibliothèque 1", encoder=RandomEncoder()) as opened:
        opened.index([corpus])
        yield opened


def anywhere(folder: Path, what: bytes) -> list[str]:
    """Files below a folder that hold some bytes in any case."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if what.lower() in file.read_bytes().lower()]


def damage(folder: Path) -> None:
    """Overwrite pages in the middle of the database."""
    file = folder / "library.sqlite"
    content = bytearray(file.read_bytes())
    content[8192:-4096] = bytes(byte ^ 0x5A for byte in content[8192:-4096])
    file.write_bytes(content)


def read_all(folder: Path) -> None:
    """Open a library and read every document."""
    with Library.open(folder) as library:
        assert library.faults()
        list(library.documents())


def test_sound_library(library: Library) -> None:
    """Nothing is wrong with a new library."""
    assert library.faults() == ()
    storage = library.storage()
    assert storage.database > 0
    assert storage.index > 0
    assert storage.indexed == library.stats().passages


def test_removed_text_is_nowhere(library: Library) -> None:
    """After removal, neither the words of a document nor its vector are in any file of the library."""
    (number,) = [n for n, p in library.passages(range(1, 50)).items() if p.document.doc_id == "secret"]
    vector = library._store.vectors([number])[0].astype("<f4").tobytes()
    assert anywhere(library.folder, b"Quuxworth")
    assert {name[:6] for name in anywhere(library.folder, vector[:64])} >= {"librar", "chroma"}
    assert library.remove(["secret"])[0].endswith("secret.md")
    for trace in (TOLD.encode(), b"quuxworth", b"marzipan", vector[:64]):
        assert anywhere(library.folder, trace) == []
    assert library.document("secret") is None
    assert library.faults() == ()


def test_text_of_a_deleted_file_is_nowhere(library: Library, corpus: Path) -> None:
    """A file that is gone when its folder is indexed leaves no words behind, nor does an older version of one."""
    (corpus / "secret.md").write_text("Another text.", encoding="utf-8")
    library.index([corpus])
    assert anywhere(library.folder, b"quuxworth") == []
    (corpus / "secret.md").unlink()
    library.index([corpus])
    assert anywhere(library.folder, b"Another text") == []


def test_removing_what_is_not_there(library: Library) -> None:
    """An unknown name is an error that names it, and nothing is removed."""
    with pytest.raises(InputError, match="no document named 'none'"):
        library.remove(["d1", "none"])
    assert library.document("d1") is not None


def test_removal_while_another_reads(library: Library) -> None:
    """A reader that keeps removed text in the log is told of, and the next run clears it."""
    library._store._connection.execute("PRAGMA busy_timeout = 50")
    with sqlite3.connect(library.folder / "library.sqlite") as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        with pytest.raises(LibraryError, match="another program that reads it keeps their text"):
            library.remove(["secret"])
    reader.close()
    library.remove(["d1"])
    assert anywhere(library.folder, b"quuxworth") == []


def test_sources_are_remembered(library: Library, corpus: Path) -> None:
    """The folders a library was read from are in a file beside the database, without those within others."""
    library.index([corpus / "d1.txt"])
    assert remembered(library.folder).origins == (str(corpus),)
    (library.folder / FILE).write_text("[]")
    assert remembered(library.folder).origins == ()


def test_damaged_pages(library: Library, corpus: Path) -> None:
    """Damaged pages of the database are one sentence with the command, which reads the documents again."""
    library.close()
    damage(library.folder)
    with pytest.raises(LibraryError, match="library rebuild"):
        read_all(library.folder)
    summary = rebuild(library.folder, encoder=RandomEncoder())
    assert (summary.added, summary.failed) == (41, ())
    with Library.open(library.folder, encoder=RandomEncoder()) as mended:
        assert mended.faults() == ()
        assert mended.document("secret") is not None
        assert mended.index([corpus]).unchanged == 41


def test_faults_are_found(library: Library) -> None:
    """Lost words, lost vectors and a lost index are each named."""
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("DELETE FROM vectors WHERE number = 3")
    connection.close()
    assert library.faults() == ("1 passages have no vectors.",)
    rebuild(library.folder, encoder=RandomEncoder())
    for folder in library.folder.glob("chroma-*"):
        shutil.rmtree(folder)
    assert ["gone" in fault for fault in library.faults()] == [True]
    rebuild(library.folder, encoder=RandomEncoder())
    assert library.faults() == ()


def test_wrong_vectors_are_found(library: Library) -> None:
    """A vector in the index that is not the store's is counted."""
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("UPDATE vectors SET vector = ? WHERE number = 3", (np.zeros(384, "<f4").tobytes(),))
    connection.close()
    assert "1 of 41 vectors wrong" in library.faults()[0]


def test_documents_without_a_source_are_taken_over(library: Library, corpus: Path) -> None:
    """Rebuilding from the sources keeps documents whose files are gone, and says which source is."""
    shutil.rmtree(corpus)
    library.close()
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("DELETE FROM vectors")
    connection.close()
    summary = rebuild(library.folder, encoder=RandomEncoder())
    assert summary.added == 41
    assert "41 documents without a source" in summary.failed[0].reason
    with Library.open(library.folder, encoder=RandomEncoder()) as mended:
        assert mended.faults() == ()


def test_nothing_to_rebuild_from(library: Library, corpus: Path) -> None:
    """Without sources and with an unreadable database, the old files stay and it is said what to name."""
    shutil.rmtree(corpus)
    library.close()
    file = library.folder / "library.sqlite"
    file.write_bytes(b"nonsense" * 1000)
    with pytest.raises(LibraryError, match="library rebuild PATH"):
        rebuild(library.folder, encoder=RandomEncoder())
    assert file.read_bytes() == b"nonsense" * 1000


def test_readers_follow_a_rebuilt_library(library: Library, corpus: Path) -> None:
    """A library that is open while it is made anew goes on with the new files."""
    (corpus / "new.txt").write_text("A new report.", encoding="utf-8")
    rebuild(library.folder, [corpus], encoder=RandomEncoder())
    assert library.document("new") is not None
    assert len(library.nearest(RandomEncoder().encode(["x"])[0], 100)) == 42


def test_full_disk(library: Library, corpus: Path) -> None:
    """When there is no room, it is said, what was written stays, and the next run goes on."""
    pages = library._store.rows("PRAGMA page_count")[0][0]
    library._store.rows(f"PRAGMA max_page_count = {pages + 20}")
    for number in range(100):
        (corpus / f"more{number}.txt").write_text(f"Long report {number}. " * 80, encoding="utf-8")
    with pytest.raises(LibraryError, match="is full; nothing that was in it is lost"):
        library.index([corpus])
    assert library.document("secret") is not None
    library._store.rows("PRAGMA max_page_count = 1000000")
    assert library.index([corpus]).unchanged >= 41
    assert library.stats().documents == 141
    assert library.faults() == ()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a tmpfs")
def test_full_file_system(tmp_path: Path) -> None:
    """On a file system that is really full the same is said, and more room is all that is needed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=False, capture_output=True)  # noqa: S607
    if mounted.returncode:
        pytest.skip("may not mount")
    try:
        rows = ({"doc_id": f"d{n}", "text": f"Report {n}. " * 50} for n in range(600))
        (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
        with Library.open(disk / "library", encoder=RandomEncoder()) as library:
            with pytest.raises(LibraryError, match="full"):
                library.index([tmp_path / "many.jsonl"])
            subprocess.run(["mount", "-o", "remount,size=100m", disk], check=True)  # noqa: S607
            library.index([tmp_path / "many.jsonl"])
            assert library.stats().documents == 600
            assert library.faults() == ()
    finally:
        subprocess.run(["umount", disk], check=True)  # noqa: S607
