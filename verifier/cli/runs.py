"""`runs`: the checks that were made, what came of them, and forgetting them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.options import Output

if TYPE_CHECKING:
    from verifier.runs import Run

runs = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
_Id = Annotated[str, typer.Argument(metavar="RUN", help="Its id, as `runs list` shows it.")]


@runs.callback()
def _runs() -> None:
    """List the checks that were made, show their results again, or forget them.

    \b
    python -m verifier runs list
    python -m verifier runs show run-1a2b3c4d -o results.csv
    python -m verifier runs remove run-1a2b3c4d
    """


@runs.command("list")
def list_runs() -> None:
    """List the runs, the latest first."""
    from verifier.cli.streams import emit, for_a_person, write
    from verifier.config import runs_file
    from verifier.runs import Runs

    with Runs.open(runs_file()) as store:
        for run in store.runs():
            write(_line(run)) if for_a_person() else emit(_object(run))


@runs.command()
def show(run: _Id, output: Output = None) -> None:
    """Show the results of a run again, as far as it has come."""
    from verifier.cli.delivery import deliver
    from verifier.cli.engine import Account
    from verifier.cli.streams import for_a_person, say
    from verifier.config import runs_file
    from verifier.runs import Runs

    with Runs.open(runs_file()) as store:
        found = store.get(run)
        if for_a_person():
            say("\n".join([_line(found), *_settings(found)]))
        raise typer.Exit(deliver(store.outcomes(run), found.done, output, frozenset(), Account()))


@runs.command()
def remove(names: Annotated[list[str], typer.Argument(metavar="RUN…", help="Ids of runs.")]) -> None:
    """Forget runs and their results."""
    from verifier.config import runs_file
    from verifier.runs import Runs, holding

    with Runs.open(runs_file()) as store:
        for name in names:
            store.get(name)
            with holding(store.file, name):
                store.remove(name)


def _line(run: "Run") -> str:
    from verifier.cli.screen import plain

    done = f"{run.done:,} of {run.total:,} claims" if run.done < run.total else f"{run.done:,} claims"
    counts = ", ".join(f"{count:,} {name.lower().replace('_', ' ')}" for name, count in sorted(run.counts.items()))
    parts = [f"{run.created.astimezone():%Y-%m-%d %H:%M}", done, *([counts] if counts else []), *_money(run)]
    return f"{run.id}  {'; '.join(parts)}; {plain(run.order.inputs)}"


def _settings(run: "Run") -> list[str]:
    return [f"  {name}: {value}" for name, value in run.order.settings.items() if value]


def _money(run: "Run") -> list[str]:
    from verifier.runs import cost_of

    if not any(took.calls for took in run.usage.values()):
        return []
    cost = cost_of(run)
    return ["cost not known" if cost is None else f"{cost:.4f} USD"]


def _object(run: "Run") -> Mapping[str, object]:
    from verifier import wire
    from verifier.runs import cost_of

    cost = cost_of(run)
    return {
        "type": "run",
        "schema_version": wire.SCHEMA_VERSION,
        "id": run.id,
        "created": run.created.isoformat(),
        "inputs": run.order.inputs,
        "settings": dict(run.order.settings),
        "claims": run.total,
        "done": run.done,
        "counts": dict(run.counts),
        "usd": None if cost is None else str(cost),
    }
