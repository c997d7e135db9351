"""What all, most or none of some things were: "all ten drones were Shaheds" is no count of drones but of Shaheds."""

from collections.abc import Sequence
from dataclasses import replace

from verifier.quantities import compare
from verifier.quantities.scale import ALL, NONE
from verifier.quantities.things import thing_likeness, words
from verifier.types import Comparison, ComparisonCode, Quantity, QuantityKind

_COPULAS = ("is ", "are ", "was ", "were ")
_SAME_THING = 0.7
_SURE = 0.85


def told_of_kind(comparison: Comparison, found: Sequence[Quantity]) -> Comparison:
    """The comparison with the number of those that the text says were of that kind; unsettled where it says nothing."""
    claim = comparison.claim
    asked = _kind(claim)
    if not asked or claim.relation not in ALL | NONE or asked <= _kind(comparison.evidence):
        return comparison
    for part in found:
        if asked & _kind(part) and part.whole is not None and part.whole < len(found):
            total = found[part.whole]
            if _answers(claim, total):
                return replace(compare(_counted(claim, total), part), claim=claim, sure=_SURE)
    if not comparison.holds:
        return comparison
    message = f"{comparison.message}; but it does not say what they were"
    return replace(comparison, code=ComparisonCode.CANNOT_COMPARE, holds=None, message=message)


def _kind(quantity: Quantity) -> frozenset[str]:
    """The nouns that say what the counted things were."""
    return frozenset(words(quantity.role)) if quantity.role.startswith(_COPULAS) else frozenset()


def _answers(claim: Quantity, total: Quantity) -> bool:
    alike = thing_likeness(claim.thing, total.thing)
    counted = claim.kind is not QuantityKind.COUNT or claim.low == total.low or claim.relation in NONE
    return counted and total.kind is QuantityKind.COUNT and alike is not None and alike > _SAME_THING


def _counted(claim: Quantity, total: Quantity) -> Quantity:
    """The claim's share as a number of the total: all of ten are ten."""
    value = total.low if claim.relation in ALL else claim.low
    return replace(claim, kind=QuantityKind.COUNT, low=value, high=value, of=None, relation="")
