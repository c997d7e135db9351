"""Opening the library once for all visitors, beside the page: the first time, the sample documents are read into it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifier.errors import LibraryError, VerifierError

if TYPE_CHECKING:
    from verifier.pipeline import Verifier
    from verifier.retrieve import IndexProgress

log = logging.getLogger(__name__)

ProgressCallback = Callable[["IndexProgress"], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the opening has come: `done` of `total` documents; both 0 until that is known."""

    done: int = 0
    total: int = 0
    ready: bool = False
    problem: str = ""


class Opening:
    """A library being opened in a thread of its own."""

    def __init__(self, open_verifier: "Callable[[ProgressCallback], Verifier]") -> None:
        self.stage = Stage()
        self._open = open_verifier
        self._verifier: Verifier | None = None
        self._finished = threading.Event()
        threading.Thread(target=self._work, name="open-library", daemon=True).start()

    def wait(self) -> "Verifier":
        """The open verifier, as soon as there is one. Raises `LibraryError` if there will be none."""
        self._finished.wait()
        if self._verifier is None:
            raise LibraryError(self.stage.problem)
        return self._verifier

    def _work(self) -> None:
        try:
            self._verifier = self._open(self._heard)
            self.stage = replace(self.stage, ready=True)
        except VerifierError as error:
            self.stage = Stage(problem=str(error))
        except Exception:  # the thread's end: whoever waits must be told
            log.exception("the library could not be opened")
            self.stage = Stage(problem="The library could not be opened; the log of the app has the details.")
        finally:
            self._finished.set()

    def _heard(self, progress: "IndexProgress") -> None:
        self.stage = Stage(progress.done, progress.total)
