"""What follows from printed numbers."""

from decimal import Decimal

import pytest
from hypothesis import given

from tests.quantities.made import count, dollars, k_of_n, measure
from tests.strategies import some_quantities
from verifier.quantities import parse
from verifier.quantities.derive import Derived, derive
from verifier.types import Hedge, Quantity, QuantityKind


def arithmetic(made: tuple[Derived, ...]) -> list[str]:
    """The sums that were made."""
    return [d.arithmetic for d in made if d.arithmetic]


def test_k_of_n_leaves_a_rest() -> None:
    """30 of 31 leave one, which is an exception."""
    made = derive([k_of_n(30, 31, thing="drones")])
    assert arithmetic(made) == ["31 − 30 = 1"]
    assert [(d.quantity.low, d.quantity.thing) for d in made] == [(Decimal(31), "drones"), (Decimal(1), "exception")]


def test_shares_need_two_predicates() -> None:
    """Downed of launched is a share; launched of launched is none."""
    one = [count(69, thing="missiles", role="launched"), count(54, thing="missiles", role="shot down")]
    two = [count(69, thing="missiles", role="launched"), count(54, thing="missiles", role="launched")]
    assert [d for d in derive(one) if d.quantity.kind is QuantityKind.FRACTION]
    assert not [d for d in derive(two) if d.quantity.kind is QuantityKind.FRACTION]


def test_sums_of_hedged_numbers_are_not_made() -> None:
    """What is only a bound has no sum."""
    made = derive([count(20, hedge=Hedge.AT_LEAST, thing="a", role="fired"), count(5, thing="b", role="fired")])
    assert not [sum_ for sum_ in arithmetic(made) if " + " in sum_]


def test_differences_are_marked() -> None:
    """Whatever can be subtracted is, and what comes of it is known for a gap."""
    gaps = [made.arithmetic for made in derive([measure("3.15", "joule"), measure("2.05", "joule")]) if made.gap]
    counted = [made.arithmetic for made in derive([count(9, thing="a"), count(7, thing="a")]) if made.gap]

    assert (gaps, counted) == (["3.15 − 2.05 = 1.1"], ["9 − 7 = 2"])


def test_units_are_never_mixed() -> None:
    """Dollars and euros make no sum."""
    assert derive([dollars(5), dollars(7, "EUR")]) == ()


@given(some_quantities)
def test_parts_are_of_the_text(quantities: tuple[Quantity, ...]) -> None:
    """Whatever is derived names numbers that were given."""
    assert all(part in quantities for made in derive(quantities) for part in made.parts)


def test_ratios_are_sure_of_two_figures_that_stand_alone() -> None:
    """Beside a third figure nobody knows which two are compared."""
    two = [dollars(140_000), dollars(20_000)]
    sure = [made for made in derive(two) if made.quantity.kind is QuantityKind.MULTIPLE]
    unsure = [made for made in derive([*two, dollars(500)]) if made.ratio]

    assert [(made.arithmetic, made.certain) for made in sure] == [("140,000 / 20,000 = 7", True)]
    assert not any(made.certain for made in unsure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has used up half of its latest batch of 250.", "0.5 × 250 = 125"),
        ("It has used up a third of its latest batch of 250.", None),
        ("The alert ran from 23:38 to 03:46.", "248 minutes"),
        ("The alert began at 23:38. A second one was over by 03:46.", None),
        ("They fired 55 missiles. The army reported 45 interceptions.", "55 − 45 = 10"),
        ("Seven drones came. They stopped two of them on the way in and five over the city.", "7 − 2 − 5 = 0"),
    ],
)
def test_portions_spells_and_fates(text: str, expected: str | None) -> None:
    """Part of a batch, what lies between two times of a clock, and those fired that were not shot down."""
    made = arithmetic(derive(parse(text)))
    assert expected in made if expected else not {"125", "248 minutes", "55 − 45 = 10"} & set(made)


def test_two_others_are_no_share_of_eight_of_ten() -> None:
    """Of ten rockets eight were downed, and the two that were not are no quarter of them."""
    made = derive(parse("Eight of the ten rockets were shot down; two reached the town."))
    assert "2 / 8 = 25 percent" not in arithmetic(made)


def test_parts_that_exceed_their_total_leave_nothing() -> None:
    """Five and six of seven cannot both have been stopped, so how many were not is not known."""
    made = derive(parse("Seven drones came. They stopped five of them on the way in and six over the city."))
    assert not [each for each in made if each.quantity.role == "not stopped"]


@pytest.mark.parametrize("passage", ["The mean fell from 0 degrees to −5 degrees.", "It was −5 degrees, then −10."])
def test_values_up_to_zero_make_no_ratios(passage: str) -> None:
    """Nothing is so many times, or by so many percent, more or less than zero or than a debt."""
    assert not [d for d in derive(parse(passage)) if d.ratio or d.share]
