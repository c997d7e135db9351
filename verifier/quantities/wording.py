"""The words in which a comparison or a sum is told."""

from decimal import Decimal

from verifier.quantities.things import head, lemma
from verifier.types import Quantity, QuantityKind

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_FIGURES = 5
_UNITLESS = frozenset({"count", "share", "times", "money", "rate", "rank", "time", "percentage_points"})


def describe(quantity: Quantity) -> str:
    """The quantity as printed, with what it counts where that stands apart from it."""
    printed = " ".join(quantity.text.split())
    noun = head(quantity.thing)
    if noun and noun not in {lemma(word) for word in printed.lower().split()} and _countable(quantity):
        printed = f"{printed} {quantity.thing}"
    if quantity.of is not None and quantity.kind is QuantityKind.FRACTION and quantity.low is not None:
        printed = f"{printed} ({number(quantity.low * 100)} percent)"
    return printed


def _countable(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT


def number(value: Decimal) -> str:
    """A number for people: thousands separated, millions in words."""
    for size, word in _SCALES:
        if abs(value) >= size:
            return f"{_short(value / size)} {word}"
    return _short(value)


def _short(value: Decimal) -> str:
    """Printed figures stay as they are; what a division leaves is cut to three that matter."""
    exact = value.normalize()
    if len(exact.as_tuple().digits) > _FIGURES and exact != exact.to_integral_value():
        exact = round(value, max(1, 2 - value.adjusted())).normalize()
    return f"{exact:,f}"


def difference(scale: str, claim: Decimal, evidence: Decimal) -> str:
    """How far two numbers are apart, with the ratio when one is a multiple of the other."""
    apart = number(abs(claim - evidence))
    unit = " percentage points" if scale == "share" else "" if scale in _UNITLESS else f" {scale}"
    return f"differs by {apart}{unit}{_ratio(abs(claim), abs(evidence))}"


def _ratio(claim: Decimal, evidence: Decimal) -> str:
    small, large = sorted((claim, evidence))
    if not small or large / small < 2:
        return ""
    return f" ({number(large / small)} times as {'much' if claim > evidence else 'little'})"
