"""When: whether a passage is about the time that the claim names."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from verifier.judge.bounds import Bound, bound
from verifier.types import Claim, Quantity, QuantityKind

Period = tuple[date, date]

# A night spans two days, and a report of the next morning is about the day before.
_SLACK = timedelta(days=1)
# Without a date of its own a report speaks of the days, or for longer periods the weeks, before it was published.
_FRESH_DAYS, _FRESH_WEEKS = timedelta(days=1), timedelta(days=60)
_SHORT = timedelta(days=3)


class Fit(StrEnum):
    """How the frame of a passage stands to that of a claim."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # the claim, or the passage, does not say


def time_fit(claim: Claim, near: Iterable[Quantity], around: Iterable[Quantity], published: date | None) -> Fit:
    """Compare the claim's period with the dates `near` the words in question and `around` them.

    A day beside the words says which day is meant, unless it is only the day of the report. Longer periods are often
    named for comparison only ("more than in 2021"), so any that fits will do. A passage without dates is taken to speak
    of the time before it was published. Where the claim only bounds its time, a date that meets the bound fits.
    """
    if limits := bound(claim):
        return _within(limits, _periods(near), _periods(around))
    if claim.first is None or claim.last is None:
        return Fit.OPEN
    return _fit((claim.first, claim.last), _periods(near), _periods(around), published)


def _fit(asked: Period, close: Sequence[Period], wide: Sequence[Period], published: date | None) -> Fit:
    days = [period for period in close if _is_short(period)]
    if _is_short(asked) and any(_coincide(asked, day) for day in days):
        return Fit.SAME
    if _is_short(asked) and any(day != (published, published) for day in days):
        return Fit.OTHER
    if any(_coincide(asked, period) for period in (*close, *wide)):
        return Fit.SAME
    if published is None:
        return Fit.OTHER if close or wide else Fit.OPEN
    fresh = _FRESH_DAYS if _is_short(asked) else _FRESH_WEEKS
    return Fit.SAME if asked[0] - _SLACK <= published <= asked[1] + fresh else Fit.OTHER


def _within(limits: Bound, close: Sequence[Period], wide: Sequence[Period]) -> Fit:
    for dates in filter(None, (close, wide)):
        return Fit.SAME if any(limits.first <= first and last <= limits.last for first, last in dates) else Fit.OTHER
    return Fit.OPEN


def _coincide(one: Period, other: Period) -> bool:
    """Whether two periods share more than half of the shorter one: two nights in a row share a day, no more."""
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    shorter = min((one[1] - one[0]).days, (other[1] - other[0]).days) + 1
    return 2 * shared > shorter


def _is_short(period: Period) -> bool:
    return period[1] - period[0] <= _SHORT


def _periods(quantities: Iterable[Quantity]) -> list[Period]:
    return [(q.first, q.last) for q in quantities if q.kind is QuantityKind.DATE and q.first and q.last]
