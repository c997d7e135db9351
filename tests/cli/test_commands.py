"""The commands beside `check`, on the sample documents."""

import json
from pathlib import Path

import pytest

from tests.cli.process import Done, Shell
from tests.documents.making import pdf
from verifier.cli.exits import Exit

SEVEN = "Seven drones were launched at Kyiv, the mayor said."
WRONG = "Of seven drones launched at Kyiv, two were shot down on the approach and six over the city."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Path:
    """A working folder beside the sample library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    return tmp_path


def lines(done: Done) -> list[dict[str, object]]:
    """The objects on stdout."""
    return [json.loads(line) for line in done.out.splitlines()]


def test_claims(shell: Shell) -> None:
    """Every sentence of a text is listed with its kind, and sums after them."""
    text = f"{WRONG} It was the worst night ever."
    done = shell("claims", stdin=text.encode())
    sentences = [line for line in lines(done) if line["type"] == "sentence"]

    assert done.code == Exit.DONE
    assert [text[line["start"] : line["end"]] for line in sentences] == [line["text"] for line in sentences]  # type: ignore[misc]
    assert [line["kind"] for line in sentences] == ["claim", "not_checkable"]
    assert [line["outcome"] for line in lines(done) if line["type"] == "finding"] == ["contradicted"]


def test_search(shell: Shell) -> None:
    """A question gives so many passages in the order of their rank."""
    done = shell("search", "drones launched at Kyiv", "-k", "3")

    assert done.code == Exit.DONE
    assert [(line["type"], line["query_id"], line["rank"]) for line in lines(done)] == [
        ("passage", "1", rank) for rank in (1, 2, 3)
    ]


def test_search_many(folder: Path, shell: Shell) -> None:
    """Questions of a file are answered each under its id, as they are alone."""
    questions = {"a": "Pelé died", "b": "Tesla deliveries"}
    (folder / "q.jsonl").write_text(
        "\n".join(json.dumps({"id": key, "query": text}) for key, text in questions.items()), encoding="utf-8"
    )
    done = shell("search", "--queries", "q.jsonl", "-k", "2")
    alone = {key: [line["text"] for line in lines(shell("search", text, "-k", "2"))] for key, text in questions.items()}

    assert {key: [line["text"] for line in lines(done) if line["query_id"] == key] for key in questions} == alone


def test_search_as_of(shell: Shell) -> None:
    """With a day long past, nothing is found."""
    assert shell("search", "drones", "--as-of", "2001-01-01") == Done(Exit.DONE, "", "")


def test_judge(folder: Path, shell: Shell) -> None:
    """A claim is judged on the evidence of its row, and on nothing else."""
    rows = [
        {"id": "same", "claim": SEVEN, "evidence": [SEVEN]},
        {"id": "none", "claim": SEVEN, "evidence": []},
    ]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = shell("judge", "rows.jsonl")

    assert done.code == Exit.DONE
    assert [(line["id"], line["verdict"]) for line in lines(done)] == [
        ("same", "SUPPORTED"),
        ("none", "NOT_ENOUGH_EVIDENCE"),
    ]


def test_judge_output(shell: Shell, folder: Path) -> None:
    """Verdicts on given evidence go to a file like others."""
    done = shell("judge", "-o", "v.csv", stdin=json.dumps({"claim": SEVEN, "evidence": [SEVEN]}).encode())

    assert (done.code, done.out) == (Exit.DONE, "")
    assert (folder / "v.csv").read_text(encoding="utf-8").startswith("id,claim,verdict")


def test_quantities(shell: Shell) -> None:
    """Each number is an object of its own, then the sums."""
    done = shell("quantities", WRONG)

    assert done.code == Exit.DONE
    assert [line["low"] for line in lines(done) if line["type"] == "quantity"] == ["7", "2", "6"]
    assert [line["type"] for line in lines(done)] == ["quantity"] * 3 + ["finding"]


def test_index(folder: Path, shell: Shell) -> None:
    """Documents are added, kept when unchanged, and removed with their files; a file of no use is named."""
    documents = folder / "documents"
    documents.mkdir()
    for name in ("one", "two"):
        (documents / f"{name}.txt").write_text(f"Document {name}. {SEVEN}", encoding="utf-8")
    first = lines(shell("index", "documents", "--library", "mine"))
    (documents / "one.txt").unlink()
    (documents / "binary.txt").write_bytes(bytes(9))
    second = shell("index", "documents", "--library", "mine")

    assert [(line["added"], line["unchanged"], line["removed"]) for line in first] == [(2, 0, 0)]
    assert [(line["added"], line["unchanged"], line["removed"]) for line in lines(second)] == [(0, 1, 1)]
    assert second.code == Exit.UNDONE
    assert "binary.txt is not a text file" in second.err
    assert (folder / "mine" / "library.sqlite").exists()


def test_index_pdf(folder: Path, shell: Shell) -> None:
    """A passage of a PDF is found with its page; a page on this machine is refused, and the rest goes on."""
    (folder / "report.pdf").write_bytes(pdf([["A day of rain."], [SEVEN]]))
    done = shell("index", "report.pdf", "http://127.0.0.1:9/x", "--library", "mine")
    found = lines(shell("search", SEVEN, "-k", "1", "--library", "mine"))

    assert (done.code, lines(done)[0]["added"]) == (Exit.UNDONE, 1)
    assert "http://127.0.0.1:9/x leads to 127.0.0.1, which is not on the public internet" in done.err
    assert [(line["doc_id"], line["page"], line["text"]) for line in found] == [("report", 2, SEVEN)]
