"""At most so much a minute: the server's own rate limit is not run into.

The generic cell rate algorithm (ITU-T I.371): each call moves the time at which the next is due.
"""

import asyncio
import time
from collections.abc import Callable

_BURST_SECONDS = 1.0  # what may be spent ahead of its time


class Pace:
    """Spreads calls evenly. `per_minute` is what may be spent, in any unit; None for as much as one likes."""

    def __init__(self, per_minute: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds_each = 60.0 / per_minute if per_minute else 0.0
        self._clock = clock
        self._due = 0.0

    def book(self, cost: float = 1.0) -> float:
        """Book a call, and give the seconds to wait before it."""
        if not self._seconds_each:
            return 0.0
        now = self._clock()
        start = max(self._due, now - _BURST_SECONDS)
        self._due = start + cost * self._seconds_each
        return max(0.0, start - now)

    async def turn(self, cost: float = 1.0) -> None:
        """Wait for one's turn."""
        wait = self.book(cost)
        if wait > 0:
            await asyncio.sleep(wait)
