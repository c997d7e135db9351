"""What cannot be used is refused by the real program with one sentence, its exit code, and nothing half-written."""

from pathlib import Path

import pytest

from tests.cli.process import Shell, call

EMPTY, BINARY, LATIN = b"", b"PK\x03\x04\0\0\0", "Fünf Drohnen über Kyjiw".encode("latin-1")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.txt", EMPTY, "x.txt is empty"),
        ("x.txt", BINARY, "x.txt is not a text file"),
        ("x.txt", LATIN, "x.txt is not UTF-8 text"),
        ("x.pdf", b"%PDF-1.7", "x.pdf is of no known type"),
        ("x.csv", b"id,statement\n1,Seven\n", "x.csv has no column 'claim'; it has 'id', 'statement'"),
        ("x.csv", b"id,claim\na,Seven\na,Two\n", "x.csv has the id 'a' more than once"),
        ("x.csv", b"claim,as_of\nSeven,yesterday\n", "x.csv, row 1: 'yesterday' is not a date"),
        ("x.csv", b"claim\n" + b"x" * 5_000_000, "x.csv, row 1: the claim has 5,000,000 characters"),
        ("x.jsonl", b'{"claim":"Seven"}\n{"claim"', "x.jsonl, line 2 is not JSON"),
    ],
)
def test_bad_file(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """A bad file ends with exit code 2 and one line that names it; no result, no file, no library is left."""
    (tmp_path / name).write_bytes(data)

    done = call("check", name, "-o", "results.csv", folder=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "gone.txt"], "There is no file gone.txt."),
        (["check", "."], ". is a folder; name the files in it."),
        (["check", "good.csv", "--column", "statement"], "good.csv has no column 'statement'; it has 'claim'."),
        (["check", "good.csv", "--id-column", "nr"], "good.csv has no column 'nr'"),
        (["check", "good.csv", "--fail-on", "wrong"], "--fail-on 'wrong' is not known; use refuted, conflicting"),
        (["check", "good.csv", "--as-of", "today"], "--as-of: 'today' is not a date"),
        (["check", "good.csv", "good.csv"], "The id '1' is in more than one input"),
        (["check", "-", "-"], "stdin (-) can be read only once."),
        (["check", "-", "--format", "pdf"], "--format 'pdf' is not known; use one of txt, md, csv, tsv, jsonl."),
        (["check", "good.csv", "-o", "results.xlsx"], "Results cannot be written as '.xlsx'"),
        (["check", "good.csv", "-o", "gone/results.csv"], "gone/results.csv cannot be written: No such file"),
        (["check", "good.csv", "-o", "./good.csv"], "good.csv is an input; write the results to another file."),
        (["check"], "stdin is empty"),
        (["claims", "good.csv"], "good.csv is a table"),
        (["search"], "Give one question in words, or a file of them with --queries FILE."),
        (["search", " "], "The question is empty"),
        (["search", "--queries", "good.csv"], "good.csv is not JSONL"),
        (["judge", "good.csv"], "good.csv is not JSONL"),
        (["index", "gone"], "There is no file or folder gone."),
    ],
)
def test_bad_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell, arguments: list[str], message: str
) -> None:
    """Arguments that cannot be used end with exit code 2 and one line that says what to do."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.csv").write_bytes(b"claim\nSeven drones were launched at Kyiv.\n")

    done = shell(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["check", "--nonsense"], "No such option: --nonsense"),
        (["check", "--limit", "0", "x.txt"], "greater than or equal to 1"),
        (["quantities"], "Missing argument 'text'"),
    ],
)
def test_usage(shell: Shell, arguments: list[str], message: str) -> None:
    """A command line that makes no sense gets the usage and exit code 2."""
    done = shell(*arguments)

    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_no_command(tmp_path: Path) -> None:
    """Without a command the help is shown, as an error."""
    done = call(folder=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert "python -m verifier check article.txt" in done.err
