"""`check`: claims of texts and tables, each with its verdict and evidence."""

import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import chain
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
from verifier.types import Verdict

if TYPE_CHECKING:
    from verifier.cli.jobs import Job
    from verifier.inputs import Input
    from verifier.types import Read

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
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the last run of the same; or with the run whose id is given.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--retry-errors", help="Go on likewise, and check again what could not be checked.")
    ] = False,
    max_cost: Annotated[
        float | None, typer.Option(min=0, metavar="USD", help="Stop before the run costs more at list price.")
    ] = None,
    batch: Annotated[
        bool,
        typer.Option("--batch", help="Hand the questions in as a batch, at half the price; --resume fetches them."),
    ] = False,
    store: Annotated[bool, typer.Option(" /--no-store", help="Do not write the run down.")] = True,
) -> None:
    """Check the claims of texts and tables.

    A .txt or .md file is a text, whose claims are found; a .csv, .tsv or .jsonl file has one claim a row.

    \b
    python -m verifier check article.txt
    python -m verifier check claims.csv --column statement -o results.csv
    cat article.txt | python -m verifier check --fail-on refuted,conflicting
    python -m verifier check claims.csv -o results.csv --resume

    Results go to stdout: a short list on a terminal, JSON Lines into a pipe.
    """
    from verifier.cli.checking import Checking
    from verifier.cli.engine import Account, chosen
    from verifier.cli.estimate import tell_estimate
    from verifier.cli.jobs import first, jobs_of, tables_of
    from verifier.cli.opening import opened
    from verifier.cli.run import order_of, running, wish
    from verifier.cli.sources import read_sources
    from verifier.engines import Choice
    from verifier.inputs import parse_day

    verdicts = _verdicts(fail_on)
    day, readily = parse_day(as_of, "--as-of"), extraction_level(level)
    named, wished = wish(inputs or [], resume=resume or again, store=store or batch)
    sources = read_sources(context, named, form, output)
    tables = tables_of(sources, column, id_column)

    def jobs(read: "Callable[[Input], Read]") -> "list[Job]":
        found = first(jobs_of(sources, tables, read, day), limit or sys.maxsize)
        if not any(job.ids for job in found):
            raise InputError(f"There is no checkable claim in {', '.join(source.name for source in sources)}.")
        return found

    if estimate:
        with chosen(Choice.EMBEDDED, None, remember=False) as reader:
            claims = chain.from_iterable(
                job.claims for job in jobs(lambda source: reader.read(source.text, day, readily))
            )
            texts = [source.text for source in sources if not source.format.is_table]
            tell_estimate(texts, claims, library, chroma, limit, model)
        return
    with chosen(engine, model, remember=not no_cache) as reader, opened(library, reader, chroma) as verifier:
        order = order_of(context, sources, (column, id_column), {"as of": as_of, "extract": level}, reader, verifier)
        with running(order, wished) as (runs, run):
            checking = Checking(
                runs, run, verifier, reader, again, None if max_cost is None else Decimal(str(max_cost))
            )
            account = Account(reader)

            def read(source: "Input") -> "Read":
                found = checking.read(source, lambda: reader.read(source.text, day, readily))
                account.read(found)
                return found

            code = checking.deliver(jobs(read), output, verdicts, account, batch=batch)
    raise typer.Exit(code)


def _verdicts(names: str) -> frozenset[Verdict]:
    """The verdicts that a list of names stands for."""
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in FAIL_ON:
            raise ConfigError(f"--fail-on {name!r} is not known; use {', '.join(FAIL_ON)}.")
    return frozenset(FAIL_ON[name] for name in chosen)
