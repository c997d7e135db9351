"""Units printed once for several numbers: "from 12 to 21 dollars", "1.7 trillion dollars with 45 billion for …"."""

from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.ranges import two_bounds
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_UNITED = frozenset(
    {
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINTS,
        QuantityKind.MEASURE,
        QuantityKind.DURATION,
    }
)
_LINKS = frozenset({("to",), ("and",), ("or",), (",",), (",", "and"), ("to", "about")})
_FRACTIONAL = frozenset("cents cent pence basis bps bp".split())
_SIZES = frozenset("long wide tall high deep thick".split())
_MILLION = 10**6
_REACH = 8  # amounts looked back over for the currency


def inherit(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """The amounts, bare ones given the unit of their neighbour."""
    united = two_bounds(tokens, amounts)
    for k in range(len(united) - 1, -1, -1):
        if _is_bare(tokens, united[k]) and k + 1 < len(united):
            united[k] = _from_next(tokens, united[k], united[k + 1])
    for k in range(1, len(united)):
        if _is_size(tokens, united[k]) and _adjoins_size(tokens, united[k - 1], united[k]):
            united[k] = united[k]._replace(kind=united[k - 1].kind, unit=united[k - 1].unit)
    for k, amount in enumerate(united):
        if _is_bare(tokens, amount) and amount.low is not None and abs(amount.low) >= _MILLION:
            other = next((other for other in reversed(united[max(0, k - _REACH) : k]) if _lends(tokens, other)), None)
            if other and other.kind is not QuantityKind.COUNT:
                united[k] = amount._replace(kind=other.kind, unit=other.unit)
    return united


def _is_size(tokens: Tokens, amount: Amount) -> bool:
    return amount.kind is QuantityKind.COUNT and amount.of is None and tokens.low[amount.end] in _SIZES


def _adjoins_size(tokens: Tokens, before: Amount, amount: Amount) -> bool:
    """As in "183 metres long and 27 wide"."""
    between = tokens.low[before.end : amount.begin]
    return before.kind is QuantityKind.MEASURE and between[:1] != [] and between[0] in _SIZES and len(between) <= 3


def _lends(tokens: Tokens, amount: Amount) -> bool:
    """A sum of money, or a large measure or count: what "50 million" after it would be of."""
    if amount.kind is QuantityKind.MONEY:
        return True
    large = amount.low is not None and abs(amount.low) >= _MILLION
    return large and (
        amount.kind is QuantityKind.MEASURE or (amount.kind is QuantityKind.COUNT and not _is_bare(tokens, amount))
    )


def _is_bare(tokens: Tokens, amount: Amount) -> bool:
    """A count with no noun of its own."""
    return (
        amount.kind is QuantityKind.COUNT
        and amount.of is None
        and not (amount.relation or amount.thing)
        and not tagging.is_nominal(tokens, amount.end)
    )


def _from_next(tokens: Tokens, amount: Amount, follower: Amount) -> Amount:
    between = tuple(tokens.low[amount.end : follower.begin])
    if (
        follower.kind not in _UNITED
        or between not in _LINKS
        or not _FRACTIONAL.isdisjoint(tokens.low[follower.figure : follower.end])
    ):
        return amount
    return amount._replace(kind=follower.kind, unit=follower.unit)
