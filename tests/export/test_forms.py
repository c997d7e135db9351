"""The spelling of results as CSV, TSV, JSON and JSONL."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from verifier import export, wire
from verifier.errors import ConfigError
from verifier.types import (
    Checked,
    Claim,
    Document,
    Evidence,
    Failed,
    Finding,
    NotCheckable,
    Outcome,
    Passage,
    Stance,
    Verdict,
)

DOCUMENT = Document("ukrinform", "Seven came.", "A title", "Ukrinform", "https://x", date(2022, 12, 30))
AGAINST = Evidence(Passage(DOCUMENT, 0, 11, "Seven came."), Stance.REFUTES, 0.9, "", "Seven came.", 0, 11)
FOR = replace(AGAINST, stance=Stance.SUPPORTS, quote="Nine, he said.")
CLAIM = Claim("c1", "Nine came.")
REFUTED = Checked(CLAIM, Verdict.REFUTED, 0.87654, "7, not 9", "embedded", (FOR,), (AGAINST, AGAINST))
FINDING = Finding("parts", "confirmed", "2 and 5 make 7", "2 + 5 = 7", (), 0, 9)


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    """The cells of a table."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv() -> None:
    """A claim is one row with its verdict and the best quote of the side that decided."""
    claim = ["c1", "Nine came.", "REFUTED", "0.877", "7, not 9", "checked", "1", "2"]
    quote = ["Seven came.", "Ukrinform", "2022-12-30", "https://x"]

    assert rows(export.render([REFUTED], "csv")) == [list(export.COLUMNS), claim + quote]


def test_csv_without_verdict() -> None:
    """A claim that failed or states no fact has a status and empty cells for what is not known."""
    items = [Failed(CLAIM, "check", "disk", "embedded"), NotCheckable(CLAIM, "a question", "embedded")]
    expected = [
        ["c1", "Nine came.", "", "", "disk", "failed", "0", "0", "", "", "", ""],
        ["c1", "Nine came.", "", "", "a question", "not_checkable", "0", "0", "", "", "", ""],
    ]

    assert rows(export.render(items, "csv"))[1:] == expected


def test_supported_quote() -> None:
    """A supported claim shows a supporting quote, and one with neither side none."""
    supported = replace(REFUTED, verdict=Verdict.SUPPORTED)
    nothing = replace(REFUTED, verdict=Verdict.NOT_ENOUGH_EVIDENCE, supporting=(), conflicting=())

    quotes = [row[export.COLUMNS.index("quote")] for row in rows(export.render([supported, nothing], "csv"))]

    assert quotes == ["quote", "Nine, he said.", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_formulas(start: str) -> None:
    """A cell that a spreadsheet would run is set off by an apostrophe."""
    outcome = replace(REFUTED, claim=Claim("c1", f"{start}HYPERLINK(1)"))

    assert rows(export.render([outcome], "csv"))[1][1] == f"'{start}HYPERLINK(1)"


def test_line_ends() -> None:
    """Line ends within a cell are all of one kind, so that every reader finds the same rows."""
    outcome = replace(REFUTED, why="7\rnot\r\n9")

    assert rows(export.render([outcome], "csv"))[1][4] == "7\nnot\n9"


@given(st.lists(strategies.outcomes, max_size=3), st.sampled_from([("csv", ","), ("tsv", "\t")]))
def test_table_keeps_shape(outcomes: list[Outcome], form: tuple[str, str]) -> None:
    """Whatever the texts hold, a table has one row a claim and every column in it."""
    table = rows(export.render(outcomes, form[0]), form[1])

    assert [len(row) for row in table] == [len(export.COLUMNS)] * (len(outcomes) + 1)


@given(st.lists(strategies.outcomes | strategies.findings, max_size=3))
def test_json_and_jsonl(items: list[Outcome | Finding]) -> None:
    """JSON and JSONL hold the same objects, those of the wire format."""
    array = json.loads(export.render(items, "json"))
    lines = [json.loads(line) for line in export.render(items, "jsonl").splitlines()]

    assert array == lines == [json.loads(wire.dumps(wire.to_dict(item))) for item in items]


def test_finding_has_no_row() -> None:
    """A table is of claims alone."""
    assert export.render([FINDING], "csv") == export.render([], "csv")


def test_unknown_ending() -> None:
    """An ending that is not known is refused with those that are."""
    with pytest.raises(ConfigError, match="cannot be written as 'xlsx'; use one of csv, tsv, json, jsonl"):
        export.form_of("xlsx")
