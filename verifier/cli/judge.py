"""`judge`: claims against exactly the evidence that comes with them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import EngineName, Model, NoCache, Output

if TYPE_CHECKING:
    from verifier.engines import Engine
    from verifier.inputs import EvidenceRow
    from verifier.types import Outcome


def judge(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help='JSON Lines of {"id", "claim", "evidence": […]}; - is stdin.')
    ] = None,
    output: Output = None,
    engine: EngineName = "auto",
    model: Model = None,
    no_cache: NoCache = False,
) -> None:
    """Judge claims on given evidence.

    Each claim is judged on exactly the passages that come with it; the library is not searched.

    \b
    python -m verifier judge answers.jsonl -o verdicts.csv
    """
    from verifier.cli.delivery import deliver
    from verifier.cli.engine import Account, chosen
    from verifier.cli.sources import read_sources
    from verifier.inputs import evidence_rows

    [source] = read_sources(context, [file] if file else [], "jsonl", output)
    rows = evidence_rows(source)
    with chosen(engine, model, remember=not no_cache) as reader:
        raise typer.Exit(deliver(_judged(rows, reader), len(rows), output, frozenset(), Account(reader)))


def _judged(rows: "Sequence[EvidenceRow]", engine: "Engine") -> "Iterator[Outcome]":
    from verifier.pipeline import Given, judge_given

    return judge_given((Given(row.id, row.claim, row.evidence) for row in rows), engine.judge)
