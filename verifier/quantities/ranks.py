"""Places in an order: "the eighth attack", "second-largest", "ranked 3rd"."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.numberwords import WORDS
from verifier.quantities.numerals import read_ordinal
from verifier.quantities.tokens import Tokens
from verifier.types import QuantityKind

_SUPERLATIVES = lex.words(
    "largest biggest highest lowest smallest best worst oldest youngest longest richest poorest tallest busiest "
    "deadliest most least fastest placed ranked"
)
_PLACES = lex.words("place spot rank straight successive consecutive time")
_NOT_RANKED = lex.words(
    "lady hand world war aid half quarter floor - hour hours minute class division street avenue century name names"
)
_SET_BEFORE = lex.words(
    "the a an every his her its their our my this that 's ranked came finished qualified placed was is be for in on"
)
_LOW = 3  # "first", "second" and "third" are adverbs and fractions too


def read_rank(tokens: Tokens, i: int) -> Amount | None:
    """The ordinal at token `i`, with a superlative tied to it by a hyphen."""
    found = read_ordinal(tokens, i)
    if not found:
        return None
    value, end = found
    superlative = end + (tokens.low[end] == "-")
    if tokens.low[superlative] in _SUPERLATIVES:
        end = superlative + 1
    elif _orders_nothing(tokens, i, end, value) or not _is_set(tokens, i, end, value):
        return None
    return Amount(i, end, QuantityKind.RANK, Decimal(value), Decimal(value), figure=i)


def _orders_nothing(tokens: Tokens, i: int, end: int, value: int) -> bool:
    """Part of a name, a time or a phrase: "second-hand", "First World War", "at first", "the first 11 months"."""
    before, after = tokens.low[i - 1] if i else "", tokens.low[end]
    named = tokens.word[i][:1].isupper() and tokens.word[end][:1].isupper()
    counted = tokens.kind[end] == "n" or after in WORDS
    a_moment = value == 2 and after in ("", ".", ",") and before in ("a", "the")
    firstly = (after == "of" and tokens.low[end + 1] == "all") or before in ("at", "-")
    return named or counted or a_moment or firstly or after in _NOT_RANKED


def _is_set(tokens: Tokens, i: int, end: int, value: int) -> bool:
    """A determiner, a noun or figures show that a place in an order is meant."""
    before, after = tokens.low[i - 1] if i else "", tokens.low[end]
    figures = tokens.kind[i] == "n"
    listed = before in (",", "and") and after == "in"  # "first in oil, second in gas and fourth in coal"
    determined = before in _SET_BEFORE or before.endswith("'s") or listed
    if value <= _LOW and not figures and after not in _PLACES:
        return determined and before not in ("for", "in")
    return figures or determined or tagging.is_nominal(tokens, end)
