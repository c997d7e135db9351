"""Reading files and folders."""

import json
import os
from pathlib import Path

import pytest

from verifier.documents import Loaded, LoadFailure, Unchanged, find, load, load_with_origin, read_all
from verifier.documents import records as records_module
from verifier.errors import InputError
from verifier.types import Document


def ids(paths: list[Path]) -> list[str]:
    """Names of the documents that load."""
    return [item.doc_id for item in load(paths) if isinstance(item, Document)]


def reasons(paths: list[Path]) -> list[str]:
    """Reasons of the failures."""
    return [item.reason for item in load(paths) if isinstance(item, LoadFailure)]


def test_folder_is_read_with_its_subfolders(tmp_path: Path) -> None:
    """Text files are found at any depth, in a fixed order; READMEs, hidden files and other kinds are passed over."""
    for name in ("b.md", "a.txt", "sub/ü ñ.md", "README.md", "sub/readme.txt", ".hidden.md", ".git/x.md", "map.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Text.")
    assert ids([tmp_path]) == ["a", "b", "ü ñ"]
    assert reasons([tmp_path]) == []


def test_readme_named_by_itself_is_read(tmp_path: Path) -> None:
    """A README that is asked for is a document."""
    (tmp_path / "README.md").write_text("Text.")
    assert ids([tmp_path / "README.md"]) == ["README"]


def test_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """A file named beside its folder is one document."""
    (tmp_path / "a.md").write_text("Text.")
    assert ids([tmp_path, tmp_path / "a.md", tmp_path]) == ["a"]


def test_origin_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document remembers its file wherever the program was started."""
    (tmp_path / "a.md").write_text("Text.")
    monkeypatch.chdir(tmp_path)
    assert list(load_with_origin([Path("a.md")])) == [Loaded(str(tmp_path / "a.md"), Document("a", "Text."))]


def test_unchanged_file_is_not_opened(tmp_path: Path) -> None:
    """A file whose documents are known is passed over, and their names stay taken."""
    for name in ("one/a.md", "two/a.md", "b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    first = str(tmp_path / "one" / "a.md")
    found = list(read_all(find([tmp_path]), lambda origin: ["a"] if origin == first else []))
    assert found[1] == Unchanged(first, ("a",))
    assert [type(item) for item in found] == [Loaded, Unchanged, LoadFailure]


def test_links_in_a_circle(tmp_path: Path) -> None:
    """A folder that links to itself is read once."""
    (tmp_path / "a.md").write_text("Text.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    assert ids([tmp_path]) == ["a"]
    assert len(reasons([tmp_path])) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_are_not_read(tmp_path: Path) -> None:
    """A named pipe with the ending of a text is a failure, not a program that waits for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert len(reasons([tmp_path])) == 1


def test_missing_path(tmp_path: Path) -> None:
    """A path that does not exist is the user's slip."""
    with pytest.raises(InputError, match="There is no file or folder"):
        list(load([tmp_path / "none"]))


def test_each_failure_names_its_file(tmp_path: Path) -> None:
    """Files that cannot be used are reported one by one and do not stop the others."""
    (tmp_path / "a.md").write_text("Text.")
    (tmp_path / "b.md").write_text("---\nx: [\n---\ntext")
    (tmp_path / "c.txt").write_bytes("é".encode("latin-1"))
    (tmp_path / "d.txt").write_text("")
    (tmp_path / "e.pdf").write_bytes(b"%PDF")
    (tmp_path / "f.odt").write_bytes(b"PK")
    assert ids([tmp_path]) == ["a"]
    found = reasons([tmp_path])
    for name, words in (
        ("b.md", "front matter"),
        ("c.txt", "iconv"),
        ("d.txt", "no text"),
        ("e.pdf", "damaged"),
        ("f.odt", "save it as .docx"),
    ):
        assert any(name in reason and words in reason for reason in found), name


def test_same_name_in_two_folders(tmp_path: Path) -> None:
    """Of two files with one name the first is the document and the second a failure that names both."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(f"Text {folder}.")
    assert [item.text for item in load([tmp_path]) if isinstance(item, Document)] == ["Text one."]
    assert [str(tmp_path / folder / "a.md") in reasons([tmp_path])[0] for folder in ("one", "two")] == [True, True]


def test_jsonl_records(tmp_path: Path) -> None:
    """Each line is a document with the fields of front matter."""
    record = {"doc_id": 7, "title": "T", "text": "Text.", "published": "2022-12-30", "url": "u", "topic": ["x", 1]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n\n" + json.dumps({"doc_id": "b", "text": "B."}) + "\n")
    first, second = [item for item in load([tmp_path]) if isinstance(item, Document)]
    assert (first.doc_id, first.title, first.url, str(first.published)) == ("7", "T", "u", "2022-12-30")
    assert first.extra == {"topic": "x, 1"}
    assert second == Document("b", "B.")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not valid JSON"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"doc_id": [], "text": "x"}', "no name"),
        (b'{"doc_id": "a"}', 'has no "text"'),
        (b'{"doc_id": "a", "text": " "}', "has no text"),
        (b'{"doc_id": "a", "text": "x\\u0000y"}', "NUL"),
        (b'{"doc_id": "a", "text": "\\ud800"}', "surrogate"),
        (b'{"doc_id": "a", "text": "x", "published": "soon"}', "date of publication"),
        (b'{"doc_id": "\xe9", "text": "x"}', "not UTF-8"),
    ],
)
def test_bad_lines_are_named_by_number(tmp_path: Path, line: bytes, reason: str) -> None:
    """A line that holds no document is reported with its number; the lines after it are read."""
    (tmp_path / "a.jsonl").write_bytes(b"\n" + line + b'\n{"doc_id": "z", "text": "Z."}\n')
    assert ids([tmp_path]) == ["z"]
    (found,) = reasons([tmp_path])
    assert "a.jsonl, line 2, " in found
    assert reason in found


def test_overlong_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit is a failure, and the next line is still read."""
    monkeypatch.setattr(records_module, "MAX_BYTES", 1000)
    monkeypatch.setattr("verifier.documents.decode.MAX_BYTES", 1000)
    long = json.dumps({"doc_id": "a", "text": "x" * 5000})
    (tmp_path / "a.jsonl").write_text(long + "\n" + json.dumps({"doc_id": "b", "text": "B."}))
    assert ids([tmp_path]) == ["b"]
    assert "is larger than" in reasons([tmp_path])[0]
