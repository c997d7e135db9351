"""Two numbers that make one quantity: ranges, scores, tolerances, feet and inches."""

from decimal import Decimal

from verifier.quantities import lexicon as lex
from verifier.quantities import tagging
from verifier.quantities.amounts import Amount
from verifier.quantities.numberwords import WORDS
from verifier.quantities.operand import Operand
from verifier.quantities.operands import read_operand
from verifier.quantities.tokens import Tokens
from verifier.quantities.unit_table import UNITS
from verifier.types import Hedge, QuantityKind

_DASHES = frozenset("- – — ‑ − ~".split())
_TO = frozenset("to through till until".split())
_CONNECTORS = _DASHES | _TO | {"and", "or", "±", ":"}
_SIGNS = frozenset("$ £ € ¥ US USD EUR GBP".split())
_HEDGES = frozenset("about around nearly almost approximately roughly perhaps even as".split())
_SCORING = lex.words(
    "won win wins beat beats lost lose loses draw drew defeat defeated victory score scored scoreline vote votes voted "
    "match game final lead led leading trail trailed penalties shootout set sets tie tied winner equaliser goal goals "
    "ahead thrashed edged split ruling passed approved down"
)
# (larger, smaller): how many of the smaller make one of the larger.
_CHAINS = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("metre", "centimetre"): 100,
}
_BOUNDED = 1000


def chained(tokens: Tokens, first: Operand) -> Operand:
    """As in "5 feet 2 inches", "2 hours and 30 minutes", "3 dollars 50 cents" as one number of the larger unit."""
    if not first.unit:
        return first
    j = first.end + (tokens.low[first.end] == "and")
    if tokens.kind[j] != "n" and tokens.low[j] not in WORDS:
        return first
    second = read_operand(tokens, j, j)
    if second and not second.unit and first.unit.name == "foot" and tokens.low[second.end] == "in":
        second = second._replace(unit=UNITS["inches"], end=second.end + 1)
    if not second or not second.unit:
        return first
    many = _CHAINS.get((first.unit.name, second.unit.name), 0)
    coins = first.unit.name == second.unit.name and second.unit.factor < 1 == first.unit.factor
    if not many and not (coins and first.kind is QuantityKind.MONEY):
        return first
    part = second.value / many if many else second.value
    return first._replace(end=second.end, value=first.value + part, step=part if many else second.step)


def joined(tokens: Tokens, first: Operand, i: int, floor: int) -> Amount | None:
    """A range or score made of `first` and the operand after a dash, "to", "and" or "or"."""
    first = _unsuspended(tokens, first)
    sign = _sign(tokens, first.end)
    if sign not in _CONNECTORS or (first.of is not None and sign not in _TO):
        return None
    second = _second(tokens, first, sign)
    if not second:
        return None
    if sign == "or" and first.unit and second.unit and first.begin == i:
        return None  # "50 mg or 100 mg": a choice between two
    first, second = _level(first, second)
    if sign == "±":
        return _range(first, second, i)._replace(high=first.value, hedge=Hedge.ABOUT)
    if sign in _DASHES or sign == ":":
        return (_result if sign == ":" else _dashed)(tokens, first, second, i)
    return _worded(tokens, first, second, i, floor)


def _unsuspended(tokens: Tokens, first: Operand) -> Operand:
    """As in "8- to 16-metre": the first number waits for the unit of the second."""
    j = first.end
    waits = tokens.word[j] in ("-", "‑") and tokens.touching(j) and tokens.low[j + 1] in ("to", "or") and not first.unit
    return first._replace(end=j + 1) if waits else first


def _sign(tokens: Tokens, j: int) -> str:
    """The sign at token `j`, "±" where it is typed as "+/-"."""
    typed = tokens.word[j : j + 2] == ["+", "/"] and tokens.word[j + 2] in ("-", "−")
    return "±" if typed else tokens.low[j]


def _second(tokens: Tokens, first: Operand, sign: str) -> Operand | None:
    k = first.end + (3 if tokens.word[first.end] == "+" else 1)
    while tokens.word[k] in _SIGNS:
        k += 1
    if tokens.low[k] in _HEDGES and sign in ("and", "to"):
        k += 1
    k += sign in ("and", "to") and tokens.word[k] in ("-", "−") and tokens.touching(k + 1) and not tokens.touching(k)
    second = read_operand(tokens, k, first.end + 1)
    if not second or second.of is not None or (tokens.low[k] in ("a", "an") and second.end == k + 1):
        return None
    return second


def _worded(tokens: Tokens, first: Operand, second: Operand, i: int, floor: int) -> Amount | None:
    """As in "from 20 to 50", "between 10 and 20", "two or three"."""
    sign = tokens.low[first.end]
    if second.value < first.value and _spans(tokens, first) and _same_sort(first, second):
        return _range(first, second, i, first.begin - 1)._replace(low=second.value, high=first.value)
    if not _same_sort(first, second) or second.value <= first.value:
        return _odds(tokens, first, second, i) if sign == "to" else None
    opener = tokens.low[first.begin - 1] if first.begin > floor else ""
    if sign == "and":
        return _range(first, second, i, first.begin - 1) if opener == "between" else None
    if sign == "or":
        near = second.value <= 2 * first.value or second.value - first.value <= 2
        return _range(first, second, i) if near else None
    if opener == "by" or change_before(tokens, first.begin - (opener == "from")):
        return None
    return _range(first, second, i, first.begin - (opener == "from"))


