"""The library of documents."""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from verifier.config import PROJECT, SAMPLE_CORPUS
from verifier.documents import chunk
from verifier.errors import InputError, LibraryBusyError, LibraryError
from verifier.retrieve import HybridRetriever, IndexProgress, IndexSummary, Library, LibraryStats, open_or_index, store
from verifier.retrieve.lock import write_lock
from verifier.types import Document

FRONT = "---\ntitle: {title}\npublisher: {publisher}\npublished: {day}\n---\n"
TOPICS = {
    "drones": ("Ukrinform", "2022-12-30", "Seven drones flew toward Kyiv on Friday, the mayor said."),
    "football": ("TASS", "2022-12-29", "Pele, who won three World Cups, died at 82.\n\nHe played until 1977."),
    "fusion": ("TASS", "2022-12-14", "The laser shot gave 3.15 megajoules of fusion energy."),
}


def write(folder: Path, name: str, text: str = "", day: str = "", publisher: str = "") -> Path:
    """A document file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    known = TOPICS.get(name, ("", "2023-01-01", ""))
    front = FRONT.format(title=name.title(), publisher=publisher or known[0], day=day or known[1])
    file = folder / f"{name}.md"
    file.write_text(front + (text or known[2]), encoding="utf-8")
    return file


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with three documents, whose name has a blank and letters beyond ASCII."""
    folder = tmp_path / "mes données"
    for name in TOPICS:
        write(folder, name)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "bibliothèque 1") as opened:
        yield opened


def found(library: Library, query: str, k: int = 10) -> list[str]:
    """Names of the documents found for a query."""
    return [hit.passage.document.doc_id for hit in HybridRetriever(library=library).search(query, k)]


def index_folder(library: Library) -> Path:
    """The Chroma folder in use."""
    (folder,) = library.folder.glob("chroma-*")
    return folder


