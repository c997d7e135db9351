"""Comparing two quantities."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quantities.made import count, day, dollars, fraction, k_of_n, measure, percent, quantity
from tests.strategies import quantities
from verifier.quantities import compare, nearness, parse
from verifier.types import ComparisonCode, Hedge, Quantity, QuantityKind

C, K = ComparisonCode, QuantityKind
ABOUT, ALMOST, LEAST, MORE = Hedge.ABOUT, Hedge.ALMOST, Hedge.AT_LEAST, Hedge.MORE_THAN
MOST, LESS, RANGE = Hedge.AT_MOST, Hedge.LESS_THAN, Hedge.RANGE
A_THIRD, TWO_THIRDS = Decimal(1) / 3, Decimal(2) / 3

CASES = [
    ("the same count", count(7), count(7), C.EQUAL, True),
    ("another count", count(9), count(7), C.DIFFERS, False),
    ("off by one", count(54), count(55), C.DIFFERS, False),
    ("rounded claim", dollars("190e9", step="1e9"), dollars("190.27e9", step="1e7"), C.EQUAL_ROUNDED, True),
    ("rounded evidence", dollars("190.27e9", step="1e7"), dollars("190e9", step="1e9"), C.EQUAL_ROUNDED, True),
    ("rounded wrongly", dollars("191e9", step="1e9"), dollars("190.27e9", step="1e7"), C.DIFFERS, False),
    ("one figure hides too much", dollars("1e9", step="1e9"), dollars("750e6", step="1e7"), C.DIFFERS, False),
    ("percent rounded", percent(29), percent("29.3", step="0.1"), C.EQUAL_ROUNDED, True),
    ("percent not rounded so far", percent(30), percent("29.3", step="0.1"), C.DIFFERS, False),
    ("about, within 3 percent", count(100, ABOUT), count(103), C.WITHIN_ABOUT, True),
    ("about, beyond 3 percent", count(100, ABOUT), count(104), C.DIFFERS, False),
    ("about the evidence", count(98), count(100, ABOUT), C.WITHIN_ABOUT, True),
    ("about both", count("1.4e6", ABOUT, step="1e5"), count("1.31e6", ABOUT, step="1e4"), C.DIFFERS, False),
    ("almost, just below", count(90, ALMOST), count(89), C.WITHIN_ABOUT, True),
    ("almost, but reached", count(90, ALMOST), count(90), C.DIFFERS, False),
    ("almost, but far below", count(90, ALMOST), count(80), C.DIFFERS, False),
    ("almost, and the evidence too", count(500, ALMOST), count(500, ALMOST), C.EQUAL, True),
    ("almost, of a rounded percentage", percent(40, hedge=ALMOST), percent(40), C.EQUAL, True),
    ("a number the evidence nearly reaches", count(500), count(500, ALMOST), C.EQUAL, True),
    ("a third, almost", fraction("a little less than a third", A_THIRD, hedge=ALMOST), k_of_n(540, 1700), None, True),
    ("close to two thirds", fraction("close to two thirds", TWO_THIRDS, hedge=ABOUT), percent(50), C.DIFFERS, False),
    ("at least, more", count(2, LEAST), count(5), C.BOUND_HOLDS, True),
    ("at least, the same", count(2, LEAST), count(2), C.BOUND_HOLDS, True),
    ("at least, fewer", count(2, LEAST), count(1), C.BOUND_FAILS, False),
    ("more than, the same", count(2, MORE), count(2), C.BOUND_FAILS, False),
    ("up to, fewer", count(70, MOST), count(60), C.BOUND_HOLDS, True),
    ("fewer than, the same", count(70, LESS), count(70), C.BOUND_FAILS, False),
    ("a bound that proves a bound", count(100, MORE), count(120, MORE), C.BOUND_HOLDS, True),
    ("a bound that proves nothing", count(150, LEAST), count(120, MORE), C.CANNOT_COMPARE, None),
    ("a bound so far off that it is another", count(250, LEAST), count(120, LEAST), C.BOUND_FAILS, False),
    ("up to so many, and up to others", count(850, MOST), count(1000, MOST), C.BOUND_FAILS, False),
    ("so many of a whole, and the whole", k_of_n(6, 46), count(46), C.CANNOT_COMPARE, None),
    ("a bound that refutes a bound", count(100, MOST), count(120, MORE), C.BOUND_FAILS, False),
    ("a bound that refutes a number", count(69), count(120, MORE), C.BOUND_FAILS, False),
    ("a bound that leaves a number open", count(150), count(120, MORE), C.CANNOT_COMPARE, None),
    ("a number given as a bound", count(38), count(38, LEAST), C.BOUND_HOLDS, True),
    ("a number given as an open bound", count(120), count(120, MORE), C.CANNOT_COMPARE, None),
    ("about a bound", dollars(20000, hedge=ABOUT), dollars(20000, hedge=MOST), C.BOUND_HOLDS, True),
    ("far above almost", count(700, MORE), count(500, ALMOST), C.BOUND_FAILS, False),
    ("within a range", count(20, RANGE, high=50), count(30), C.IN_RANGE, True),
    ("outside a range", count(20, RANGE, high=50), count(60), C.OUT_OF_RANGE, False),
    ("the same range", count(20, RANGE, high=50), count(20, RANGE, high=50), C.EQUAL, True),
    ("a narrower range", count(20, RANGE, high=50), count(30, RANGE, high=40), C.IN_RANGE, True),
    ("a range with another end", count(20, RANGE, high=50), count(20, RANGE, high=60), C.DIFFERS, False),
    ("ranges apart", count(20, RANGE, high=30), count(40, RANGE, high=50), C.OUT_OF_RANGE, False),
    ("a number in the evidence's range", count(30), count(20, RANGE, high=50), C.CANNOT_COMPARE, None),
    ("a bound under a range", count(20, LEAST), count(20, RANGE, high=50), C.BOUND_HOLDS, True),
    ("half is not 54 percent", fraction("half", "0.5"), percent(54), C.DIFFERS, False),
    ("half of 69 is not 54 of 69", fraction("half", "0.5"), k_of_n(54, 69), C.DIFFERS, False),
    ("nine tenths", fraction("nine tenths", "0.9"), percent(90), C.EQUAL, True),
    ("a third in percent", fraction("a third", A_THIRD), percent(33), C.EQUAL_ROUNDED, True),
    ("four fifths", fraction("four fifths", "0.8", hedge=MORE), k_of_n(54, 69), C.BOUND_FAILS, False),
    ("percent of a count", percent(79), k_of_n(60, 76), C.EQUAL_ROUNDED, True),
    ("k of n against k", k_of_n(54, 69), count(54), C.EQUAL, True),
    ("k of another n", k_of_n(54, 69), k_of_n(54, 96), C.DIFFERS, False),
    ("nine in ten of 69", quantity("nine in ten", K.FRACTION, low="0.9", of=10), k_of_n(54, 69), C.DIFFERS, False),
    ("all against 30 of 31", count(31, relation="all"), k_of_n(30, 31), C.DIFFERS, False),
    ("all in percent", count(31, relation="all"), percent(100), C.EQUAL, True),
    ("none against some", quantity("no", low=0, relation="none"), count(2), C.DIFFERS, False),
    ("another currency", dollars(70, "USD"), dollars(65, "EUR"), C.UNIT_MISMATCH, None),
    ("another currency, the same figure", dollars(70, "USD"), dollars(70, "EUR"), C.UNIT_MISMATCH, False),
    ("percent is not points", percent(3), quantity("3", K.PERCENTAGE_POINTS), C.UNIT_MISMATCH, False),
    ("kilometres and miles", measure(100, "kilometer"), measure(62, "mile"), C.EQUAL_ROUNDED, True),
    ("kilometres are not miles", measure(100, "kilometer"), measure(100, "mile"), C.DIFFERS, False),
    ("Fahrenheit", measure(50, "degree_Fahrenheit"), measure(10, "degree_Celsius"), C.EQUAL, True),
    ("kilojoules", measure("3.15", "kilojoule"), measure("3.15", "megajoule"), C.DIFFERS, False),
    ("tons for tonnes", measure("86.25", "ton"), measure("86.25", "metric_ton"), C.EQUAL, True),
    ("tons are not tonnes", measure(110, "ton"), measure(100, "metric_ton"), C.EQUAL_ROUNDED, True),
    ("length is not mass", measure(1, "meter"), measure(2, "gram"), C.UNIT_MISMATCH, None),
    ("weeks", quantity("2", K.DURATION, unit="week"), quantity("14", K.DURATION, unit="day"), C.EQUAL, True),
    ("a rate in weeks", count(7, per="day"), count(49, per="week"), C.EQUAL, True),
    ("a rate is no count", count(7, per="day"), count(7), C.DIFFERENT_SCOPE, None),
    ("eighth and tenth", quantity("8", K.RANK), quantity("10", K.RANK), C.DIFFERS, False),
    ("a rank is no count", quantity("8", K.RANK), count(8), C.CANNOT_COMPARE, None),
    ("score", quantity("3-1", K.SCORE, low=3, high=1), quantity("3-1", K.SCORE, low=3, high=1), C.EQUAL, True),
    ("score turned", quantity("3-1", K.SCORE, low=3, high=1), quantity("1-3", K.SCORE, low=1, high=3), None, None),
    ("doubled", quantity("2", K.MULTIPLE), percent(100, change="rise_by"), C.EQUAL, True),
    ("halved", quantity("0.5", K.MULTIPLE), percent(50, change="fall_by"), C.EQUAL, True),
    ("doubled is not plus 50", quantity("2", K.MULTIPLE), percent(50, change="rise_by"), C.DIFFERS, False),
    ("a rise is not a fall", percent(10, change="rise_by"), percent(10, change="fall_by"), C.DIFFERS, False),
    ("by is not to", count(5, change="rise_by"), count(5, change="rise_to"), C.CANNOT_COMPARE, None),
    ("the same day", day("3 May", date(2023, 5, 3)), day("3 May", date(2023, 5, 3)), C.EQUAL, True),
    (
        "a month with its day",
        day("May", date(2023, 5, 1), date(2023, 5, 31)),
        day("3 May", date(2023, 5, 3)),
        None,
        True,
    ),
    ("a day of a month", day("3 May", date(2023, 5, 3)), day("May", date(2023, 5, 1), date(2023, 5, 31)), None, None),
    (
        "April is not March",
        day("April", date(2023, 4, 1), date(2023, 4, 30)),
        day("20 to 22 March", date(2023, 3, 20), date(2023, 3, 22)),
        C.DIFFERS,
        False,
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "code", "holds"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_policy(claim: Quantity, evidence: Quantity, code: ComparisonCode | None, holds: bool | None) -> None:
    """Each phrase of the policy has its code and says whether the claim holds."""
    found = compare(claim, evidence)
    assert (code or found.code, holds) == (found.code, found.holds), found.message


def test_message_names_both_numbers_and_the_difference() -> None:
    """The message is a sentence a reader can check."""
    found = compare(count(9, thing="drones"), count(7, thing="drones"))
    assert found.message == "claim: 9 drones; passage: 7 drones; differs by 2"


def test_message_names_the_ratio() -> None:
    """A slip of a zero shows as ten times the number."""
    assert "(the claim's is 10 times the passage's)" in compare(dollars(70000), dollars(7000)).message


exact = st.integers(1, 10**9)


@given(quantities)
def test_comparison_is_reflexive(one: Quantity) -> None:
    """No quantity contradicts itself."""
    assert compare(one, one).holds is not False


@given(quantities, quantities)
def test_comparison_is_total(one: Quantity, other: Quantity) -> None:
    """Any two quantities, however odd, have a comparison with a message."""
    assert compare(one, other).message


@given(exact, exact, st.sampled_from([Decimal(1), Decimal(100), Decimal(10**6)]))
def test_exact_numbers_compare_the_same_both_ways(one: int, other: int, step: Decimal) -> None:
    """Without hedges it does not matter which number is the claim's."""
    ours, theirs = count(one, step=step), count(other)
    assert compare(ours, theirs).holds == compare(theirs, ours).holds


