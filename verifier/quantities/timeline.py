"""Days, periods, and what a text has said so far about when it speaks."""

from datetime import date, timedelta
from typing import NamedTuple

_YEARS = range(1000, 3000)  # beyond them lie slips of the pen, and the ends of what `date` can hold


class Period(NamedTuple):
    """Days covered by `text[start:end]`; unknown (None) when the year is neither printed nor to be guessed."""

    end: int
    first: date | None
    last: date | None
    full: bool = True  # the year is printed


class Calendar:
    """What a text has said so far about when it speaks: resolves "29 December", "Friday", "the tenth of the month"."""

    def __init__(self, reference: date | None) -> None:
        self.reference = reference if reference and reference.year in _YEARS else None
        self.latest: date | None = None  # of the last date read
        self.sentence_year: int | None = None
        self.forward = False  # the words before point to the future
        self.backward = False  # "since", "last"

    @property
    def anchor(self) -> date | None:
        """The day from which an incomplete date is counted."""
        return self.reference or self.latest

    def day(self, year: str | None, month: int, day: int) -> date | None:
        """That day; without a year the one nearest to the anchor."""
        if year:
            return day_of(int(year), month, day)
        if self.sentence_year:
            return day_of(self.sentence_year, month, day)
        if not self.anchor:
            return None
        near = [found for shift in (0, -1, 1) if (found := day_of(self.anchor.year + shift, month, day))]
        if self.backward:
            near = [found for found in near if found <= self.anchor]
        return min(near, key=self._distance, default=None)

    def _distance(self, day: date) -> int:
        """Days from the anchor; the future is taken to be three times as far unless the words point there."""
        days = (day - (self.anchor or day)).days
        return days if days >= 0 and self.forward else abs(days) if days <= 0 else 3 * days

    def note(self, period: Period) -> None:
        """Remember a date that was read."""
        if period.last:
            self.latest = period.last
            if period.full:
                self.sentence_year = period.last.year


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """All days of months `first`..`last`; months after 12 fall in the next year."""
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    after = date(year + last // 12, last % 12 + 1, 1)
    return start, after - timedelta(days=1)
