"""Comparing two dates or periods."""

from datetime import date

from verifier.types import ComparisonCode, Hedge, Quantity

_Dated = tuple[ComparisonCode, bool | None, str]
_Period = tuple[date, date]


def period(quantity: Quantity) -> _Period | None:
    """First and last day, both inclusive; open where the words leave an end open ("since April")."""
    first, last = quantity.first, quantity.last
    if first is None and last is None:
        return None
    if quantity.hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        last = None
    if quantity.hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        first = None
    return first or date.min, last or date.max


def compare_dates(claim: Quantity, evidence: Quantity) -> _Dated:
    """The claim's date holds when the evidence's lies within it, fails when they have no day in common."""
    ours, theirs = period(claim), period(evidence)
    if claim.kind is not evidence.kind or ours is None or theirs is None:
        return ComparisonCode.CANNOT_COMPARE, None, "not two dates"
    if ours == theirs:
        return ComparisonCode.EQUAL, True, "the same date"
    apart = days_apart(ours, theirs)
    if apart:
        return ComparisonCode.DIFFERS, False, f"{apart} day{'s' if apart > 1 else ''} apart"
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return ComparisonCode.IN_RANGE, True, "within that period"
    return ComparisonCode.CANNOT_COMPARE, None, "the periods only overlap"


def days_apart(one: _Period, other: _Period) -> int:
    """Days from the end of the earlier period to the start of the later; 0 when they have a day in common."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days, 0)