metres = st.integers(1, 10**6)


@given(metres, metres, st.sampled_from(list(Hedge)[:-1]))
def test_units_never_change_an_outcome(one: int, other: int, hedge: Hedge) -> None:
    """Metres against metres come out as metres against kilometres."""
    ours, near = measure(one, "meter", hedge=hedge), measure(other, "meter")
    far = measure(Decimal(other) / 1000, "kilometer", step="0.001")
    assert compare(ours, near).holds == compare(ours, far).holds


@given(exact, st.integers(1, 10**9))
def test_a_larger_count_keeps_a_lower_bound(bound: int, more: int) -> None:
    """Whatever proves "at least" is still proof when it grows."""
    assert compare(count(bound, LEAST), count(bound + more)).holds is True


def test_nearness_is_one_for_the_same_and_none_for_twice_as_much() -> None:
    """What is counted in another unit is not near."""
    one, near, twice = (parse(f"It cost ${amount} million.")[0] for amount in ("97", "96.3", "194"))
    assert nearness(one, one) == 1.0
    assert 0.9 < nearness(one, near) < 1.0
    assert nearness(one, twice) == 0.0
    assert nearness(one, parse("It took 97 days.")[0]) == 0.0


def test_nearness_bears_any_numbers() -> None:
    """Also those whose quotient no float holds, whichever is the claim's."""
    tiny, huge = (replace(parse("It cost $97.")[0], low=Decimal(value)) for value in ("1E-400", "1E+400"))
    assert nearness(tiny, huge) == nearness(huge, tiny) == 0.0
    assert nearness(huge, huge) == 1.0
