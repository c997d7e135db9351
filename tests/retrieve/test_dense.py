"""The choice and the care of the vector index."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vectors import RandomEncoder
from verifier.retrieve import Library
from verifier.retrieve.dense import DenseIndex

MANY = 1100  # enough that Chroma writes vector files
START = date(2020, 1, 1)


def write_many(file: Path, count: int) -> None:
    """Documents d0, d1, …, one published each day; every tenth without a date."""
    rows = (
        {"doc_id": f"d{n}", "text": f"Report {n}.", "published": str(START + timedelta(n)) if n % 10 else None}
        for n in range(count)
    )
    file.write_text("\n".join(map(json.dumps, rows)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed library with many passages."""
    folder = tmp_path_factory.mktemp("many")
    write_many(folder / "many.jsonl", MANY)
    with Library.open(folder / "library", encoder=RandomEncoder()) as library:
        library.index([folder / "many.jsonl"])
    return folder / "library"


def open_copy(made: Path, tmp_path: Path) -> Library:
    """A library of one's own to spoil."""
    shutil.copytree(made, tmp_path / "library")
    return Library.open(tmp_path / "library", encoder=RandomEncoder())


def nearest(library: Library, text: str, limit: int = 1, as_of: date | None = None) -> list[str]:
    """Names of the documents nearest to a text."""
    numbers = library.nearest(library.encoder.encode([text])[0], limit, as_of)
    passages = library.passages(numbers)
    return [passages[number].document.doc_id for number in numbers]


def truncate(file: Path) -> None:
    """Lose the second half of a file."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def garble(file: Path) -> None:
    """Overwrite a file with other bytes of the same length."""
    file.write_bytes(bytes(byte ^ 0xA5 for byte in file.read_bytes()))


@pytest.mark.parametrize(
    ("name", "damage"),
    [("data_level0.bin", garble), ("header.bin", truncate), ("index_metadata.pickle", Path.unlink)],
)
def test_damaged_vector_files(made: Path, tmp_path: Path, name: str, damage: Callable[[Path], None]) -> None:
    """Files that make Chroma crash or forget vectors are noticed before it reads them."""
    with open_copy(made, tmp_path) as library:
        (file,) = library.folder.glob(f"chroma-*/*/{name}")
        damage(file)
        assert [nearest(library, f"Report {n}.") for n in (0, 500, 1099)] == [["d0"], ["d500"], ["d1099"]]
        assert not file.parent.parent.samefile(library.folder / json.loads(library._store.note("index"))["name"])


def test_changes_are_added_to_a_copy(made: Path, tmp_path: Path) -> None:
    """After some documents came and went, the new index holds exactly the present ones."""
    write_many(tmp_path / "many.jsonl", 3)
    rows = [{"doc_id": f"e{n}", "text": f"Other {n}."} for n in range(5)]
    (tmp_path / "other.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with open_copy(made, tmp_path) as library:
        library.index([tmp_path / "other.jsonl"])
        assert nearest(library, "Other 4.") == ["e4"]
        assert nearest(library, "Report 777.") == ["d777"]
        (tmp_path / "other.jsonl").write_text(json.dumps(rows[0]))
        library.index([tmp_path / "other.jsonl"])
        assert nearest(library, "Other 4.") != ["e4"]
        assert len(library.nearest(library.encoder.encode(["x"])[0], 5000)) == MANY + 1


def test_passages_move_into_the_index_under_a_search(made: Path, tmp_path: Path) -> None:
    """A few new passages are compared one by one, and found in the index once there are many."""
    with open_copy(made, tmp_path) as library:
        for count in (3, 400):
            rows = [{"doc_id": f"e{n}", "text": f"Other {n}."} for n in range(count)]
            (tmp_path / "other.jsonl").write_text("\n".join(map(json.dumps, rows)))
            library.index([tmp_path / "other.jsonl"])
            assert nearest(library, "Other 2.") == ["e2"]
            assert library.storage().indexed == (MANY if count == 3 else MANY + count)


def test_old_index_folders_are_removed(made: Path, tmp_path: Path) -> None:
    """Only the index in use and the one before it are kept."""
    with open_copy(made, tmp_path) as library:
        for n in range(4):
            (tmp_path / "new.jsonl").write_text(json.dumps({"doc_id": "new", "text": f"Version {n}."}))
            library.index([tmp_path / "new.jsonl"])
            assert nearest(library, f"Version {n}.") == ["new"]
            assert len(list(library.folder.glob("chroma-*"))) <= 3


@pytest.mark.parametrize("days", [0, 3, 40, 600, 5000])
@pytest.mark.parametrize("exact", [False, True])
def test_dated_search(made: Path, tmp_path: Path, days: int, exact: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a day, only documents known to be published by then are found, and as many as there are."""
    if exact:
        monkeypatch.setattr(DenseIndex, "_usable", lambda _: None)
    day = START + timedelta(days)
    with open_copy(made, tmp_path) as library:
        names = nearest(library, "Report 1.", 20, day)
    published = [n for n in range(min(days, MANY - 1) + 1) if n % 10]
    assert len(names) == min(20, len(published))
    assert {int(name[1:]) for name in names} <= set(published)
    assert (names[:1] == ["d1"]) == (days >= 1)


@pytest.mark.parametrize(("days", "count"), [(0, 0), (3, 3), (9, 9), (15, 10), (5000, 10)])
def test_dated_search_by_words(made: Path, tmp_path: Path, days: int, count: int) -> None:
    """Of many passages with a word, those published by the day are found, however few they are."""
    day = START + timedelta(days)
    with open_copy(made, tmp_path) as library:
        passages = library.passages(number for number, _ in library.matching("report", 10, day))
    published = [passage.document.published for passage in passages.values()]
    assert len(published) == count
    assert all(each is not None and each <= day for each in published)


def test_index_and_bare_vectors_agree(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an index the same passages are found, by comparing all."""
    with open_copy(made, tmp_path) as library:
        indexed = nearest(library, "Report 42.", 10)
        monkeypatch.setattr(DenseIndex, "_usable", lambda _: None)
        compared = nearest(library, "Report 42.", 10)
    assert compared[0] == indexed[0] == "d42"
    assert len(set(compared) & set(indexed)) >= 8


def test_environment_file_is_not_read(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file .env in the working directory does not reach Chroma's settings."""
    (tmp_path / ".env").write_text("CHROMA_API_IMPL=nonsense\nPERSIST_DIRECTORY=/nonexistent\nALLOW_RESET=maybe\n")
    monkeypatch.chdir(tmp_path)
    with open_copy(made, tmp_path) as library:
        assert nearest(library, "Report 5.") == ["d5"]
        assert library._dense._index is not None
