"""The common scale of two quantities."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.quantities.made import count, dollars, fraction, k_of_n, measure, percent, quantity
from verifier.quantities.scale import Common, Refusal, common_scale, is_share, share
from verifier.quantities.scale import k_of_n as pair_of
from verifier.types import ComparisonCode, Quantity, QuantityKind


@pytest.mark.parametrize(
    ("claim", "evidence", "name"),
    [
        (count(9), count(7), "count"),
        (k_of_n(54, 69), count(54), "count"),
        (percent(78), k_of_n(54, 69), "share"),
        (fraction("half", "0.5"), percent(50), "share"),
        (dollars(3), dollars(4), "money"),
        (measure(3, "mile"), measure(4, "meter"), "mile"),
        (count(3, per="day"), count(4, per="week"), "rate"),
        (quantity("2", QuantityKind.MULTIPLE), quantity("3", QuantityKind.MULTIPLE), "times"),
    ],
)
def test_scales(claim: Quantity, evidence: Quantity, name: str) -> None:
    """Each pair is read on the scale that carries both."""
    found = common_scale(claim, evidence)
    assert isinstance(found, Common)
    assert found.name == name


@pytest.mark.parametrize(
    ("claim", "evidence", "code"),
    [
        (count(9), percent(9), ComparisonCode.CANNOT_COMPARE),
        (dollars(3), dollars(4, "EUR"), ComparisonCode.UNIT_MISMATCH),
        (count(3, per="day"), count(3), ComparisonCode.DIFFERENT_SCOPE),
    ],
)
def test_refusals(claim: Quantity, evidence: Quantity, code: ComparisonCode) -> None:
    """Where there is no common scale the reason is told."""
    found = common_scale(claim, evidence)
    assert isinstance(found, Refusal)
    assert (found.code, bool(found.reason)) == (code, True)


def test_k_of_n_in_both_notations() -> None:
    """“54 of 69” may be kept as a share or as a count."""
    expected = (Decimal(54), Decimal(69))
    assert pair_of(k_of_n(54, 69)) == expected
    assert pair_of(count(54, of=69)) == expected
    assert pair_of(count(54)) is None


def test_relations_are_shares() -> None:
    """All, none and half are parts of a total that need not be printed."""
    values = [share(count(0, relation=word)) for word in ("all", "none", "half")]
    assert [reading.low for reading in values if reading] == [100, 0, 50]
    assert is_share(percent(5))
    assert not is_share(count(5))


@pytest.mark.parametrize(
    ("part", "total", "expected"),
    [("0.52", "10", Decimal("5.2")), ("0.7826086956521739130434782609", "69", Decimal(54)), ("0.5", "1E40", None)],
)
def test_the_part_of_a_quotient(part: str, total: str, expected: Decimal | None) -> None:
    """It keeps its decimals, loses what dividing left behind, and is read from totals of any length."""
    pair = pair_of(replace(fraction("so much", part), of=Decimal(total)))
    assert pair is not None
    assert pair[0] == (expected if expected is not None else Decimal("5E39"))
