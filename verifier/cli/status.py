"""One line on stderr that says how far the work is; nothing when stderr is no terminal."""

import sys
import time
from types import TracebackType
from typing import Self

_PAUSE = 0.1  # seconds between drawings


class Status:
    """`show(done, total)` draws "12/45 claims, 3.1 a second"; `hide()` makes room for other output."""

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._on = sys.stderr.isatty()
        self._started = time.monotonic()
        self._drawn = 0.0
        self._columns = 0

    def show(self, done: int, total: int) -> None:
        """Draw the line; while it stands, at most ten times a second."""
        now = time.monotonic()
        if self._on and (not self._columns or now - self._drawn >= _PAUSE):
            rate = done / max(now - self._started, _PAUSE)
            self._draw(f"{done:,}/{total:,} {self._noun}, {rate:.1f} a second")
            self._drawn = now

    def hide(self) -> None:
        """Take the line away."""
        if self._columns:
            self._draw("")

    def _draw(self, text: str) -> None:
        # Blanks instead of an escape sequence: every terminal knows them.
        sys.stderr.write(f"\r{' ' * self._columns}\r{text}")
        sys.stderr.flush()
        self._columns = len(text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()
