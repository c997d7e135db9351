"""What the numbers of a stretch of text say of the numbers of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.judge.words import names
from verifier.quantities import align
from verifier.types import Comparison, ComparisonCode, Quantity, QuantityKind

# Dates and clock times say when; they belong to the frame (frame.py), not to the numbers to be checked.
_FRAME = frozenset({QuantityKind.DATE, QuantityKind.TIME})
# A comparison less sure than this to be about the same thing decides nothing.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class NumericReading:
    """The claim's numbers against those of one text.

    `holds` is False when one number is contradicted, True when every number is borne out, None otherwise.
    `settled` in 0..1 is the share of the claim's numbers that found a partner; `sure` in 0..1 is the trust in `holds`.
    """

    comparisons: tuple[Comparison, ...]
    holds: bool | None
    settled: float
    sure: float


def slots(claimed: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The claim's quantities that the evidence has to bear out."""
    return tuple(quantity for quantity in claimed if quantity.kind not in _FRAME)


def read_numbers(claimed: Sequence[Quantity], found: Sequence[Quantity]) -> NumericReading:
    """Align and compare. Offsets of `found` stay as they are; a number that somebody else gave settles nothing."""
    comparisons = tuple(_by_the_same_voice(comparison) for comparison in align(claimed, found))
    decided = [comparison for comparison in comparisons if comparison.holds is not None and comparison.sure >= _SURE]
    against = [comparison.sure for comparison in decided if not comparison.holds]
    settled = len(decided) / len(claimed) if claimed else 0.0
    if against:
        return NumericReading(comparisons, False, settled, max(against))
    if claimed and len(decided) == len(claimed):
        return NumericReading(comparisons, True, settled, min(comparison.sure for comparison in decided))
    return NumericReading(comparisons, None, settled, 0.0)


def said_by(quantities: Sequence[Quantity], speaker: str) -> tuple[Quantity, ...]:
    """The same numbers, all given by one speaker; by nobody when `speaker` is empty."""
    return tuple(replace(quantity, said_by=speaker) for quantity in quantities)


def _by_the_same_voice(comparison: Comparison) -> Comparison:
    asked, told = comparison.claim.said_by, comparison.evidence.said_by
    if not asked or not names(f"- {told}") or asked == told:
        return comparison
    message = f"{comparison.message}; but {told} said so, not {asked}"
    return replace(comparison, code=ComparisonCode.DIFFERENT_SCOPE, holds=None, message=message)
