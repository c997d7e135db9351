"""A text without its figures, so that a text model reads only what it is about."""

from collections.abc import Sequence

from verifier.types import Quantity, QuantityKind

_KEPT = frozenset({QuantityKind.DATE, QuantityKind.TIME})


def masked(text: str, quantities: Sequence[Quantity]) -> str:
    """`text` with `#` for the printed number, hedge and unit of each quantity.

    Dates and what is counted stay, and so do words such as "none", "both" and "doubled", which carry the statement.
    """
    pieces, last = [], 0
    for quantity in quantities:
        if quantity.kind not in _KEPT and not _is_statement(quantity):
            pieces += [text[last : quantity.start], "#"]
            last = quantity.end
    return "".join([*pieces, text[last:]])


def _is_statement(quantity: Quantity) -> bool:
    """The number is a word that says all, none or a change, with no figure printed."""
    related = bool(quantity.relation) and (quantity.kind is QuantityKind.FRACTION or quantity.low == 0)
    return related or (quantity.kind is QuantityKind.MULTIPLE and not any(sign.isdecimal() for sign in quantity.text))
