"""`app`: the app in a browser."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import typer

from verifier.cli.options import Chroma, LibraryFolder
from verifier.config import PROJECT, library_folder


def app(library: LibraryFolder = None, chroma: Chroma = None) -> None:
    """Open the app in a browser.

    It can be reached from this machine only. Ctrl-C ends it.

    \b
    python -m verifier app --library my-library
    STREAMLIT_SERVER_PORT=8600 python -m verifier app
    """
    settings = {**os.environ, "VERIFIER_LIBRARY": str(Path(library_folder(library)).absolute())}
    if chroma is not None:
        settings["VERIFIER_CHROMA_URL"] = chroma
    command = [sys.executable, "-m", "streamlit", "run", str(PROJECT / "app.py")]
    # Streamlit reads its settings (.streamlit/config.toml) from the folder it is started in.
    with subprocess.Popen(command, cwd=PROJECT, env=settings) as server:  # noqa: S603 - our own program
        code = 0
        with suppress(KeyboardInterrupt):  # the server gets the signal too, and ends
            code = server.wait()
    raise typer.Exit(code and 3)
