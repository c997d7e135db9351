"""Opening the library for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verifier.cli.status import Status
from verifier.engines import Choice, Engine
from verifier.pipeline import Verifier
from verifier.retrieve import IndexProgress


@contextmanager
def opened(
    folder: Path | None, engine: Engine | str = Choice.EMBEDDED, chroma: str | None = None
) -> Iterator[Verifier]:
    """The verifier over a library; on first use, the sample documents are indexed with their progress shown."""
    with Status("documents indexed") as status:

        def show(progress: IndexProgress) -> None:
            status.show(progress.done, progress.total)

        verifier = Verifier.open(folder, chroma=chroma, progress=show, engine=engine)
    with verifier:
        yield verifier
