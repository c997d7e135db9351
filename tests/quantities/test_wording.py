"""How numbers are told."""

from decimal import Decimal

import pytest

from tests.quantities.made import count, k_of_n
from verifier.quantities.wording import describe, difference, number


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("7", "7"), ("1200", "1,200"), ("1850000000", "1.85 billion"), ("78.2608", "78.3"), ("0.05", "0.05"),
        ("1310000", "1.31 million"), ("1.1", "1.1"), ("-3", "-3"), ("0", "0"),
        ("190270000000", "190.27 billion"), ("936172", "936,172"),
    ],
)  # fmt: skip
def test_numbers_are_short(value: str, told: str) -> None:
    """Printed figures are kept, those of a division cut to three, and millions are words."""
    assert number(Decimal(value)) == told


def test_differences_have_a_unit_and_a_ratio() -> None:
    """Shares differ by points; a factor of two or more is told."""
    assert difference("share", Decimal(80), Decimal(78)) == "differs by 2 percentage points"
    assert difference("count", Decimal(10), Decimal(5)) == "differs by 5 (the claim's is 2 times the passage's)"
    assert difference("count", Decimal(5), Decimal(10)) == "differs by 5 (the passage's is 2 times the claim's)"
    assert difference("count", Decimal(5), Decimal(0)) == "differs by 5"
    assert difference("rank", Decimal(5), Decimal(10)) == "differs by 5"


@pytest.mark.parametrize(
    ("scale", "told"),
    [
        ("kilometre", "kilometres"), ("metre ** 3", "cubic metres"), ("mile ** 2", "square miles"), ("foot", "feet"),
        ("kilometre / hour", "kilometres per hour"), ("oil_barrel / day", "barrels per day"),
        ("degree_Celsius", "degrees Celsius"), ("kilowatt_hour", "kilowatt hours"), ("century", "centuries"),
        ("revolutions_per_minute", "revolutions per minute"), ("newton * metre", "newton metres"), ("ppm", "ppm"),
        ("time", "minutes"), ("percentage_points", "percentage points"),
    ],
)  # fmt: skip
def test_units_are_told_as_people_write_them(scale: str, told: str) -> None:
    """Not as the library of units spells them."""
    assert difference(scale, Decimal(10), Decimal(8)) == f"differs by 2 {told}"


def test_one_of_a_unit() -> None:
    """One year is not one years."""
    assert difference("year", Decimal(4), Decimal(3)) == "differs by 1 year"


def test_what_is_counted_is_named_once() -> None:
    """The thing follows the number unless the number's words hold it."""
    assert describe(count(7, thing="attack drones")) == "7 attack drones"
    assert describe(count("7 drones", low=7, thing="attack drones")) == "7 drones"
    assert describe(k_of_n(54, 69)) == "54 of 69 (78.3 percent)"
