"""Converting units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities.convert import convert, convert_difference, may_mean_the_same, same_dimension


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "mile", "kilometer", "1.609344"),
        ("3", "week", "day", "21"),
        ("100", "degree_Celsius", "degree_Fahrenheit", "212"),
        ("36", "kilometer / hour", "meter / second", "10"),
        ("0.2", "degree_Celsius / decade", "degree_Fahrenheit / decade", "0.36"),
        ("2", "millimeter / decade", "millimeter / year", "0.2"),
        ("3", "decade", "year", "30"),
        ("7", "furlongs of nothing", "furlongs of nothing", "7"),
    ],
)
def test_values_are_carried_over(value: str, source: str, target: str, expected: str) -> None:
    """Known conversions come out exactly."""
    found = convert(Decimal(value), source, target)
    assert found is not None
    assert abs(found - Decimal(expected)) < Decimal("1e-9")


def test_differences_know_no_offset() -> None:
    """One degree Celsius is 1.8 degrees Fahrenheit."""
    found = convert_difference(Decimal(1), "degree_Celsius", "degree_Fahrenheit")
    assert found is not None
    assert abs(found - Decimal("1.8")) < Decimal("1e-9")


@pytest.mark.parametrize("unit", ["gram", "USD", "", "'", "meter meter", "meter / octave", "__import__('os')"])
def test_other_dimensions_are_refused(unit: str) -> None:
    """What is no length cannot be given in metres, whatever the string."""
    assert not same_dimension(unit, "meter")
    assert convert(Decimal(1), unit, "meter") is None


def test_tons_may_be_tonnes() -> None:
    """Only tons and tonnes are written for each other."""
    assert may_mean_the_same("ton", "tonne")
    assert not may_mean_the_same("ton", "kilogram")


@given(st.decimals(1, 10**6, places=2), st.sampled_from([("mile", "meter"), ("hour", "second"), ("acre", "hectare")]))
def test_there_and_back(value: Decimal, units: tuple[str, str]) -> None:
    """A value carried over and back is itself, but for rounding."""
    there = convert(value, *units)
    assert there is not None
    back = convert(there, *units[::-1])
    assert back is not None
    assert abs(back - value) <= value * Decimal("1e-12")
