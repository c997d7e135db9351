"""Checks of the app, written down as they go: the address of a check brings it back."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from weakref import WeakValueDictionary

from verifier.errors import RunsError
from verifier.runs import Order, Runs, from_json, to_json
from verifier.types import Event, Read
from verifier.ui.run import Run

log = logging.getLogger(__name__)

_TEXT = "text"  # name of the only input
_SETTINGS = {"made in": "the app"}
_FIRST_WORDS = 60  # characters by which a check is known in lists


class Memory:
    """The checks of all visitors. A store that cannot be used costs the memory, never the check."""

    def __init__(self, open_runs: Callable[[], Runs]) -> None:
        self._runs: Runs | None = None
        self._live: WeakValueDictionary[str, Run] = WeakValueDictionary()
        try:
            self._runs = open_runs()
        except RunsError as error:
            log.warning("checks are not written down: %s", error)

    def close(self) -> None:
        """Let go of the store's file."""
        if self._runs is not None:
            self._runs.close()

    def start(self, text: str, events: Callable[[], Iterator[Event]]) -> Run:
        """Start a check whose events are written down."""
        if self._runs is None:
            return Run(text, events)
        try:
            begun = self._runs.begin(Order(_first_words(text), sha256(text.encode()).hexdigest(), _SETTINGS)).id
        except RunsError as error:
            log.warning("a check is not written down: %s", error)
            return Run(text, events)
        runs = self._runs
        run = Run(text, lambda: _noted(runs, begun, text, events()), begun)
        self._live[begun] = run
        return run

    def recall(self, name: str) -> Run | None:
        """The check of that id, as far as it has come: still going on if it is, else as it was left."""
        if name in self._live:
            return self._live[name]
        if self._runs is None:
            return None
        with suppress(RunsError):
            known = self._runs.readings(name).get(_TEXT)
            if known is not None and isinstance(known.get(_TEXT), str):
                events = [from_json(known), *self._runs.outcomes(name)]
                return Run(known[_TEXT], lambda: iter(events), name)
        return None


def _noted(runs: Runs, run: str, text: str, events: Iterator[Event]) -> Iterator[Event]:
    place = 0
    for event in events:
        try:
            if isinstance(event, Read):
                runs.write_reading(run, _TEXT, {**to_json(event), _TEXT: text}, took=event.usage)
                runs.count(run, len(event.claims))
            else:
                runs.put(run, place, event)
                place += 1
        except RunsError as error:
            log.warning("a result is not written down: %s", error)
        yield event


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS]}…"
