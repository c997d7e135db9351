"""A text without its figures, so that a text model reads only what it is about."""

import re
from collections.abc import Callable, Iterable, Sequence

from verifier.quantities.numberwords import SCALES, WORDS
from verifier.types import Quantity, QuantityKind

_KEPT = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_WORD, _SCALE = (f"(?:{'|'.join(sorted(words, key=len, reverse=True))})" for words in (WORDS, SCALES))
_FIGURES = re.compile(rf"(?:(?<!\w)\d[\d,]*(?:\.\d+)?|\b{_WORD}(?:-{_WORD})?\b)(?: ?{_SCALE}\b)*", re.IGNORECASE)


def masked(text: str, quantities: Sequence[Quantity]) -> str:
    """`text` with `#` for the printed number, hedge and unit of each quantity.

    Dates and what is counted stay, and so do words such as "none", "both" and "doubled", which carry the statement.
    """
    return _rewritten(text, filter(_is_masked, quantities), lambda _quantity: "#")


def refigured(text: str, quantities: Sequence[Quantity], figures: str) -> str:
    """`text` with other `figures` for each number that `masked` hides, scale included; unit, hedge and ranks stay."""
    counted = (each for each in quantities if _is_masked(each) and each.kind is not QuantityKind.RANK)
    return _rewritten(text, counted, lambda quantity: _FIGURES.sub(figures, quantity.text))


def _rewritten(text: str, quantities: Iterable[Quantity], by: Callable[[Quantity], str]) -> str:
    pieces, last = [], 0
    for quantity in quantities:
        pieces += [text[last : quantity.start], by(quantity)]
        last = quantity.end
    return "".join([*pieces, text[last:]])


def _is_masked(quantity: Quantity) -> bool:
    return quantity.kind not in _KEPT and not _is_statement(quantity)


def _is_statement(quantity: Quantity) -> bool:
    """The number is a word that says all, none or a change, with no figure printed."""
    related = bool(quantity.relation) and (quantity.kind is QuantityKind.FRACTION or quantity.low == 0)
    return related or (quantity.kind is QuantityKind.MULTIPLE and not any(sign.isdecimal() for sign in quantity.text))
