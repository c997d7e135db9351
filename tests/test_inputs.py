"""Inputs: what is understood, and the one sentence said when it is not."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier import inputs
from verifier.errors import InputError
from verifier.inputs import ClaimRow, EvidenceRow, Format, Input, QueryRow


def table(text: str, form: Format = Format.CSV) -> Input:
    """An input called claims, of that form."""
    return inputs.from_bytes(f"claims.{form}", text.encode(), form)


@pytest.mark.parametrize("ending", ["txt", "md", "csv", "tsv", "jsonl", "JSONL"])
def test_format_by_ending(tmp_path: Path, ending: str) -> None:
    """The ending of a file's name tells its format, in capitals too."""
    path = tmp_path / f"x.{ending}"
    path.write_text("Seven drones.", encoding="utf-8")

    assert inputs.from_path(path) == Input(path.name, Format(ending.lower()), "Seven drones.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    """UTF-8, also with a byte order mark, and UTF-16 with one are read; line ends stay as they are."""
    assert inputs.from_bytes("x.txt", "Kyïv\r\n7".encode(encoding)).text == "Kyïv\r\n7"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.txt", b"", "x.txt is empty"),
        ("x.csv", b" \n\t\n", "x.csv is empty"),
        ("x.txt", b"PK\x03\x04\0\0", "x.txt is not a text file"),
        ("x.txt", "Fünf\nKyïv".encode("latin-1"), r"x.txt is not UTF-8 text \(byte 1\); convert it"),
        ("x.csv", b"\xff\xfea", r"x.csv is not UTF-16 text"),
        ("x.docx", b"text", "x.docx is of no known type; use one of .txt, .md, .csv, .tsv, .jsonl"),
        ("x", b"text", "x is of no known type"),
        ("x.txt", b"x" * 20_000_001, "x.txt is larger than 20 MB"),
    ],
)
def test_bad_bytes(name: str, data: bytes, message: str) -> None:
    """Empty, binary, wrongly encoded, oversized or unknown data is refused by name."""
    with pytest.raises(InputError, match=message):
        inputs.from_bytes(name, data)


def test_no_such_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(InputError, match=r"There is no file .*gone\.csv"):
        inputs.from_path(tmp_path / "gone.csv")


def test_folder(tmp_path: Path) -> None:
    """A folder in place of a file is named as one."""
    folder = tmp_path / "claims.csv"
    folder.mkdir()

    with pytest.raises(InputError, match=r"claims\.csv is a folder; name the files in it"):
        inputs.from_path(folder)


def test_long_line() -> None:
    """A text of 5 MB in one line is read whole."""
    text = "Seven drones flew. " * 275_000

    assert inputs.from_bytes("x.txt", text.encode()).text == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Format.CSV, 'id,claim,as_of\na,"Seven, not nine",2022-12-30\n\nb,Two,\n'),
        (Format.CSV, "id;claim;as_of\r\na;Seven, not nine;2022-12-30\r\nb;Two;\r\n"),
        (Format.TSV, "id\tclaim\tas_of\na\tSeven, not nine\t2022-12-30\nb\tTwo\t\n"),
        (
            Format.JSONL,
            '{"id":"a","claim":"Seven, not nine","as_of":"2022-12-30"}\n\n{"id":"b","claim":"Two","as_of":null}\n',
        ),
    ],
)
def test_claim_rows(form: Format, text: str) -> None:
    """The same rows are read from every kind of table."""
    expected = (ClaimRow("a", "Seven, not nine", date(2022, 12, 30)), ClaimRow("b", "Two"))

    assert inputs.claim_rows(table(text, form)) == expected


def test_ids_by_number() -> None:
    """Rows without an id are numbered from 1."""
    assert inputs.claim_rows(table("claim\nSeven\nTwo\n")) == (ClaimRow("1", "Seven"), ClaimRow("2", "Two"))


def test_chosen_columns() -> None:
    """The columns of claim and id can be chosen."""
    rows = inputs.claim_rows(table("nr,statement\n7,Seven\n"), column="statement", id_column="nr")

    assert rows == (ClaimRow("7", "Seven"),)


def test_quoted_line_end() -> None:
    """A line end inside a quoted cell belongs to the claim."""
    assert inputs.claim_rows(table('claim\n"Seven\r\ndrones"\n')) == (ClaimRow("1", "Seven\r\ndrones"),)


def test_half_a_character() -> None:
    """Half of a surrogate pair, which JSON can spell, becomes the replacement character."""
    assert inputs.claim_rows(table(r'{"claim":"7 \ud83d"}', Format.JSONL)) == (ClaimRow("1", "7 \ufffd"),)


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        (Format.CSV, "id,statement\n1,Seven\n", "claims.csv has no column 'claim'; it has 'id', 'statement'"),
        (Format.CSV, "claim\n", "claims.csv has no rows"),
        (Format.CSV, "id,claim\na,Seven\na,Two\n", "claims.csv has the id 'a' more than once"),
        (Format.CSV, "claim,as_of\nSeven,30.12.2022\n", "claims.csv, row 1: '30.12.2022' is not a date"),
        (Format.CSV, 'claim\n"Seven\n', "claims.csv, near line 3, cannot be read"),
        (Format.CSV, "id,claim\na\n", "claims.csv, row 1 has no column 'claim'"),
        (Format.CSV, f"claim\n{'x' * 6000}\n", "row 1: the claim has 6,000 characters"),
        (Format.CSV, f"claim\n{'x' * 5_000_000}\n", "row 1: the claim has 5,000,000 characters"),
        (Format.TSV, "id\tstatement\n1\tSeven\n", "claims.tsv has no column 'claim'"),
        (Format.JSONL, '{"claim":"Seven"}\n{"claim":', "claims.jsonl, line 2 is not JSON"),
        (Format.JSONL, "[" * 100_000, "claims.jsonl, line 1 is not JSON"),
        (Format.JSONL, '["Seven"]', "claims.jsonl, line 1 is not a JSON object"),
        (Format.JSONL, '{"text":"Seven"}', "claims.jsonl, line 1 has no column 'claim'; it has 'text'"),
        (Format.JSONL, '{"claim":7}', "claims.jsonl, line 1: 'claim' should be text, not int"),
        (Format.JSONL, '{"claim":"Seven","as_of":20221230.5}', "'20221230.5' is not a date"),
        (Format.JSONL, f'{{"claim":"{"x" * 5_000_000}"}}', "the claim has 5,000,000 characters"),
    ],
)
def test_bad_rows(form: Format, text: str, message: str) -> None:
    """A table that cannot be used is refused with the place and what to do."""
    with pytest.raises(InputError, match=message):
        inputs.claim_rows(table(text, form))


def test_missing_id_column() -> None:
    """An id column that was asked for has to be there."""
    with pytest.raises(InputError, match="has no column 'nr'; it has 'claim'"):
        inputs.claim_rows(table("claim\nSeven\n"), id_column="nr")


def test_evidence_rows() -> None:
    """A row of a claim with its passages is read; other keys do not matter."""
    source = table('{"id":"a","claim":"Seven","evidence":["Nine.","Two."],"label":"x"}', Format.JSONL)

    assert inputs.evidence_rows(source) == (EvidenceRow("a", "Seven", ("Nine.", "Two.")),)


@pytest.mark.parametrize("evidence", ['"Nine."', "[1]", "null"])
def test_bad_evidence(evidence: str) -> None:
    """Evidence is a list of texts and nothing else."""
    with pytest.raises(InputError, match="line 1: 'evidence' should be a list of texts"):
        inputs.evidence_rows(table(f'{{"claim":"Seven","evidence":{evidence}}}', Format.JSONL))


def test_query_rows() -> None:
    """A question is read with its id."""
    assert inputs.query_rows(table('{"id":"q","query":"drones"}', Format.JSONL)) == (QueryRow("q", "drones"),)


def test_queries_as_csv() -> None:
    """Questions come as JSONL only, and the message says so."""
    with pytest.raises(InputError, match="is not JSONL; write one JSON object a line"):
        inputs.query_rows(table("query\ndrones\n"))


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=5))
def test_tables_agree(claims: list[str]) -> None:
    """Whatever the claims, CSV and JSONL give the same rows."""
    cells = io.StringIO()
    csv.writer(cells).writerows([["claim"], *([claim] for claim in claims)])
    lines = "\n".join(json.dumps({"claim": claim}) for claim in claims)

    assert inputs.claim_rows(table(cells.getvalue())) == inputs.claim_rows(table(lines, Format.JSONL))


@given(st.binary(max_size=200), st.sampled_from([Format.CSV, Format.TSV, Format.JSONL]))
def test_total(data: bytes, form: Format) -> None:
    """Bytes of any kind are either read or refused with a sentence; that names the input."""
    message = ""
    try:
        inputs.claim_rows(inputs.from_bytes("x", data, form))
    except InputError as error:
        message = str(error)

    assert message == "" or message.startswith("x")


def test_a_row_with_too_many_cells_is_named() -> None:
    """An unquoted comma would cut a claim short; the row is named instead."""
    with pytest.raises(InputError, match="row 1 has 3 cells for 2 columns"):
        inputs.claim_rows(table("id,claim\n1,Of seven drones, two were shot down.\n"))
