"""How results are spelled in each type of file."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from verifier import wire
from verifier.errors import ConfigError
from verifier.types import Checked, Evidence, Finding, Outcome, Verdict

Item = Outcome | Finding

COLUMNS = (
    "id",
    "claim",
    "verdict",
    "confidence",
    "why",
    "status",
    "n_supporting",
    "n_conflicting",
    "quote",
    "source",
    "date",
    "url",
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write results one by one: `start`, the spelled items with `between` in between, `end`."""

    start: str
    spell: Callable[[Item], str]
    between: str
    end: str


def form_of(ending: str) -> Form:
    """The form that files of that ending have. Raises ConfigError for another ending."""
    try:
        return FORMS[ending.lower().removeprefix(".")]
    except KeyError:
        raise ConfigError(f"Results cannot be written as {ending!r}; use one of {', '.join(FORMS)}.") from None


def render(items: Iterable[Item], ending: str) -> str:
    """The whole file of that ending as one text."""
    form = form_of(ending)
    return form.start + form.between.join(map(form.spell, items)) + form.end


def _object(item: Item) -> str:
    return wire.dumps(wire.to_dict(item))


def _line(item: Item) -> str:
    return _object(item) + "\n"


def _row(item: Item, delimiter: str) -> str:
    """The row of a claim; findings have none."""
    return "" if isinstance(item, Finding) else _joined(_cells(item), delimiter)


def _joined(cells: Sequence[str], delimiter: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(map(_harmless, cells))
    return line.getvalue()


def _harmless(cell: str) -> str:
    """One kind of line end, and no cell that a spreadsheet would run as a formula."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")) else text


def _cells(outcome: Outcome) -> list[str]:
    line, best = wire.outcome_to_dict(outcome), _best(outcome)
    return [
        line["id"],
        line["claim"],
        line["verdict"] or "",
        "" if line["confidence"] is None else f"{line['confidence']:.3f}",
        line["why"],
        line["status"],
        str(len(line["supporting"])),
        str(len(line["conflicting"])),
        *(_quoted(best) if best else [""] * 4),
    ]


def _quoted(evidence: Evidence) -> list[str]:
    document = evidence.passage.document
    return [
        evidence.quote,
        document.publisher or document.title or document.doc_id,
        document.published.isoformat() if document.published else "",
        document.url,
    ]


def _best(outcome: Outcome) -> Evidence | None:
    """The strongest evidence for the verdict."""
    if not isinstance(outcome, Checked):
        return None
    refuted = outcome.verdict is Verdict.REFUTED
    sides = (outcome.conflicting, outcome.supporting) if refuted else (outcome.supporting, outcome.conflicting)
    return next((evidence for side in sides for evidence in side), None)


FORMS = {
    "csv": Form(_joined(COLUMNS, ","), partial(_row, delimiter=","), "", ""),
    "tsv": Form(_joined(COLUMNS, "\t"), partial(_row, delimiter="\t"), "", ""),
    "json": Form("[\n", _object, ",\n", "\n]\n"),
    "jsonl": Form("", _line, "", ""),
}
