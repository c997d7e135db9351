"""Documents as records of tables."""

from pathlib import Path

import pytest

from verifier.documents import LoadFailure, load
from verifier.types import Document


def read(file: Path) -> list[Document | str]:
    """Documents and reasons, in order."""
    return [item.reason if isinstance(item, LoadFailure) else item for item in load([file])]


@pytest.mark.parametrize(("name", "between"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_columns_are_recognised(tmp_path: Path, name: str, between: str) -> None:
    """Usual names of columns are understood, however they are written; others are kept."""
    rows = [["ID", "Headline", "Body", "Source", "Link", "Publication Date", "Speaker", "topic"]]
    rows += [["7", "Count", '"Seven drones\n\ncame."', "Ukrinform", "https://u", "2022-12-30", "Klitschko", "war"]]
    (tmp_path / name).write_text("\ufeff" + "\n".join(map(between.join, rows)), encoding="utf-8")
    (found,) = read(tmp_path / name)
    assert isinstance(found, Document)
    assert (found.doc_id, found.title, found.text) == ("7", "Count", "Seven drones\n\ncame.")
    assert (found.publisher, found.url, str(found.published)) == ("Ukrinform", "https://u", "2022-12-30")
    assert (found.attributed_to, found.extra) == (("Klitschko",), {"topic": "war"})


def test_rows_without_names(tmp_path: Path) -> None:
    """A row without a name of its own is named after its file and place."""
    (tmp_path / "a.csv").write_text("text\nOne.\n\nTwo.\n")
    (tmp_path / "b.jsonl").write_text('{"content": "One."}\n{"content": "Two.", "text": "Three."}\n')
    assert [(item.doc_id, item.text) for item in read(tmp_path / "a.csv") if isinstance(item, Document)] == [
        ("a-1", "One."),
        ("a-2", "Two."),
    ]
    assert [(item.doc_id, item.text) for item in read(tmp_path / "b.jsonl") if isinstance(item, Document)] == [
        ("b-1", "One."),
        ("b-2", "Three."),
    ]


def test_bad_rows_are_named(tmp_path: Path) -> None:
    """A row that holds no document is named, and the next is read."""
    (tmp_path / "a.csv").write_text("id,text,date\n1,,\n2,a,b,c\n3,x,soon\n4,Four.,\n")
    *reasons, last = read(tmp_path / "a.csv")
    assert last == Document("4", "Four.")
    assert ["row 1," in reasons[0], "row 2," in reasons[1], "row 3," in reasons[2]] == [True] * 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no column with the text"),
        (b"a,b\n1,2\n", "no column with the text"),
        (b"text\n\xe9\n", "not UTF-8"),
        (b'text\n"unclosed\n', "not a table"),
        (b"text\n\x00\n", "not a text file"),
    ],
)
def test_bad_tables(tmp_path: Path, content: bytes, reason: str) -> None:
    """A table that cannot be used says why."""
    (tmp_path / "a.csv").write_bytes(content)
    (found,) = read(tmp_path / "a.csv")
    assert isinstance(found, str)
    assert reason in found
