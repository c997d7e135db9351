"""Quantities as sets of numbers: what a hedged number claims, and when one such set settles another."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from verifier.types import Hedge

ABOUT = Decimal("0.03")  # "about", "roughly", "close to": within 3 percent
JUST_BELOW = Decimal("0.05")  # "almost", "nearly"
COARSE_STEP = Decimal(1000)  # "1 billion": a scale word displays few digits, so its rounding is capped
COARSE_SHARE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two ends; None is no end."""

    low: Decimal | None
    high: Decimal | None
    open_low: bool = False
    open_high: bool = False

    def below(self, other: "Interval") -> bool:
        """Whether every number of this set is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.open_high or other.open_low))

    def within(self, other: "Interval") -> bool:
        """Whether the other set holds every number of this one."""
        return not self._passes_low(other) and not self._passes_high(other)

    def has(self, value: Decimal) -> bool:
        """Whether `value` is one of the numbers."""
        return Interval(value, value).within(self)

    def _passes_low(self, other: "Interval") -> bool:
        if other.low is None:
            return False
        if self.low is None:
            return True
        return self.low < other.low or (self.low == other.low and other.open_low and not self.open_low)

    def _passes_high(self, other: "Interval") -> bool:
        if other.high is None:
            return False
        if self.high is None:
            return True
        return self.high > other.high or (self.high == other.high and other.open_high and not self.open_high)


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity's numbers on the scale it is compared on. `counted`: a whole number of things, not a measurement."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    hedge: Hedge
    counted: bool = False
    strict: bool = False  # "exactly", "only"

    @property
    def point(self) -> Decimal | None:
        """The printed number; None for a range."""
        if self.hedge is Hedge.RANGE:
            return None
        return self.low if self.low is not None else self.high

    @property
    def interval(self) -> Interval:
        """The numbers that the words allow."""
        value = self.point
        if value is None:
            return Interval(self.low, self.high)
        return _INTERVALS[self.hedge](value)


def _about(value: Decimal) -> Interval:
    slack = abs(value) * ABOUT
    return Interval(value - slack, value + slack)


def _almost(value: Decimal) -> Interval:
    """Just below; of small counts the next smaller number is just below too."""
    slack = abs(value) * JUST_BELOW
    if value == value.to_integral_value() and value >= 8:
        slack = max(slack, Decimal(1))
    return Interval(value - slack, value, open_high=True)


_INTERVALS: dict[Hedge, Callable[[Decimal], Interval]] = {
    Hedge.EXACT: lambda value: Interval(value, value),
    Hedge.ABOUT: _about,
    Hedge.ALMOST: _almost,
    Hedge.AT_LEAST: lambda value: Interval(value, None),
    Hedge.MORE_THAN: lambda value: Interval(value, None, open_low=True),
    Hedge.AT_MOST: lambda value: Interval(None, value),
    Hedge.LESS_THAN: lambda value: Interval(None, value, open_high=True),
}


def equal_rounded(one: Decimal, other: Decimal, step_one: Decimal, step_other: Decimal) -> bool:
    """Whether two numbers are the same at the coarser of their displayed precisions."""
    step = max(step_one, step_other)
    apart = abs(one - other)
    if step >= COARSE_STEP and apart > COARSE_SHARE * max(abs(one), abs(other)):
        return False
    return apart * 2 <= step
