"""A text without its figures, so that a text model reads only what it is about."""

from verifier.types import Quantity, QuantityKind

_KEPT = frozenset({QuantityKind.DATE, QuantityKind.TIME})


def masked(text: str, quantities: tuple[Quantity, ...]) -> str:
    """`text` with `#` for the printed number, hedge and unit of each quantity; dates and what is counted stay."""
    pieces, last = [], 0
    for quantity in quantities:
        if quantity.kind in _KEPT:
            continue
        pieces += [text[last : quantity.start], "#"]
        last = quantity.end
    return "".join([*pieces, text[last:]])
