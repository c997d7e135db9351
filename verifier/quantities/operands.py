"""Reads one number with its sign, currency, unit or total."""

from decimal import Decimal

from verifier.quantities import tagging
from verifier.quantities.fractions import fraction, read_fraction, slashed
from verifier.quantities.hedges import after_hedge, hedge_before
from verifier.quantities.numberwords import SCALES
from verifier.quantities.numerals import Numeral, read_numeral
from verifier.quantities.operand import Operand
from verifier.quantities.tokens import Tokens
from verifier.quantities.unit_table import Unit
from verifier.quantities.units import currency_before, read_unit
from verifier.types import QuantityKind

_MINUS = frozenset("- − – minus negative".split())
_ROUND = frozenset(
    map(
        Decimal,
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 5000, 10**4, 10**5, 10**6),
    )
)
_GENERIC = frozenset(map(Decimal, (10, 100, 1000)))
_DETERMINERS = frozenset("the these those his her its their our all".split())
_WHICH = frozenset("last first next past previous original remaining".split())
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_CURRENCY_SIGNS = frozenset("$£€¥₽₴₹₩")
_ARTICLED = frozenset(
    "gallon litre kilogram gram tonne metre centimetre millimetre inch foot acre hectare oil_barrel".split()
)
_GOVERNING = frozenset("with under over about nearly almost than to want use and or".split())
_THOUSAND = 1000
_OWNER = 4  # words


def read_operand(tokens: Tokens, i: int, floor: int = 0) -> Operand | None:
    """The operand whose number begins at token `i`, with sign and currency before it from token `floor` on."""
    number = (
        _absolute_zero(tokens, i, floor) or read_fraction(tokens, i) or _plain(tokens, i) or _a_unit(tokens, i, floor)
    )
    if not number or number.unit:
        return number
    inner = i > floor + 1 and tokens.word[i - 1] in ("-", "−") and tokens.touching(i) and tokens.touching(i - 1)
    signed = inner and tokens.word[i - 2] in _CURRENCY_SIGNS  # "$-5"
    begin, unit = currency_before(tokens, i - 1 if signed else i, floor)
    negative, begin = (True, begin) if signed and unit else _sign(tokens, begin, floor)
    number = number._replace(begin=min(begin, number.begin), value=-number.value if negative else number.value)
    if unit:
        return _in_currency(tokens, number, unit)
    return number if number.of is not None else _with_unit(tokens, number)


def _absolute_zero(tokens: Tokens, i: int, floor: int) -> Operand | None:
    if tokens.low[i] != "zero" or i <= floor or tokens.low[i - 1] != "absolute":
        return None
    zero = Decimal(0)
    return Operand(i - 1, i + 1, zero, Decimal(1), Unit(QuantityKind.MEASURE, "kelvin"), QuantityKind.MEASURE)


def _a_unit(tokens: Tokens, i: int, floor: int) -> Operand | None:
    """As in "seized a kilogram of cocaine"; not "$5 a kilogram of rice", "the price of a barrel of oil"."""
    if tokens.low[i] not in ("a", "an"):
        return None
    found = read_unit(tokens, i + 1)
    if not found or not (_weighed(tokens, i, found[0]) or _bounded(tokens, i, floor, found[0])):
        return None
    one = Decimal(1)
    return Operand(i, found[1], one, one, found[0], found[0].kind, spelled=True)


def _weighed(tokens: Tokens, i: int, unit: Unit) -> bool:
    governed = i > 0 and (tagging.is_verb(tokens.low[i - 1]) or tokens.low[i - 1] in _GOVERNING)
    counted = tokens.low[i + 3] in ("the", "this", "these") or tagging.is_nominal(tokens, i + 3)
    return tokens.low[i + 2] == "of" and unit.name in _ARTICLED and governed and counted


def _bounded(tokens: Tokens, i: int, floor: int, unit: Unit) -> bool:
    """As in "the lowest in more than a decade"; "over a decade" says how long only."""
    bound = hedge_before(tokens, i, floor) if tokens.low[i - 1] == "than" else None
    return unit.kind is QuantityKind.DURATION and bound is not None and (bound[1] > floor or not floor)


def _in_currency(tokens: Tokens, number: Operand, unit: Unit) -> Operand:
    """As in "$5", "$5 USD": the currency may be named once more."""
    after = read_unit(tokens, number.end)
    again = after is not None and after[0].kind is QuantityKind.MONEY and after[0].factor == 1
    end = after[1] if after and again else number.end
    return number.scaled(unit.factor)._replace(unit=unit, kind=QuantityKind.MONEY, end=end)


def _with_unit(tokens: Tokens, operand: Operand) -> Operand:
    """The operand with the unit printed after it, if any; "75 USD million" too."""
    found = read_unit(tokens, operand.end)
    if not found:
        return operand
    unit, end = found
    scale = SCALES.get(tokens.low[end], 1) if unit.kind is QuantityKind.MONEY else 1
    if scale > 1:
        operand, end = operand.scaled(Decimal(scale)), end + 1
    return operand.scaled(unit.factor)._replace(unit=unit, kind=unit.kind, end=end)


def _plain(tokens: Tokens, i: int) -> Operand | None:
    number = read_numeral(tokens, i)
    if not number:
        return None
    operand = Operand(i, number.end, number.value, number.step, scale=number.scale, spelled=number.spelled)
    return _share(tokens, operand) or _mixed(tokens, operand) or _over(tokens, operand) or operand


