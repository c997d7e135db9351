"""Documents as JSON, one object a line: {"doc_id", "title", "text", "published", "url", …}."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from verifier.documents.decode import MAX_BYTES, decode
from verifier.documents.front_matter import build_document
from verifier.types import Document


def read_records(file: Path) -> Iterator[Document | str]:
    """Documents of a JSONL file; for each line that holds none, a sentence that names the line and says why."""
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(_lines(stream), start=1):
                if line.strip():
                    yield _read_record(line, f"{file}, line {number},")
    except OSError as error:
        yield f"{file} cannot be read: {error.strerror or error}."


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines, each cut just above the limit: the rest of one that is too long is passed over without being kept."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _read_record(line: bytes, where: str) -> Document | str:
    try:
        return _document(_object(decode(line)))
    except ValueError as error:
        return f"{where} {error}"


def _object(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError("is not valid JSON.") from error
    if not isinstance(record, dict):
        raise ValueError("is not a JSON object.")
    return record


def _document(record: dict[str, Any]) -> Document:
    doc_id, text = record.pop("doc_id", None), record.pop("text", None)
    if not isinstance(doc_id, str | int) or isinstance(doc_id, bool) or not str(doc_id).strip():
        raise ValueError('has no "doc_id".')
    if not isinstance(text, str):
        raise ValueError('has no "text".')
    document = build_document(str(doc_id), text, record)
    _refuse_unstorable(document)
    return document


def _refuse_unstorable(document: Document) -> None:
    """JSON escapes can spell what no text file holds."""
    everything = "".join([document.doc_id, document.text, document.title, document.url, document.publisher])
    everything += "".join(
        [*document.attributed_to, document.language, *document.extra.keys(), *document.extra.values()]
    )
    if "\x00" in everything or any("\ud800" <= character <= "\udfff" for character in everything):
        raise ValueError("holds characters that no text can hold (NUL or half of a surrogate pair).")
