"""`judge`: claims against exactly the evidence that comes with them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import Output

if TYPE_CHECKING:
    from verifier.inputs import EvidenceRow
    from verifier.types import Outcome


def judge(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='JSON Lines of {"id", "claim", "evidence": […]}; - is stdin.')
    ] = None,
    output: Output = None,
) -> None:
    """Judge claims on given evidence.

    Each claim is judged on exactly the passages that come with it; the library is not searched.

    \b
    python -m verifier judge answers.jsonl -o verdicts.csv
    """
    from verifier.cli.delivery import deliver
    from verifier.cli.sources import read_sources
    from verifier.inputs import evidence_rows

    [source] = read_sources(context, [file] if file else [], "jsonl", output)
    rows = evidence_rows(source)
    raise typer.Exit(deliver(_judged(rows), len(rows), output, frozenset()))


def _judged(rows: "Sequence[EvidenceRow]") -> "Iterator[Outcome]":
    from verifier.pipeline import Given, judge_given

    return judge_given(Given(row.id, row.claim, row.evidence) for row in rows)
