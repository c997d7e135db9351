"""Opening the library for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verifier.cli.status import Status
from verifier.pipeline import Verifier
from verifier.retrieve import IndexProgress


@contextmanager
def opened(folder: Path | None) -> Iterator[Verifier]:
    """The verifier over a library; on first use, the sample documents are indexed with their progress shown."""
    with Status("documents indexed") as status:

        def show(progress: IndexProgress) -> None:
            status.show(progress.done, progress.total)

        verifier = Verifier.open(folder, progress=show)
    with verifier:
        yield verifier