def _spans(tokens: Tokens, first: Operand) -> bool:
    """As in "ranged from -18 °C to -34 °C": the two ends of a range, in whichever order."""
    k = first.begin - 2
    return (
        k >= 0 and tokens.low[k + 1] == "from" and tokens.low[k] in ("ranged", "ranging", "ranges", "range", "varied")
    )


def _level(first: Operand, second: Operand) -> tuple[Operand, Operand]:
    """Unit and scale printed once hold for both: "20 to 50 thousand dollars", "$20-50"."""
    if second.unit and not first.unit and first.kind is QuantityKind.COUNT:
        first = first.scaled(second.unit.factor)._replace(unit=second.unit, kind=second.kind)
    elif first.unit and not second.unit and second.kind is QuantityKind.COUNT:
        second = second.scaled(first.unit.factor)._replace(unit=first.unit, kind=first.kind)
    if second.scale > 1 and first.scale == 1 and first.value < second.value / second.scale:
        first = first.scaled(second.scale)
    return first, second


def _same_sort(first: Operand, second: Operand) -> bool:
    return first.kind is second.kind and first.unit == second.unit


def _range(first: Operand, second: Operand, figure: int, begin: int | None = None) -> Amount:
    return Amount(
        first.begin if begin is None else begin,
        second.end,
        second.kind,
        first.value,
        second.value,
        Hedge.RANGE,
        second.unit.name if second.unit else "",
        max(first.step, second.step),
        figure=figure,
    )


def _dashed(tokens: Tokens, first: Operand, second: Operand, i: int) -> Amount | None:
    """As in "10–20 people" is a range, "52-48" a score; a dash between spaces joins only bare figures."""
    dash, after = first.end, second.end
    figures = tokens.kind[i] == "n"
    if tokens.touching(dash) != tokens.touching(dash + 1) or (
        tokens.word[after] == "-" and tokens.kind[after + 1] == "n"
    ):
        return None
    if not tokens.touching(dash) and not (figures and tokens.kind[after] != "w" and tokens.kind[dash - 1] == "n"):
        return None
    plain = figures and not (first.unit or second.unit) and first.scale == second.scale == 1
    marked = plain and max(first.value, second.value) < _BOUNDED and tokens.word[dash] != "~" and tokens.touching(dash)
    if marked and (first.value >= second.value or _in_contest(tokens, i, after)):
        return Amount(i, after, QuantityKind.SCORE, first.value, second.value, figure=i)
    return _range(first, second, i) if first.value < second.value and _same_sort(first, second) else None


def _result(tokens: Tokens, first: Operand, second: Operand, i: int) -> Amount | None:
    """As in "won with 45:19 points"."""
    plain = tokens.kind[i] == "n" and not (first.unit or second.unit) and first.scale == second.scale == 1
    dense = tokens.touching(first.end) and tokens.touching(first.end + 1)
    points = tokens.low[second.end] in ("points", "goals", "sets") or _in_contest(tokens, i, second.end)
    if plain and dense and points:
        return Amount(i, second.end, QuantityKind.SCORE, first.value, second.value, figure=i)
    return None


def _in_contest(tokens: Tokens, i: int, j: int) -> bool:
    """Words of a match or vote stand near, and nothing countable after."""
    near = tokens.low[max(0, i - 6) : i] + tokens.low[j : j + 5]
    return any(word in _SCORING for word in near) and not tagging.is_plural(tokens.low[j])


def _odds(tokens: Tokens, first: Operand, second: Operand, i: int) -> Amount | None:
    """As in "won 3 to 1"."""
    plain = first.kind is second.kind is QuantityKind.COUNT and first.scale == second.scale == 1
    contest = any(word in _SCORING for word in tokens.low[max(0, i - 5) : i])
    if plain and contest and first.value < _BOUNDED and not tagging.is_nominal(tokens, second.end):
        return Amount(i, second.end, QuantityKind.SCORE, first.value, second.value, figure=i)
    return None


def change_before(tokens: Tokens, i: int) -> bool:
    """A verb or noun of change governs what begins at token `i`."""
    for k in range(i - 1, max(-1, i - 8), -1):
        word = tokens.low[k]
        if word in lex.RISE or word in lex.FALL or word in lex.MOVE:
            return True
        if word in (".", ";", ":", "!", "?") or tagging.is_verb(word):
            return False
    return False


def two_bounds(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """Neighbours such as "more than 10 and less than 40" made one range."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        if before and _encloses(tokens, before, amount):
            low, high = sorted((before, amount), key=lambda bound: bound.low or Decimal(0))
            found[-1] = before._replace(end=amount.end, low=low.low, high=high.high, hedge=Hedge.RANGE)
        else:
            found.append(amount)
    return found


_LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_UPPER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})


def _encloses(tokens: Tokens, one: Amount, two: Amount) -> bool:
    """One is a lower bound, the other an upper one, with only a conjunction between them."""
    if one.kind is not two.kind or one.unit != two.unit or one.low is None or two.low is None or one.of or two.of:
        return False
    rising = one.hedge in _LOWER and two.hedge in _UPPER and one.low < two.low
    falling = one.hedge in _UPPER and two.hedge in _LOWER and two.low < one.low
    return (rising or falling) and tuple(tokens.low[one.end : two.begin]) in (("and",), ("but",), (",",), (",", "but"))
