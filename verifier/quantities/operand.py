"""The value of one number with its unit: the part that a range has two of."""

from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.unit_table import Unit
from verifier.types import QuantityKind


class Operand(NamedTuple):
    """A number from token `begin` up to and without `end`."""

    begin: int
    end: int
    value: Decimal
    step: Decimal
    unit: Unit | None = None
    kind: QuantityKind = QuantityKind.COUNT
    of: Decimal | None = None
    scale: Decimal = Decimal(1)
    spelled: bool = False

    def scaled(self, factor: Decimal) -> "Operand":
        """The same figures times `factor`."""
        return self._replace(value=self.value * factor, step=self.step * factor)
