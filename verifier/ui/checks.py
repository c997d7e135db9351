"""From what a visitor gives to a running check."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verifier.claims import read_claim
from verifier.engines import Engine
from verifier.errors import InputError
from verifier.inputs import ClaimRow, Input, claim_rows, from_bytes
from verifier.pipeline import Verifier
from verifier.types import Event
from verifier.ui.opening import Opening
from verifier.ui.run import Run, rows_as_read

SAMPLE = (Path(__file__).parent / "assets" / "sample.txt").read_text("utf-8")
# What a page can show; the command has no such bounds.
LONGEST_TEXT = 200_000
MOST_ROWS = 2_000
_IN_BULK = "check it in bulk with the command: python -m verifier check FILE -o results.csv"


def read_upload(name: str, data: bytes) -> str | tuple[ClaimRow, ...]:
    """An uploaded file as a text, or as rows of claims. Raises `InputError`."""
    upload: Input = from_bytes(name, data)
    if not upload.format.is_table:
        return accepted(upload.text)
    rows = claim_rows(upload)
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name} has {len(rows):,} rows, more than the page can show; {_IN_BULK}")
    return rows


def accepted(text: str) -> str:
    """The text, if it can be checked here. Raises `InputError`."""
    if not text.strip():
        raise InputError("There is no text yet. Paste one, upload a file, or try the sample.")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"The text has {len(text):,} characters; the page takes up to {LONGEST_TEXT:,}. Shorten it, or {_IN_BULK}"
        )
    return text


Start = Callable[[str, Callable[[], Iterator[Event]]], Run]


def check_text(opening: Opening, text: str, engine: Engine | None = None, start: Start = Run) -> Run:
    """Start checking a text. Raises `InputError` before anything runs."""
    text = accepted(text)
    return start(text, lambda: _reader(opening, engine).stream(text))


def check_rows(opening: Opening, rows: Sequence[ClaimRow], engine: Engine | None = None, start: Start = Run) -> Run:
    """Start checking claims given one a row."""
    return start("\n".join(row.text for row in rows), lambda: _row_events(opening, rows, engine))


def _reader(opening: Opening, engine: Engine | None) -> Verifier:
    verifier = opening.wait()
    return verifier.reading_by(engine) if engine else verifier


def _row_events(opening: Opening, rows: Sequence[ClaimRow], engine: Engine | None) -> Iterator[Event]:
    verifier = _reader(opening, engine)
    claims = [read_claim(row.text, id=row.id, as_of=row.as_of) for row in rows]
    yield rows_as_read(claims)
    yield from verifier.check_claims(claims, batch=1)
