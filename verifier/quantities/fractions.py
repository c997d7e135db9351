"""Parts of one: "a third", "two-thirds", "3/4", "½", "half an hour", "a quarter of a million"."""

import re
from decimal import Decimal

from verifier.quantities import tagging
from verifier.quantities.numberwords import DENOMINATORS, ORDINALS, SCALES, SMALL, TENS, VULGAR
from verifier.quantities.numerals import read_numeral
from verifier.quantities.operand import Operand
from verifier.quantities.tokens import Tokens
from verifier.quantities.units import read_unit
from verifier.types import QuantityKind

_ARTICLES = frozenset("a an one".split())
_DIVIDED = frozenset(
    "of were was are is had have has to in on more less lower higher as said say by from and or but at than for".split()
)
_RATED = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_HALVED = frozenset("time term life mast back brother sister hearted baked".split())
_NOT_QUARTERS = frozenset("century back final finals finalist time note".split())


def read_fraction(tokens: Tokens, i: int) -> Operand | None:
    """The fraction at token `i`; a fraction of a unit or a scale word comes as a plain number, ready for its unit."""
    low, word = tokens.low, tokens.word
    if word[i] in VULGAR:
        top, bottom = VULGAR[word[i]]
        return _of_one(tokens, i, i + 1, Decimal(top) / bottom)
    if tokens.kind[i] == "n" and word[i + 1] in ("/", "⁄"):
        return slashed(tokens, i)
    if low[i] == "half" and read_numeral(tokens, i) is None:
        compound = word[i + 1] == "-" and tokens.touching(i + 1)  # "the half-point rise"
        return None if compound or _is_period(tokens, i) else _of_one(tokens, i, i + 1, Decimal("0.5"))
    if low[i] in _ARTICLES:
        j = i + 2 if low[i + 1] == "-" else i + 1
        if low[j] in DENOMINATORS and low[j][-1] != "s" and not _is_rank(tokens, j) and not read_numeral(tokens, j):
            return _of_one(tokens, i, j + 1, Decimal(1) / DENOMINATORS[low[j]])
        if low[i] != "one" and low[i + 1] not in SCALES:
            return None
    return _counted_parts(tokens, i)


def _is_period(tokens: Tokens, i: int) -> bool:
    """As in "the first half of the century", "half-time"."""
    compound = tokens.word[i + 1] == "-" and tokens.low[i + 2] in _HALVED
    return compound or (i > 0 and tokens.low[i - 1] in ("first", "second", "latter"))


def slashed(tokens: Tokens, i: int) -> Operand | None:
    """As in "1/3", and "3.7/10" as a rating; the figures touch the stroke, and the part is less than the whole."""
    top, bottom = tokens.word[i], tokens.word[i + 2]
    touching = tokens.touching(i + 1) and tokens.touching(i + 2)
    if not touching or tokens.word[i + 1] not in ("/", "⁄") or not (_RATED.fullmatch(top) and bottom.isdecimal()):
        return None
    if max(len(top), len(bottom)) > 4 or not int(bottom) or Decimal(top) >= int(bottom) or tokens.word[i + 3] == "/":
        return None
    found = fraction(i, i + 3, Decimal(top) / int(bottom))
    return (
        found if top.isdecimal() else found._replace(step=Decimal(1).scaleb(-len(top.partition(".")[2])) / int(bottom))
    )


def fraction(begin: int, end: int, value: Decimal) -> Operand:
    """A share of a whole that follows."""
    return Operand(begin, end, value, Decimal("0.01"), kind=QuantityKind.FRACTION)


def _counted_parts(tokens: Tokens, i: int) -> Operand | None:
    """As in "two-thirds", "54 hundredths", "three twenty-fifths"."""
    number = read_numeral(tokens, i)
    if not number or number.value != number.value.to_integral_value():
        return None
    j = number.end + (tokens.low[number.end] in ("-", "‑"))
    found = _denominator(tokens, j)
    if not found or (tokens.kind[i] == "n" and found[0] > 100):
        return None
    return _of_one(tokens, i, found[1], number.value / found[0])


def _denominator(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """(value, end) of a plural denominator."""
    noun = tokens.low[j]
    if noun in DENOMINATORS and noun[-1] == "s" and noun != "seconds":
        return DENOMINATORS[noun], j + 1
    k = j + 1 + (tokens.low[j + 1] == "-")
    small = ORDINALS.get(tokens.low[k].removesuffix("s"), 99)
    parted = tokens.low[k][-1:] == "s" or tokens.low[j - 1] == "one"
    return (TENS[noun] + small, k + 1) if noun in TENS and small < 10 and parted else None


def _of_one(tokens: Tokens, i: int, j: int, value: Decimal) -> Operand | None:
    """The fraction, or what it makes of the scale word or unit after it."""
    scale = SCALES.get(tokens.low[j])
    if scale and scale > 100:
        return Operand(i, j + 1, value * scale, value * scale, scale=Decimal(scale), spelled=True)
    k = j + (tokens.low[j] == "of")
    if tokens.low[k] in ("a", "an"):
        scale = SCALES.get(tokens.low[k + 1])
        if scale:
            return Operand(i, k + 2, value * scale, value * scale, scale=Decimal(scale), spelled=True)
        if read_unit(tokens, k + 1):
            return Operand(i, k + 1, value, value)
    return fraction(i, j, value)


def _counts_on(tokens: Tokens, j: int) -> bool:
    """As in "two died and a third is missing"."""
    before = {word: value for word, value in SMALL.items() if value == DENOMINATORS[tokens.low[j]] - 1}
    return not before.keys().isdisjoint(tokens.low[max(0, j - 10) : j])


def _is_rank(tokens: Tokens, j: int) -> bool:
    """As in "a third missile" counts on; "a third of the missiles" divides."""
    after = tokens.low[j + 1]
    if tokens.low[j] in ("half", "quarter"):
        return after in _NOT_QUARTERS
    if after in ("is", "was") and _counts_on(tokens, j):
        return True
    if after in _DIVIDED or tokens.kind[j + 1] != "w":
        return False
    if tagging.is_participle(after) and tagging.is_function(tokens.low[j + 2]):
        return False  # "a third backed it"
    return tokens.low[j - 1] in ("a", "an") or (tokens.low[j - 1] == "-" and tokens.low[j - 2] in ("a", "an"))
