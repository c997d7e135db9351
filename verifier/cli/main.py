"""Runs one command; the only place that turns errors into sentences and exit codes."""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from verifier import __version__
from verifier.cli.app import app
from verifier.cli.check import check
from verifier.cli.claims import claims
from verifier.cli.exits import Exit
from verifier.cli.index import index
from verifier.cli.judge import judge
from verifier.cli.library import library
from verifier.cli.models import models
from verifier.cli.quantities import quantities
from verifier.cli.runs import runs
from verifier.cli.search import search
from verifier.cli.streams import drop_stdout, say, use_utf8
from verifier.errors import ConfigError, InputError, VerifierError

# Plain help: drawing boxes would take longer than all the rest of `--help`.
_program = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)
COMMANDS = (check, claims, search, judge, quantities, index, app)
for _command in COMMANDS:
    _program.command()(_command)
_program.add_typer(library, name="library")
_program.add_typer(runs, name="runs")
_program.add_typer(models, name="models")


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"verifier {__version__}\n")
        raise typer.Exit


@_program.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="On an error, show where it happened.")] = False,
) -> None:
    """Check the claims of a text against documents you trust, numbers first.

    \b
    python -m verifier check article.txt
    python -m verifier check claims.csv -o results.csv
    python -m verifier index my-documents/ --library my-library
    python -m verifier app
    """
    # run() has taken -v out, so that it may stand anywhere; it is declared for the help.


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and give its exit code (see `Exit`)."""
    use_utf8()
    quiet = [argument for argument in arguments if argument not in ("-v", "--verbose")]
    try:
        return _invoke(quiet)
    except BaseException as error:  # noqa: BLE001 - a panic in Rust code is no Exception, and gets its sentence too
        if len(quiet) < len(arguments):
            traceback.print_exception(error)
        return _explain(error)


def _invoke(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(_program)
    try:
        # Not command(): it ends a broken pipe with exit code 1, which says here that a verdict was found.
        with command.make_context(_name(), list(arguments), obj=tuple(arguments)) as context:
            command.invoke(context)
        code: int = Exit.DONE
    except typer.Exit as ending:
        code = ending.exit_code
    sys.stdout.flush()
    return code


def _name() -> str:
    """How the program was called, for its help."""
    return "python -m verifier" if Path(sys.argv[0]).name == "__main__.py" else "verifier"


def _explain(error: BaseException) -> int:
    """Tell on stderr what happened and what to do; give the exit code."""
    code = _code(error)
    if isinstance(error, OSError):
        drop_stdout()
    if isinstance(error, typer.TyperException):
        error.show()  # type: ignore[attr-defined] # the usage errors, the only ones left, have it
    elif code != Exit.NO_READER:
        say(" ".join([_sentence(error), *getattr(error, "__notes__", [])]))
    return code


def _code(error: BaseException) -> int:
    match error:
        case KeyboardInterrupt():
            return Exit.STOPPED
        case BrokenPipeError():
            return Exit.NO_READER
        case InputError() | ConfigError() | typer.TyperException():
            return Exit.UNUSABLE
        case _:
            return Exit.UNDONE


def _sentence(error: BaseException) -> str:
    match error:
        case KeyboardInterrupt():
            return "Stopped."
        case VerifierError():
            return str(error)
        case OSError():
            return f"The system refused: {error.strerror or error}. Make room or choose another place."
        case _:
            fault = f"{type(error).__name__}: {error}"
            return f"A fault in the program ({fault}). Repeat the command with -v to see where."
