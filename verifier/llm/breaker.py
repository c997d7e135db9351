"""A circuit breaker: a server that fails again and again is left alone for a while.

After M. T. Nygard, Release It! (2007), "Circuit Breaker".
"""

import time
from collections.abc import Callable

from verifier.llm.faults import OUTAGES, Failure
from verifier.llm.values import FaultKind

# What says nothing about whether the server works for others.
_NO_NEWS = frozenset({FaultKind.RATE_LIMIT, FaultKind.CIRCUIT_OPEN})


class Breaker:
    """Counts failures in a row. Open, it refuses calls; after `rest` seconds one is let through to try."""

    def __init__(self, after: int, rest: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._after = after
        self._rest = rest
        self._clock = clock
        self._failures = 0
        self._open_until: float | None = None
        self._last = Failure(FaultKind.SERVER)

    def refusal(self) -> Failure | None:
        """Give the reason not to call now, if there is one. None lets the caller through."""
        if self._open_until is None:
            return None
        now = self._clock()
        if now >= self._open_until:
            self._open_until = now + self._rest  # one goes ahead; the next, if it is never heard of again
            return None
        told = f"{self._failures} failures, the last: {self._last.kind.value} {self._last.said}".strip()
        return Failure(FaultKind.CIRCUIT_OPEN, told, wait=self._open_until - now)

    def heard(self, failure: Failure | None) -> None:
        """Note how a call went; None when the server replied as it should."""
        if failure is not None and failure.kind in OUTAGES:
            self._failed(failure)
        elif failure is None or failure.kind not in _NO_NEWS:
            self._failures, self._open_until = 0, None

    def _failed(self, failure: Failure) -> None:
        self._failures += 1
        self._last = failure
        if self._failures >= self._after and self._open_until is None:
            self._open_until = self._clock() + self._rest
