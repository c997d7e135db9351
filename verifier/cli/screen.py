"""Results for a person at a terminal."""

import os
import shutil
import sys
import textwrap

from verifier.cli.streams import write
from verifier.types import Checked, Failed, Finding, Hit, NotCheckable, Outcome, Quantity, Sentence, SentenceKind
from verifier.ui.looks import LOOKS, Status, count_of, day, status_of

_COLOURS = {
    Status.SUPPORTED: "34",  # blue
    Status.REFUTED: "33",  # orange, as near as a terminal has it
    Status.CONFLICTING: "35",  # violet
}
_LABEL = 22  # columns of the longest label and its glyph


def show_outcome(outcome: Outcome) -> None:
    """The verdict and the claim on one line, why below it."""
    status = status_of(outcome)
    label = _coloured(f"{LOOKS[status]!s:<{_LABEL}}", _COLOURS.get(status, ""))
    sure = f"{outcome.confidence:4.0%}" if isinstance(outcome, Checked) else "    "
    head = f" {sure}  {plain(outcome.claim.id)}  {plain(outcome.claim.text)}"
    write(label + _cut(head, _width() - _LABEL))
    _show_below(_why(outcome))


def show_finding(finding: Finding) -> None:
    """What a recomputed sum says of the text."""
    glyph = "✕" if finding.outcome == "contradicted" else "✓"
    where = f" in {plain(finding.input)}" if finding.input else ""
    write(f"{glyph} Sum{where}: {plain(finding.message)}")


def show_sentence(sentence: Sentence) -> None:
    """A sentence with its kind, and why it is no claim."""
    label = sentence.kind.value.replace("_", " ")
    write(_cut(f"{label:<14} {plain(sentence.text)}", _width()))
    if sentence.kind is not SentenceKind.CLAIM:
        _show_below(sentence.reason)


def show_hit(hit: Hit) -> None:
    """A passage with its place in the ranking and its source."""
    document = hit.passage.document
    page = f", page {hit.passage.page}" if hit.passage.page else ""
    head = f"{hit.rank:>3}  {hit.score:.3f}  {plain(document.doc_id)}{page}, {day(document.published)}"
    write(_cut(head, _width()))
    _show_below(hit.passage.text)
    if hit.passage.copies:
        _show_below(f"The same text: {', '.join(copy.doc_id for copy in hit.passage.copies)}")


def show_quantity(quantity: Quantity) -> None:
    """What was understood of a number, part by part."""
    write(f"{plain(quantity.text)}")
    said = {name: getattr(quantity, name) for name in _PARTS}
    _show_below("; ".join(f"{name} {value}" for name, value in said.items() if value not in ("", None)))


_PARTS = (
    "kind",
    "low",
    "high",
    "hedge",
    "unit",
    "step",
    "thing",
    "role",
    "where",
    "when",
    "said_by",
    "whole",
    "of",
    "per",
    "relation",
    "change",
    "first",
    "last",
)


def plain(text: str) -> str:
    """A text of somebody else on one line, without characters that steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def tally(counts: dict[Status, int]) -> str:
    """How many claims came out how: "3 claims: 2 supported, 1 refuted"."""
    names = {status: status.value.replace("_", " ") for status in Status}
    parts = [f"{counts[status]:,} {name}" for status, name in names.items() if counts.get(status)]
    return f"{count_of(sum(counts.values()), 'claim')}: {', '.join(parts)}"


def _why(outcome: Outcome) -> str:
    match outcome:
        case Checked(why=text) | Failed(message=text) | NotCheckable(reason=text):
            return text


def _show_below(text: str) -> None:
    for line in textwrap.wrap(plain(text), max(_width() - 6, 20)):
        write(f"      {line}")


def _cut(text: str, columns: int) -> str:
    return text if len(text) <= columns else f"{text[: max(columns - 1, 0)]}…"


def _width() -> int:
    return shutil.get_terminal_size().columns


def _coloured(text: str, code: str) -> str:
    """The text in an ANSI colour, unless the user (NO_COLOR) or the terminal wants none."""
    wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return f"\x1b[{code}m{text}\x1b[0m" if code and wanted else text
