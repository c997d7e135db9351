"""Places in an order: "the eighth attack", "second-largest", "ranked 3rd"."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.numberwords import SMALL, TENS
from verifier.quantities.numerals import read_ordinal
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_SUPERLATIVES = lex.words(
    "largest biggest highest lowest smallest best worst oldest youngest longest richest poorest tallest busiest deadliest most least fastest placed ranked"
)
_PLACES = lex.words("place spot rank straight successive consecutive time")
_NOT_RANKED = lex.words(
    "lady hand world war aid half quarter floor - hour hours minute class division street avenue century name names"
)
_DETERMINERS = lex.words(
    "the a an his her its their our my this that 's ranked came finished placed was is be for in on"
)


def read_rank(tokens: Tokens, i: int, floor: int) -> Amount | None:
    """The ordinal at token `i`, with a superlative tied to it by a hyphen."""
    found = read_ordinal(tokens, i)
    if not found:
        return None
    value, end = found
    after = tokens.low[end]
    before = tokens.low[i - 1] if i else ""
    if after == "-" and tokens.low[end + 1] in _SUPERLATIVES:
        return _rank(i, end + 2, value)
    if after in _SUPERLATIVES:
        return _rank(i, end + 1, value)
    if after in _NOT_RANKED or (after == "of" and tokens.low[end + 1] == "all") or before in ("at", "-"):
        return None
    figures = tokens.kind[i] == "n"
    if tokens.kind[end] == "n" or after in SMALL or after in TENS:
        return None
    if tokens.word[i][:1].isupper() and tokens.word[end][:1].isupper():
        return None
    if not figures and value <= 3 and not (before in _DETERMINERS or before.endswith("'s")) and after not in _PLACES:
        return None
    if value == 2 and after in ("", ".", ",") and before in ("a", "the"):
        return None
    if before in ("for", "in") and value <= 3 and not figures and after not in _PLACES:
        return None
    return (
        _rank(i, end, value)
        if tagging.is_nominal(tokens, end) or before in _DETERMINERS or before.endswith("'s") or figures
        else None
    )


def _rank(begin: int, end: int, value: int) -> Amount:
    return Amount(begin, end, QuantityKind.RANK, Decimal(value), Decimal(value), figure=begin)