def counts(summary: IndexSummary) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, removed."""
    return summary.added, summary.changed, summary.unchanged, summary.removed


def test_documents_are_indexed(library: Library, corpus: Path) -> None:
    """What was indexed is there as it stands in the files, is counted, and is found."""
    summary = library.index([corpus])
    assert summary == IndexSummary(added=3, passages=4)
    assert library.stats() == LibraryStats(documents=3, passages=4, sources=2, newest=date(2022, 12, 30))
    assert [document.doc_id for document in library.documents()] == ["drones", "football", "fusion"]
    document = library.document("fusion")
    assert document is not None
    assert (document.title, document.publisher, document.text) == ("Fusion", "TASS", TOPICS["fusion"][2])
    assert library.document("none") is None
    assert found(library, "How much energy did the laser give?")[0] == "fusion"


def test_empty_library(library: Library) -> None:
    """An empty library finds nothing and says so."""
    assert found(library, "drones") == []
    assert library.stats() == LibraryStats(0, 0, 0, None)
    assert list(library.documents()) == []
    assert library.index([library.folder]).passages == 0


def test_indexing_twice_changes_nothing(library: Library, corpus: Path) -> None:
    """A second run writes nothing, not even a new vector index."""
    library.index([corpus])
    before = index_folder(library).name
    assert counts(library.index([corpus])) == (0, 0, 3, 0)
    assert index_folder(library).name == before


def test_changed_file_replaces_its_passages(library: Library, corpus: Path) -> None:
    """After a change, the old words are gone from every index and the new ones are found."""
    library.index([corpus])
    write(corpus, "football", "A hockey match was moved to Sunday.")
    assert counts(library.index([corpus])) == (0, 1, 2, 0)
    assert found(library, "hockey")[0] == "football"
    passages = [hit.passage.text for hit in HybridRetriever(library=library).search("Pele World Cups 1977", 10)]
    assert not any("Pele" in text or "1977" in text for text in passages)
    assert library.stats().passages == 3


def test_changed_front_matter_is_a_change(library: Library, corpus: Path) -> None:
    """A new date of publication counts, even if the text is the same."""
    library.index([corpus])
    write(corpus, "fusion", day="2022-12-15")
    assert counts(library.index([corpus])) == (0, 1, 2, 0)
    document = library.document("fusion")
    assert document is not None
    assert document.published == date(2022, 12, 15)


def test_removed_file_goes(library: Library, corpus: Path) -> None:
    """A file that is gone from an indexed folder is gone from the library."""
    library.index([corpus])
    (corpus / "drones.md").unlink()
    assert counts(library.index([corpus])) == (0, 0, 2, 1)
    assert "drones" not in found(library, "seven drones Kyiv mayor")


def test_documents_from_elsewhere_stay(library: Library, corpus: Path, tmp_path: Path) -> None:
    """Indexing one folder removes nothing that came from another, nor does indexing one file of a folder."""
    other = write(tmp_path / "other", "weather", "It rained in Leeds.").parent
    library.index([corpus, other])
    shutil.rmtree(corpus)
    assert counts(library.index([other])) == (0, 0, 1, 0)
    assert library.stats().documents == 4


def test_file_that_cannot_be_read_is_kept(library: Library, corpus: Path) -> None:
    """A file that is damaged now is reported, and its last good version stays."""
    library.index([corpus])
    (corpus / "drones.md").write_bytes(b"\xff\xfe\x00")
    summary = library.index([corpus])
    assert [Path(failure.origin).name for failure in summary.failed] == ["drones.md"]
    assert counts(summary) == (0, 0, 2, 0)
    assert found(library, "seven drones")[0] == "drones"


def test_name_taken_by_another_folder(library: Library, corpus: Path, tmp_path: Path) -> None:
    """A different file with the name of a document from elsewhere is a failure that names both; a copy is no news."""
    library.index([corpus])
    copy = write(tmp_path / "copy", "fusion").parent
    assert counts(library.index([copy])) == (0, 0, 1, 0)
    write(copy, "fusion", "Another text.")
    (failure,) = library.index([copy]).failed
    assert str(corpus / "fusion.md") in failure.reason
    assert str(copy / "fusion.md") in failure.reason


def test_moved_folder(library: Library, corpus: Path, tmp_path: Path) -> None:
    """Documents whose folder was moved are the same documents, and belong to the new folder from then on."""
    library.index([corpus])
    moved = corpus.rename(tmp_path / "moved")
    assert counts(library.index([moved])) == (0, 0, 3, 0)
    (moved / "drones.md").unlink()
    assert counts(library.index([moved])) == (0, 0, 2, 1)


def test_missing_path(library: Library, corpus: Path) -> None:
    """A path that does not exist stops the run before anything is written."""
    with pytest.raises(InputError, match="There is no file or folder"):
        library.index([corpus, corpus / "none"])
    assert library.stats().documents == 0


def test_progress_ends_at_the_total(library: Library, corpus: Path) -> None:
    """Progress counts documents up to the total, those that need no work included."""
    write(corpus, "long", "\n\n".join(f"Paragraph {number} of the report." for number in range(150)))
    library.index([corpus / "drones.md"])
    told: list[IndexProgress] = []
    library.index([corpus], told.append)
    assert told[-1] == IndexProgress(4, 4)
    assert [step.done for step in told] == sorted(step.done for step in told)


def test_pages_are_kept(library: Library) -> None:
    """A document with pages comes back with them, so that a passage found can tell its page."""
    paged = Document("report", "Seven drones flew.\n\nTwo fell.", pages=(0, 20))
    with library._store.change():
        library._store.put(paged, store.Known("hash", "report.pdf"), chunk(paged), library.encoder.encode(["", ""]))

    assert library.document("report") == paged
    assert [passage.page for passage in library.passages([1, 2]).values()] == [1, 2]


def test_reopened_library(library: Library, corpus: Path) -> None:
    """What was indexed is found by the next process."""
    library.index([corpus])
    library.close()
    with Library.open(library.folder) as again:
        assert found(again, "Pele")[0] == "football"
        assert again.stats().documents == 3


def remove_vectors(folder: Path) -> None:
    """Take the vector index away."""
    shutil.rmtree(folder)


def remove_database(folder: Path) -> None:
    """Take Chroma's own database away."""
    (folder / "chroma.sqlite3").unlink()


