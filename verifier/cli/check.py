"""`check`: claims of texts and tables, each with its verdict and evidence."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import (
    AsOf,
    Chroma,
    EngineName,
    Extract,
    Format,
    LibraryFolder,
    Model,
    NoCache,
    Output,
    extraction_level,
)
from verifier.errors import ConfigError, InputError
from verifier.types import Claim, Finding, NotCheckable, Verdict

if TYPE_CHECKING:
    from verifier.claims import Level
    from verifier.cli.engine import Account
    from verifier.engines import Engine
    from verifier.export import Item
    from verifier.inputs import ClaimRow, Input

FAIL_ON = {
    "refuted": Verdict.REFUTED,
    "conflicting": Verdict.CONFLICTING,
    "not-enough-evidence": Verdict.NOT_ENOUGH_EVIDENCE,
}


def check(
    context: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help="Files; - is stdin.")] = None,
    library: LibraryFolder = None,
    chroma: Chroma = None,
    output: Output = None,
    column: Annotated[str, typer.Option(metavar="NAME", help="Column of a table that holds the claims.")] = "claim",
    id_column: Annotated[
        str | None, typer.Option(metavar="NAME", help='Column of the ids. [default: "id", or the number of the row]')
    ] = None,
    form: Format = "txt",
    as_of: AsOf = None,
    level: Extract = "usual",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Check only the first N claims.")] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="LIST", help=f"Exit with 1 if a verdict is one of these: {','.join(FAIL_ON)}.")
    ] = "",
    engine: EngineName = "auto",
    model: Model = None,
    no_cache: NoCache = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Tell what asking a language model would take, and send nothing.")
    ] = False,
) -> None:
    """Check the claims of texts and tables.

    A .txt or .md file is a text, whose claims are found; a .csv, .tsv or .jsonl file has one claim a row.

    \b
    python -m verifier check article.txt
    python -m verifier check claims.csv --column statement -o results.csv
    cat article.txt | python -m verifier check --fail-on refuted,conflicting

    Results go to stdout: a short list on a terminal, JSON Lines into a pipe.
    """
    from verifier.cli.delivery import deliver
    from verifier.cli.engine import Account, chosen
    from verifier.cli.estimate import tell_estimate
    from verifier.cli.sources import read_sources
    from verifier.engines import Choice
    from verifier.inputs import claim_rows, parse_day

    verdicts = _verdicts(fail_on)
    day, readily = parse_day(as_of, "--as-of"), extraction_level(level)
    sources = read_sources(context, inputs or [], form, output)
    with chosen(Choice.EMBEDDED if estimate else engine, None if estimate else model, remember=not no_cache) as reader:
        account = Account(reader)
        jobs = [
            _of_rows(claim_rows(source, column=column, id_column=id_column), day)
            if source.format.is_table
            else _of_text(source, day, readily, account, alone=len(sources) == 1)
            for source in sources
        ]
        _refuse_repeated(jobs)
        total = min(sum(len(job.ids) for job in jobs), limit or sys.maxsize)
        if not total:
            raise InputError(f"There is no checkable claim in {', '.join(source.name for source in sources)}.")
        if estimate:
            texts = [source.text for source in sources if not source.format.is_table]
            tell_estimate(texts, chain.from_iterable(job.claims for job in jobs), library, limit, model)
            return
        raise typer.Exit(deliver(_results(jobs, library, chroma, limit, reader), total, output, verdicts, account))


@dataclass(frozen=True, slots=True)
class _Job:
    """What one input gives: sums found in it, and its claims, which are read when they are needed."""

    findings: tuple[Finding, ...]
    ids: tuple[str, ...]
    claims: Iterable[Claim | NotCheckable]


def _of_text(source: "Input", as_of: date | None, level: "Level", account: "Account", *, alone: bool) -> _Job:
    """The claims of a text; unless it is the only input, their ids begin with its name."""
    read = account.engine.read(source.text, as_of, level)
    account.read(read)
    claims = list(read.claims)
    if not alone:
        claims = [replace(claim, id=f"{Path(source.name).stem}:{claim.id}") for claim in claims]
    return _Job(read.findings, tuple(claim.id for claim in claims), claims)


def _of_rows(rows: "Sequence[ClaimRow]", as_of: date | None) -> _Job:
    from verifier.claims import read_claim

    claims = (read_claim(row.text, id=row.id, as_of=row.as_of or as_of) for row in rows)
    return _Job((), tuple(row.id for row in rows), claims)


def _results(
    jobs: Sequence[_Job], library: Path | None, chroma: str | None, limit: int | None, engine: "Engine"
) -> "Iterator[Item]":
    from verifier.cli.opening import opened

    left = limit or sys.maxsize
    with opened(library, engine, chroma) as verifier:
        for job in jobs:
            yield from job.findings
            yield from verifier.check_claims(islice(job.claims, left))
            left -= len(job.ids)
            if left <= 0:
                break


def _verdicts(names: str) -> frozenset[Verdict]:
    """The verdicts that a list of names stands for."""
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in FAIL_ON:
            raise ConfigError(f"--fail-on {name!r} is not known; use {', '.join(FAIL_ON)}.")
    return frozenset(FAIL_ON[name] for name in chosen)


def _refuse_repeated(jobs: Sequence[_Job]) -> None:
    seen: set[str] = set()
    for id_ in chain.from_iterable(job.ids for job in jobs):
        if id_ in seen:
            raise InputError(f"The id {id_!r} is in more than one input; check them one by one.")
        seen.add(id_)