def _mixed(tokens: Tokens, whole: Operand) -> Operand | None:
    """As in "two and a half", "10 1/2", "3 million and a quarter": a whole number and a fraction of it."""
    if whole.value != whole.value.to_integral_value():
        return None
    j = whole.end
    if tokens.kind[j] == "n":
        part = slashed(tokens, j) if tokens.kind[j - 1] == "n" else None
    else:
        j += tokens.low[j] == "-"
        if tokens.low[j] != "and":
            return None
        j += 1 + (tokens.low[j + 1] == "-")
        part = read_fraction(tokens, j) or _half_million(tokens, j)
    if not part or tokens.low[part.end] == "of" or (part.scale > 1 and 1 < whole.scale <= part.scale):
        return None
    return _added(tokens, whole, part)


def _half_million(tokens: Tokens, j: int) -> Operand | None:
    """As in "a half million" after "and"; it is a number, and here a part."""
    number = read_numeral(tokens, j) if "half" in tokens.low[j : j + 2] or "quarter" in tokens.low[j : j + 2] else None
    return Operand(j, number.end, number.value, number.step, scale=number.scale) if number else None


def _added(tokens: Tokens, whole: Operand, part: Operand) -> Operand:
    """The sum; the part is one of the last large scale printed, unless it has a scale of its own."""
    unit = whole.scale if whole.scale >= _THOUSAND and part.kind is QuantityKind.FRACTION else Decimal(1)
    if part.scale > 1 and whole.scale == 1:
        whole = whole.scaled(part.scale)
    scale = SCALES.get(tokens.low[part.end], 1) if whole.scale == 1 and part.scale == 1 else 1
    value = (whole.value + part.value * unit) * scale
    step = min(part.value * unit, Decimal(1) if unit == 1 else unit) * scale
    return whole._replace(
        end=part.end + (scale > 1), value=value, step=step, scale=max(whole.scale, part.scale, Decimal(scale))
    )


def _over(tokens: Tokens, top: Operand) -> Operand | None:
    """As in "one over three" as a division, when nothing countable follows."""
    if tokens.low[top.end] != "over" or top.scale != 1:
        return None
    bottom = read_numeral(tokens, top.end + 1)
    if not bottom or not bottom.value or tokens.kind[bottom.end] == "w" or tokens.word[bottom.end] in ("%", "-", "$"):
        return None
    return fraction(top.begin, bottom.end, top.value / bottom.value)


def _sign(tokens: Tokens, i: int, floor: int) -> tuple[bool, int]:
    """Whether a minus stands before token `i` that is no dash between words."""
    k = i - 1
    if k < floor or tokens.low[k] not in _MINUS:
        return False, i
    if tokens.low[k] in ("minus", "negative"):
        return (True, k) if tokens.kind[k - 1] != "n" and tokens.low[k - 1] != "or" else (False, i)
    alone = not tokens.touching(k) or tokens.word[k - 1] in ("(", "=", "<", ">", "[")
    return (True, k) if alone and tokens.touching(i) and tokens.kind[k - 1] != "n" else (False, i)


def _share(tokens: Tokens, part: Operand) -> Operand | None:
    """As in "54 of 69", "nine in ten", "one out of every four": `part` with its total.

    Generic shares ("in", "every", "out of ten") are fractions; "54 of 69" and "54 out of 69" stay counts with a total.
    """
    connector, k = _connector(tokens, part.end)
    if not connector:
        return None
    every = tokens.low[k] == "every"
    determined = tokens.low[k] in _DETERMINERS
    k += every or determined
    named = determined and tokens.low[k] in _WHICH
    k = _past_owner(tokens, k + named) if determined else k
    k = k if connector == "in" else after_hedge(tokens, k)
    total = read_numeral(tokens, k)
    if not total or tokens.low[k] in ("a", "an") or not _can_total(tokens, part, total, k):
        return None
    if connector == "in" and (
        part.value >= total.value or determined or not (every or part.value == 1 or total.value in _ROUND)
    ):
        return None
    unit = read_unit(tokens, total.end)
    if unit and not every and not (named and unit[0].kind is QuantityKind.DURATION):  # "six of the past seven years"
        return None
    if connector == "in" or every or (connector == "out of" and total.value in _GENERIC and not determined):
        share = fraction(part.begin, total.end, part.value / total.value)
        return share._replace(step=1 / total.value, of=total.value)
    return _others(tokens, part, total.value)._replace(end=total.end, of=total.value)


def _past_owner(tokens: Tokens, k: int) -> int:
    """The token after "province's" in "five of the province's 23 districts", or `k` where nobody owns anything."""
    for j in range(k, k + _OWNER):
        if tokens.kind[j] != "w" or tagging.is_function(tokens.low[j]):
            return k
        if tokens.low[j].endswith("'s"):
            return j + 1
    return k


def _others(tokens: Tokens, part: Operand, total: Decimal) -> Operand:
    """As in "all but one of 35": what is left of the total; else the part itself."""
    if tokens.low[part.begin - 2 : part.begin] != ["all", "but"]:
        return part
    return part._replace(begin=part.begin - 2, value=total - part.value)


def _connector(tokens: Tokens, j: int) -> tuple[str, int]:
    """The word between part and total, and the token after it."""
    low = tokens.low
    if low[j] == "out" and low[j + 1] == "of":
        return "out of", j + 2
    if low[j] in ("of", "in"):
        return low[j], j + 1
    if low[j] == "-" and low[j + 1] in ("in", "of") and low[j + 2] == "-":
        return low[j + 1], j + 3
    return "", j


def _can_total(tokens: Tokens, part: Operand, total: Numeral, k: int) -> bool:
    """The second number is large enough, of the same order, and neither a year nor a day."""
    year = tokens.kind[k] == "n" and len(tokens.word[k]) == 4 and 1500 <= total.value < 2100
    dated = year or tokens.word[total.end][:3] in _MONTHS
    return not dated and total.value >= part.value > 0 and not (part.scale != 1 and total.scale == 1)
