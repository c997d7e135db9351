"""What tells of a change or a difference."""

import pytest

from verifier.quantities import parse
from verifier.types import QuantityKind


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("China bought 38 billion dollars worth more than it sold.", "rise_by"),
        ("The last count was three higher than the first.", "rise_by"),
        ("Trade stayed $15 billion short of the goal.", "fall_by"),
        ("Its lead over Russia comes to just 0.6 million tons.", "rise_by"),
        ("The lead singer sold 300 records.", ""),
        ("They were short of 40 soldiers.", ""),
    ],
)
def test_how_far_apart(text: str, change: str) -> None:
    """What is more, higher, short of something or a lead is a difference, not how much there is."""
    assert [quantity.change for quantity in parse(text) if quantity.kind is not QuantityKind.RANK] == [change]
