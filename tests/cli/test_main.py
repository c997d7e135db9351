"""The frame of every command: help, version, errors as sentences, exit codes."""

import subprocess
import sys

import pytest
import typer

from verifier import __version__
from verifier.cli import main
from verifier.cli.exits import Exit
from verifier.config import PROJECT
from verifier.errors import ConfigError, InputError, LibraryBusyError, LibraryError

NAMES = [command.__name__ for command in main.COMMANDS]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version goes to stdout."""
    assert main.run(["--version"]) == Exit.DONE
    assert capsys.readouterr().out == f"verifier {__version__}\n"


@pytest.mark.parametrize("command", NAMES)
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command has help with an example, and every option of it a sentence."""
    assert main.run([command, "--help"]) == Exit.DONE
    text = capsys.readouterr().out
    assert f"python -m verifier {command}" in text.split("Options:")[0].split("\n", 1)[1]
    group = typer.main.get_command(main._program)
    assert [option.name for option in group.commands[command].params if not option.help] == []  # type: ignore[attr-defined]


def test_help_is_light() -> None:
    """The help loads none of the heavy libraries."""
    heavy = {"numpy", "chromadb", "onnxruntime", "streamlit", "langchain_core", "pandas", "pint", "verifier.pipeline"}
    script = f"from verifier.cli.main import *; run(['--help']); sys.exit(' '.join(sys.modules.keys() & {heavy}))"

    done = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, check=False, text=True)

    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (InputError("x.txt is empty."), Exit.UNUSABLE, "x.txt is empty.\n"),
        (ConfigError("Unknown."), Exit.UNUSABLE, "Unknown.\n"),
        (LibraryError("Damaged."), Exit.UNDONE, "Damaged.\n"),
        (LibraryBusyError("Busy."), Exit.UNDONE, "Busy.\n"),
        (KeyboardInterrupt(), Exit.STOPPED, "Stopped.\n"),
        (
            OSError(28, "No space left on device"),
            Exit.UNDONE,
            "The system refused: No space left on device. Make room or choose another place.\n",
        ),
        (
            KeyError("x"),
            Exit.UNDONE,
            "A fault in the program (KeyError: 'x'). Repeat the command with -v to see where.\n",
        ),
        (
            BaseException("panic"),
            Exit.UNDONE,
            "A fault in the program (BaseException: panic). Repeat the command with -v to see where.\n",
        ),
    ],
)
def test_errors(
    error: BaseException,
    code: Exit,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every error is one sentence on stderr and its exit code."""
    _fail_with(error, monkeypatch)

    assert main.run(["quantities", "7"]) == code
    assert capsys.readouterr().err == message


def test_verbose(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With -v, wherever it stands, the place of an error is shown above its sentence."""
    _fail_with(KeyError("x"), monkeypatch)

    assert main.run(["quantities", "7", "-v"]) == Exit.UNDONE
    assert capsys.readouterr().err.startswith("Traceback")


def test_notes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What an error was told on its way is part of its sentence."""
    error = KeyboardInterrupt()
    error.add_note("The finished rows are in x.")
    _fail_with(error, monkeypatch)

    main.run(["quantities", "7"])

    assert capsys.readouterr().err == "Stopped. The finished rows are in x.\n"


def _fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise error

    monkeypatch.setattr("verifier.quantities.parse", fail)
    monkeypatch.setattr("verifier.cli.main.drop_stdout", lambda: None)
