"""Sets of numbers."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities.interval import Interval, Reading, equal_rounded
from verifier.types import Hedge

D = Decimal
ends = st.none() | st.integers(-9, 9).map(Decimal)
intervals = st.builds(Interval, ends, ends, st.booleans(), st.booleans())
numbers = st.integers(-10, 10).map(Decimal)


@given(intervals, intervals, numbers)
def test_within_means_every_number(one: Interval, other: Interval, number: Decimal) -> None:
    """What is within another set has no number that the other lacks."""
    if one.within(other) and one.has(number):
        assert other.has(number)


@given(intervals, intervals, numbers)
def test_below_means_no_number_in_common(one: Interval, other: Interval, number: Decimal) -> None:
    """Sets one below the other share nothing."""
    if one.below(other):
        assert not (one.has(number) and other.has(number))


def test_hedges_as_intervals() -> None:
    """Each hedge allows its numbers and no others."""

    def allows(hedge: Hedge, value: int) -> bool:
        return Reading(D(100), D(100), D(1), hedge).interval.has(D(value))

    assert [allows(Hedge.ABOUT, n) for n in (96, 97, 103, 104)] == [False, True, True, False]
    assert [allows(Hedge.ALMOST, n) for n in (94, 95, 99, 100)] == [False, True, True, False]
    assert [allows(Hedge.AT_LEAST, n) for n in (99, 100, 10**9)] == [False, True, True]
    assert [allows(Hedge.MORE_THAN, n) for n in (100, 101)] == [False, True]
    assert [allows(Hedge.AT_MOST, n) for n in (100, 101)] == [True, False]
    assert [allows(Hedge.LESS_THAN, n) for n in (99, 100)] == [True, False]
    assert [allows(Hedge.EXACT, n) for n in (100, 101)] == [True, False]


def test_almost_ten_is_nine() -> None:
    """The next smaller count is just below, even when that is more than 5 percent."""
    assert Reading(D(10), D(10), D(1), Hedge.ALMOST).interval.has(D(9))


def test_rounding_is_that_of_the_coarser() -> None:
    """3.5 is 3.46 rounded, but not 3.4."""
    assert equal_rounded(D("3.5"), D("3.46"), D("0.1"), D("0.01"))
    assert not equal_rounded(D("3.5"), D("3.4"), D("0.1"), D("0.1"))
    assert not equal_rounded(D(10) ** 9, D(14) * 10**8, D(10) ** 9, D(10) ** 8)


@given(numbers, numbers, st.sampled_from([D(1), D("0.1")]), st.sampled_from([D(1), D("0.1")]))
def test_rounding_is_symmetric(one: Decimal, other: Decimal, step: Decimal, other_step: Decimal) -> None:
    """Which of two numbers is the rounded one does not matter."""
    assert equal_rounded(one, other, step, other_step) == equal_rounded(other, one, other_step, step)
