"""The run behind a command: begun or gone on with, and what to do when it breaks off."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

import typer

from verifier import __version__
from verifier.claims.reply import SCHEMA as EXTRACT
from verifier.config import runs_file
from verifier.engines import Engine
from verifier.errors import ConfigError, InputError
from verifier.inputs import Input
from verifier.judge.reply import SCHEMA as JUDGE
from verifier.pipeline import Verifier
from verifier.prompts import prompt
from verifier.runs import Order, Run, Runs, differences, holding

_ID = re.compile(r"run-[0-9a-f]{8}")
_RESUME = frozenset({"--resume", "--retry-errors", "--batch"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a call says of its run: whether to go on with one, and with which; whether to write it down at all."""

    resume: bool = False
    named: str = ""
    store: bool = True


def wish(inputs: Sequence[str], *, resume: bool, store: bool) -> tuple[list[str], Wish]:
    """The inputs without the id of a run, and what is wished. The id stands among the inputs: `--resume run-…`."""
    if not store and resume:
        raise ConfigError("--no-store remembers nothing that --resume could go on with; leave one of the two out.")
    named = [each for each in inputs if resume and _ID.fullmatch(each)]
    if len(named) > 1:
        raise ConfigError(f"Only one run can be gone on with at a time, not {' and '.join(named)}.")
    return [each for each in inputs if each not in named], Wish(resume, "".join(named), store)


def order_of(
    context: typer.Context,
    sources: Sequence[Input],
    columns: Sequence[str | None],
    asked: Mapping[str, str | None],
    engine: Engine,
    verifier: Verifier,
) -> Order:
    """What a call of `check` is to do, with all that its results depend on."""
    # With one input its name plays no part; with several it is in the ids.
    names = [source.name for source in sources] if len(sources) > 1 else []
    read = [*names, *(f"{source.format}\0{source.text}" for source in sources), *map(str, columns)]
    content = sha256("\0\0".join(read).encode()).hexdigest()
    settings = {
        **_engine_settings(engine),
        "library": str(verifier.library.folder),
        "state of the library": verifier.library.generation,
        **{name: value or "" for name, value in asked.items()},
        "program": __version__,
    }
    return Order(", ".join(source.name for source in sources), content, settings, called(context))


def _engine_settings(engine: Engine) -> dict[str, str]:
    if engine.client is None:
        return {"engine": engine.judge.engine}
    server = urlsplit(engine.client.settings.base_url)  # only its name: the rest may hold a password
    return {
        "engine": engine.judge.engine,
        "model": engine.client.model,
        "server": f"{server.hostname or ''}:{server.port}" if server.port else server.hostname or "",
        "prompts": f"{prompt('extract', EXTRACT).version}, {prompt('judge', JUDGE).version}",
    }


def called(context: typer.Context) -> str:
    """The command as it was called, without what goes on with a run."""
    arguments: Sequence[str] = context.find_root().obj or ()
    kept = [each for each in arguments if each not in _RESUME and not _ID.fullmatch(each)]
    return f"python -m verifier {shlex.join(kept)}"


@contextmanager
def running(order: Order, wished: Wish) -> Iterator[tuple[Runs, Run]]:
    """The run to do, held against other processes. When it breaks off, a note to the error says how to go on."""
    with Runs.open(runs_file()) if wished.store else Runs.in_memory() as runs:
        run = _resumed(runs, order, wished.named) if wished.resume else runs.begin(order)
        if not wished.store:
            yield runs, run
            return
        with holding(runs.file, run.id), _way_on(runs, run):
            yield runs, run


@contextmanager
def _way_on(runs: Runs, run: Run) -> Iterator[None]:
    try:
        yield
    except (InputError, ConfigError):
        if not runs.get(run.id).total:
            runs.remove(run.id)  # nothing could be begun
        raise
    except BaseException as error:
        error.add_note(f"Go on with: {going_on(run)}")
        raise


def going_on(run: Run) -> str:
    """The command that goes on with a run."""
    return f"{run.order.command} --resume {run.id}"


def _resumed(runs: Runs, order: Order, named: str) -> Run:
    """The run of that name, or the last one that would come to the same results. Raises ConfigError without one."""
    if named:
        run = runs.get(named)
        if run.order.content != order.content:
            raise ConfigError(f"{named} is a run of {run.order.inputs}, and its input was another; name the same one.")
        return _same(run, order)
    same = runs.latest(order.content)
    if not same:
        raise ConfigError(f"There is no run of {order.inputs} to go on with; check it without --resume.")
    return next((run for run in same if run.order.settings == order.settings), None) or _same(same[0], order)


def _same(run: Run, order: Order) -> Run:
    changed = differences(run.order.settings, order.settings)
    if changed:
        raise ConfigError(f"{run.id} cannot be gone on with: {'; '.join(changed)}. Check anew, without --resume.")
    return run