def spoil_database(folder: Path) -> None:
    """Overwrite Chroma's own database."""
    file = folder / "chroma.sqlite3"
    file.write_bytes(b"nonsense" * (file.stat().st_size // 8))


def empty_collection(folder: Path) -> None:
    """Delete Chroma's vectors while its database stays whole."""
    with sqlite3.connect(folder / "chroma.sqlite3") as connection:
        connection.execute("DELETE FROM embeddings_queue")
    connection.close()


@pytest.mark.parametrize("damage", [remove_vectors, remove_database, spoil_database, empty_collection])
def test_damaged_vector_index_is_rebuilt(library: Library, corpus: Path, damage: Callable[[Path], None]) -> None:
    """Whatever happens to the vector index, all passages are found, from a new one."""
    library.index([corpus])
    library.close()
    damaged = index_folder(library)
    damage(damaged)
    with Library.open(library.folder) as again:
        vector = again.encoder.encode(["Seven drones flew toward Kyiv"])[0]
        assert len(again.nearest(vector, 10)) == 4
        names = {folder.name for folder in again.folder.glob("chroma-*")} - {damaged.name}
        assert len(names) == 1


def test_lost_pointer_to_the_index(library: Library, corpus: Path) -> None:
    """A store that does not name its index, as after a kill before the last step, gets one when it is searched."""
    library.index([corpus])
    library.close()
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("DELETE FROM about WHERE key = 'index'")
    connection.close()
    with Library.open(library.folder) as again:
        assert found(again, "Pele")[0] == "football"
        assert again._store.note("index")


def test_busy_library(library: Library, corpus: Path) -> None:
    """While another writes, indexing is refused with what to do, and searching works."""
    library.index([corpus / "fusion.md"])
    with write_lock(library.folder):
        with pytest.raises(LibraryBusyError, match="Another program is writing"):
            library.index([corpus])
        assert found(library, "laser") == ["fusion"]
    assert counts(library.index([corpus])) == (2, 0, 1, 0)


def test_reader_sees_what_a_writer_wrote(library: Library, corpus: Path) -> None:
    """A library that is open elsewhere finds new documents without being opened again."""
    library.index([corpus / "fusion.md"])
    with Library.open(library.folder) as reader:
        assert found(reader, "Pele") == ["fusion"]
        library.index([corpus])
        assert found(reader, "Pele")[0] == "football"


def test_damaged_store(library: Library, corpus: Path) -> None:
    """A spoilt database is one sentence that says what to do."""
    library.index([corpus])
    library.close()
    (library.folder / "library.sqlite").write_bytes(b"nonsense" * 1000)
    with pytest.raises(LibraryError, match="is damaged; read its documents again"):
        Library.open(library.folder)


def test_library_is_a_file(tmp_path: Path) -> None:
    """A path that is a file is no library."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be used"):
        Library.open(tmp_path / "file")


def test_other_version(library: Library) -> None:
    """A library of another version of the program is refused."""
    library.close()
    with sqlite3.connect(library.folder / "library.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryError, match="another version"):
        Library.open(library.folder)


def test_threads_search_one_library(library: Library, corpus: Path) -> None:
    """Searches from several threads at once find what one finds."""
    library.index([corpus])
    expected, results = found(library, "drones over Kyiv"), []
    threads = [threading.Thread(target=lambda: results.append(found(library, "drones over Kyiv"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


INDEX = """
import sys
from pathlib import Path
from verifier.retrieve import Library
with Library.open(Path(sys.argv[1])) as library:
    library.index([Path(sys.argv[2])], lambda progress: print(progress.done, flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("after", [0, 1, 3])
def test_killed_while_indexing(tmp_path: Path, after: int) -> None:
    """A run that was killed leaves a library that opens, is searched, and is finished by the next run."""
    folder = tmp_path / "library"
    command = [sys.executable, "-c", INDEX, str(folder), str(SAMPLE_CORPUS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        time.sleep(random.uniform(0, 0.3))  # noqa: S311 - any moment will do
        process.kill()
    with Library.open(folder) as library:
        written = {document.doc_id for document in library.documents()}
        assert written.issuperset(found(library, "drones launched at Kyiv"))
        assert library.index([SAMPLE_CORPUS]).passages == 200
        assert len(library.nearest(library.encoder.encode(["drones"])[0], 300)) == 200
        assert len(list(folder.glob("chroma-*"))) <= 2


def test_sample_corpus_is_indexed_on_first_use(tmp_path: Path) -> None:
    """A new library is filled with the sample documents, an existing one is opened as it is."""
    told: list[IndexProgress] = []
    with open_or_index(tmp_path / "new", progress=told.append) as library:
        assert library.stats().documents == 80
        assert told[-1].done == told[-1].total == 80
    told.clear()
    with open_or_index(tmp_path / "new", progress=told.append) as library:
        assert library.stats().documents == 80
    assert told == []


def refuse_writing(file: Path) -> sqlite3.Connection:
    """What SQLite does where nothing may be written."""
    raise sqlite3.OperationalError(f"attempt to write a readonly database {file}")


def test_read_only_library(library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that may not be written is searched, and indexing says what to do."""
    library.index([corpus])
    library.close()
    before = {file: file.stat().st_mtime_ns for file in library.folder.rglob("*") if file.is_file()}
    monkeypatch.setattr(store, "connect_to_write", refuse_writing)
    with Library.open(library.folder) as again:
        assert found(again, "Pele")[0] == "football"
        with pytest.raises(LibraryError, match="may not be written"):
            again.index([corpus])
    assert {file: file.stat().st_mtime_ns for file in before} == before
