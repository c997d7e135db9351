"""From the arguments of a command to inputs."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from verifier.cli.exits import Exit
from verifier.cli.streams import say
from verifier.errors import ConfigError
from verifier.inputs import Format, Input, from_path, from_stdin

STDIN = "-"


def read_sources(context: typer.Context, names: Sequence[str], form: str, output: Path | None = None) -> list[Input]:
    """All inputs; without a name, stdin. A person at a terminal who named nothing gets the help.

    Refuses an `output` that would take the place of an input.
    """
    if not names and sys.stdin.isatty():
        say(context.get_help())
        raise typer.Exit(Exit.UNUSABLE)
    if list(names).count(STDIN) > 1:
        raise ConfigError("stdin (-) can be read only once.")
    if output is not None and output.resolve() in {Path(name).resolve() for name in names}:
        raise ConfigError(f"{output} is an input; write the results to another file.")
    return [_read(name, form) for name in names or [STDIN]]


def _read(name: str, form: str) -> Input:
    if name != STDIN:
        return from_path(Path(name))
    if form not in set(Format):
        raise ConfigError(f"--format {form!r} is not known; use one of {', '.join(Format)}.")
    return from_stdin(Format(form))
