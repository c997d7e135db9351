"""What users bring: texts, tables of claims, questions, claims with their evidence; from files, uploads or stdin.

Everything is read and checked before the first claim is, so that a bad last row costs no work. All errors are
`InputError`s that name the input, the row and what to do.
"""

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from verifier.documents.decode import MAX_BYTES, decode, read_text
from verifier.errors import InputError

LONGEST_CLAIM = 5000  # characters; more is a text, not a statement
_LONGEST_CELL = 20_000_000  # characters; the csv module refuses more


class Format(StrEnum):
    """How an input is written; the name of a file ends so."""

    TXT = "txt"
    MD = "md"
    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"

    @property
    def is_table(self) -> bool:
        """Whether it has one claim a row; else it is a document."""
        return self not in (Format.TXT, Format.MD)


@dataclass(frozen=True, slots=True)
class Input:
    """A decoded input; `name` is what messages call it."""

    name: str
    format: Format
    text: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A statement to check, as a row gives it."""

    id: str
    text: str
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A statement with the only passages it is to be judged on."""

    id: str
    claim: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryRow:
    """A question to the library."""

    id: str
    query: str


def from_path(path: Path) -> Input:
    """Read a file; its ending tells the format."""
    if path.is_dir():
        raise InputError(f"{path} is a folder; name the files in it.")
    form = _format_of(path.name)
    return _filled(path.name, read_text(path), form)


def from_stdin(form: Format) -> Input:
    """Read standard input to its end."""
    return from_bytes("stdin", sys.stdin.buffer.read(MAX_BYTES + 1), form)


def from_bytes(name: str, data: bytes, form: Format | None = None) -> Input:
    """Decode an upload; without `form`, the ending of its name tells the format."""
    form = form or _format_of(name)
    try:
        return _filled(name, decode(data), form)
    except ValueError as error:
        raise InputError(f"{name} {error}") from None


def claim_rows(source: Input, *, column: str = "claim", id_column: str | None = None) -> tuple[ClaimRow, ...]:
    """The claims of a table: `column`, an id (`id_column`, else "id", else the row's number) and maybe "as_of"."""
    rows = [
        ClaimRow(_id(row, id_column), _claim(row, column), parse_day(row.cells.get("as_of"), row.where))
        for row in _rows(source, [column, *([id_column] if id_column else [])])
    ]
    _refuse_repeated(source.name, [row.id for row in rows])
    return tuple(rows)


def evidence_rows(source: Input) -> tuple[EvidenceRow, ...]:
    """Rows of "claim" and "evidence" (a list of texts), as JSONL."""
    rows = [
        EvidenceRow(_id(row, None), _claim(row, "claim"), _texts(row, "evidence"))
        for row in _rows(_as_jsonl(source), ["claim", "evidence"])
    ]
    _refuse_repeated(source.name, [row.id for row in rows])
    return tuple(rows)


def query_rows(source: Input) -> tuple[QueryRow, ...]:
    """Rows of "query", as JSONL."""
    rows = [QueryRow(_id(row, None), _string(row, "query")) for row in _rows(_as_jsonl(source), ["query"])]
    _refuse_repeated(source.name, [row.id for row in rows])
    return tuple(rows)


def parse_day(value: object, where: str) -> date | None:
    """An ISO date, or None for nothing; `where` names the place in the message."""
    if value is None or value == "":
        return None
    text = str(value).strip()
    try:
        # Not fromisoformat(), which takes week dates and more.
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise InputError(f"{where}: {text[:40]!r} is not a date; write it as 2022-12-30.") from None


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    where: str
    cells: Mapping[str, Any]


def _format_of(name: str) -> Format:
    ending = Path(name).suffix.lower().removeprefix(".")
    if ending not in set(Format):
        raise InputError(f"{name} is of no known type; use one of {', '.join(f'.{form}' for form in Format)}.")
    return Format(ending)


def _filled(name: str, text: str, form: Format) -> Input:
    if not text.strip():
        raise InputError(f"{name} is empty; it should hold a text or one claim a row.")
    return Input(name, form, text)


def _as_jsonl(source: Input) -> Input:
    if source.format is not Format.JSONL:
        raise InputError(f"{source.name} is not JSONL; write one JSON object a line in a .jsonl file.")
    return source


def _rows(source: Input, needed: Sequence[str]) -> Iterator[_Row]:
    """All rows of a table, each of which has the needed columns."""
    found = False
    for row in _json_rows(source) if source.format is Format.JSONL else _csv_rows(source, needed):
        _need(row.where, row.cells, needed)
        found = True
        yield row
    if not found:
        raise InputError(f"{source.name} has no rows; put one claim on each.")


def _json_rows(source: Input) -> Iterator[_Row]:
    # Not splitlines(): a JSON string may hold other line separators unescaped.
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{source.name}, line {number}"
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
            raise InputError(f"{where} is not JSON: {reason}; put one object on each line.") from None
        if not isinstance(cells, dict):
            raise InputError(f'{where} is not a JSON object; write it as {{"claim": "…"}}.')
        yield _Row(number, where, cells)


def _csv_rows(source: Input, needed: Sequence[str]) -> Iterator[_Row]:
    csv.field_size_limit(_LONGEST_CELL)  # holds for the whole program; a long cell is told as such below
    # newline="" leaves line ends inside quoted cells alone.
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=_delimiter(source), strict=True)
    try:
        header = [cell.strip() for cell in next(reader)]
        _need(source.name, dict.fromkeys(header), needed)
        for number, cells in enumerate((cells for cells in reader if any(cells)), 1):
            where = f"{source.name}, row {number}"
            if len(cells) > len(header):
                raise InputError(
                    f"{where} has {len(cells)} cells for {len(header)} columns; put cells that hold a comma in quotes."
                )
            yield _Row(number, where, dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise InputError(f"{source.name}, near line {reader.line_num + 1}, cannot be read: {error}.") from None


def _delimiter(source: Input) -> str:
    if source.format is Format.TSV:
        return "\t"
    header = source.text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=header.count)  # spreadsheets of many countries write semicolons


def _need(where: str, cells: Mapping[str, Any], needed: Sequence[str]) -> None:
    for name in needed:
        if name not in cells:
            there = ", ".join(map(repr, cells))[:200] or "none"
            raise InputError(f"{where} has no column {name!r}; it has {there}.")


def _string(row: _Row, name: str) -> str:
    value = row.cells[name]
    if not isinstance(value, str):
        raise InputError(f"{row.where}: {name!r} should be text, not {type(value).__name__}.")
    return _whole_characters(value)


def _claim(row: _Row, column: str) -> str:
    claim = _string(row, column).strip()
    if len(claim) > LONGEST_CLAIM:
        raise InputError(
            f"{row.where}: the claim has {len(claim):,} characters; check a whole text as a .txt file instead."
        )
    return claim


def _texts(row: _Row, name: str) -> tuple[str, ...]:
    value = row.cells[name]
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError(f"{row.where}: {name!r} should be a list of texts.")
    return tuple(map(_whole_characters, value))


def _id(row: _Row, column: str | None) -> str:
    value = row.cells.get(column or "id")
    return str(row.number) if value is None or value == "" else _whole_characters(str(value).strip())


def _whole_characters(text: str) -> str:
    """JSON can spell half a character; no file can hold one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _refuse_repeated(name: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise InputError(f"{name} has the id {one!r} more than once; give every row its own.")
        seen.add(one)
