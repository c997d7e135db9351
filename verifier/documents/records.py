"""Documents as records: JSON Lines, one object a line; CSV and TSV, one row a document."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from verifier.documents.columns import FIELDS, has_text, mapped
from verifier.documents.decode import MAX_BYTES, decode
from verifier.documents.front_matter import build_document, refuse_unstorable
from verifier.types import Document

_LONGEST_CELL = 20_000_000  # characters


def read_records(file: Path) -> Iterator[Document | str]:
    """Documents of a JSONL file; for each line that holds none, a sentence that names the line and says why.

    A record without a name of its own is named after the file and its line.
    """
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(_lines(stream), start=1):
                if line.strip():
                    yield _read_record(line, f"{file}, line {number},", f"{file.stem}-{number}")
    except OSError as error:
        yield f"{file} cannot be read: {error.strerror or error}."


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines, each cut just above the limit: the rest of one that is too long is passed over without being kept."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _read_record(line: bytes, where: str, name: str) -> Document | str:
    try:
        return _document(_object(decode(line)), name)
    except ValueError as error:
        return f"{where} {error}"


def _object(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("is not valid JSON.") from error
    if not isinstance(record, dict):
        raise ValueError("is not a JSON object.")
    return record


def read_table(file: Path) -> Iterator[Document | str]:
    """Documents of a CSV or TSV file with a header; for each row that holds none, a sentence that says why."""
    try:
        with file.open("rb") as stream:
            yield from _rows(file, stream)
    except OSError as error:
        yield f"{file} cannot be read: {error.strerror or error}."
    except csv.Error as error:
        yield f"{file} is not a table with commas, semicolons or tabs between its columns ({error})."
    except ValueError as error:
        yield f"{file} {error}"


def _rows(file: Path, stream: IO[bytes]) -> Iterator[Document | str]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = (decode(line) for line in _lines(stream))
    first = next(lines, "")
    header = next(csv.reader([first], delimiter=(between := _delimiter(file, first))), [])
    if not has_text(header):
        there, names = ", ".join(map(repr, header[:9])) or "none", ", ".join(FIELDS["text"][:4])
        raise ValueError(f"has no column with the text of documents; it has {there}: call one {names}, or similar.")
    reader = csv.reader(lines, delimiter=between, strict=True)
    for number, cells in enumerate((cells for cells in reader if any(cells)), start=1):
        where = f"{file}, row {number},"
        if len(cells) > len(header):
            yield f"{where} has {len(cells)} cells for {len(header)} columns; put cells that hold a comma in quotes."
            continue
        record = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        try:
            yield _document(record, f"{file.stem}-{number}")
        except ValueError as error:
            yield f"{where} {error}"


def _delimiter(file: Path, header: str) -> str:
    return "\t" if file.suffix.lower() == ".tsv" else max(",;\t", key=header.count)


def _document(given: dict[str, Any], name: str) -> Document:
    record = mapped(given)
    doc_id, text = record.pop("doc_id", name), record.pop("text", None)
    if not isinstance(doc_id, str | int) or isinstance(doc_id, bool) or not str(doc_id).strip():
        raise ValueError('has a "doc_id" that is no name.')
    if not isinstance(text, str):
        raise ValueError('has no "text".')
    document = build_document(str(doc_id), text, record)
    refuse_unstorable(document)
    return document
