"""A number with its unit, share, range and hedge, before it is known what it counts."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from verifier.types import Hedge, QuantityKind


class Amount(NamedTuple):
    """A quantity on its tokens `begin`..`end` (without `end`); the fields are those of `Quantity`."""

    begin: int
    end: int
    kind: QuantityKind
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge = Hedge.EXACT
    unit: str = ""
    step: Decimal = Decimal(1)
    of: Decimal | None = None
    per: str = ""
    relation: str = ""
    change: str = ""
    first: date | None = None
    last: date | None = None
    thing: str = ""  # when the words of the amount name it ("hat-trick": goals)
    figure: int = 0  # the token at which the number itself begins, after hedge and currency sign
