"""Comparing dates."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quantities.made import count, day
from verifier.quantities import parse
from verifier.quantities.periods import compare_dates, days_apart, period
from verifier.types import ComparisonCode, Hedge

MAY = day("May 2023", date(2023, 5, 1), date(2023, 5, 31))
days = st.dates(date(2000, 1, 1), date(2030, 1, 1))
periods = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def test_open_periods() -> None:
    """“Since May” has no end, “by May” no beginning."""
    assert period(replace(MAY, hedge=Hedge.AT_LEAST)) == (date(2023, 5, 1), date.max)
    assert period(replace(MAY, hedge=Hedge.AT_MOST)) == (date.min, date(2023, 5, 31))
    assert period(count(3)) is None


@pytest.mark.parametrize(
    "text", ["Saturday's missiles hit homes.", "It was Saturday’s news.", "On Saturday it rained."]
)
def test_a_weekday_is_the_nearest_before_the_report(text: str) -> None:
    """With a possessive mark or without."""
    [found] = parse(text, reference=date(2023, 1, 16))
    assert (found.first, found.last) == (date(2023, 1, 14), date(2023, 1, 14))


def test_a_date_is_no_number() -> None:
    """A year is not compared with a count."""
    assert compare_dates(MAY, count(2023))[0] is ComparisonCode.CANNOT_COMPARE


def test_how_far_apart_is_told() -> None:
    """The message counts the days between."""
    assert compare_dates(MAY, day("2 June 2023", date(2023, 6, 2)))[1:] == (False, "2 days apart")


@given(periods, periods)
def test_distance_is_symmetric(one: tuple[date, date], other: tuple[date, date]) -> None:
    """Days apart do not depend on which comes first, and are none for a period and itself."""
    assert days_apart(one, other) == days_apart(other, one)
    assert days_apart(one, one) == 0
