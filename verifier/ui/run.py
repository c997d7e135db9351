"""A check in progress: a worker thread collects events, the page looks at what there is so far."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from verifier.errors import VerifierError
from verifier.types import Claim, Event, NotCheckable, Outcome, Read, Sentence, SentenceKind
from verifier.ui.marks import Place, places_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """What is known so far. `read` is None until the text has been split into claims."""

    read: Read | None = None
    outcomes: tuple[Outcome, ...] = ()
    finished: bool = False
    stopped: bool = False
    problem: str = ""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in text order."""
        return self.read.claims if self.read else ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where the claims stand in the text."""
        return places_of(self.read.sentences) if self.read else ()

    def outcome(self, number: int) -> Outcome | None:
        """The outcome of a claim, None while it waits."""
        return self.outcomes[number] if number < len(self.outcomes) else None


class Run:
    """The check of one text. Nothing in the thread touches the page."""

    def __init__(self, text: str, events: Callable[[], Iterator[Event]], id: str = "") -> None:
        self.text = text
        self.id = id  # of the run in the store; empty if it is not written down
        self.progress = Progress()
        self._events = events
        self._stop = threading.Event()
        threading.Thread(target=self._work, name="check", daemon=True).start()

    def stop(self) -> None:
        """Finish after the claim that is being checked."""
        self._stop.set()

    def _work(self) -> None:
        try:
            self._collect()
        except VerifierError as error:
            self.progress = replace(self.progress, problem=str(error))
        except Exception:  # the thread's end: the page must be told
            log.exception("the check broke off")
            self.progress = replace(self.progress, problem="The check broke off; the log of the app has the details.")
        self.progress = replace(self.progress, finished=True)

    def _collect(self) -> None:
        for event in self._events():
            if isinstance(event, Read):
                self.progress = replace(self.progress, read=event)
            else:
                self.progress = replace(self.progress, outcomes=(*self.progress.outcomes, event))
            if self._stop.is_set() and len(self.progress.outcomes) < len(self.progress.claims):
                break
        if len(self.progress.outcomes) < len(self.progress.claims):
            self.progress = replace(self.progress, stopped=True)


def rows_as_read(rows: Sequence[Claim | NotCheckable]) -> Read:
    """Claims given one a row, as the lines of a text."""
    sentences: list[Sentence] = []
    position = 0
    for index, row in enumerate(rows):
        claim = row if isinstance(row, Claim) else row.claim
        end = position + len(claim.text)
        sentences.append(Sentence(index, position, end, claim.text, SentenceKind.CLAIM, "", (claim,)))
        position = end + 1
    return Read(tuple(sentences), ())
