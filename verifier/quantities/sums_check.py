"""Whether a printed number can be the result of a sum, given how roughly each number is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from verifier.quantities.interval import Interval
from verifier.quantities.wording import number
from verifier.types import Finding, Hedge, Quantity, QuantityKind

_ROUGH = Decimal("0.05")  # how far from its number "about" may lie before a sum is called wrong
_FINE = Decimal("0.05")  # "1 billion" is not taken for 1.4 billion
_PERCENT_SLACK = Decimal("0.6")
_WORD_FRACTION = Decimal("0.025")
CONTRADICTED, CONFIRMED = "contradicted", "confirmed"


@dataclass(frozen=True, slots=True)
class Sum:
    """A recomputed number: the numbers it may be, the best guess, and how it was reached ("2 + 5 = 7")."""

    value: Decimal
    interval: Interval
    told: str
    parts: tuple[Quantity, ...]


def usable(quantity: Quantity) -> bool:
    """Whether the quantity is one printed number, and so can be part of a sum."""
    return quantity.low is not None and quantity.low == quantity.high and quantity.hedge is not Hedge.RANGE


def value(quantity: Quantity) -> Decimal:
    """The printed number of a usable quantity."""
    return quantity.low if quantity.low is not None else Decimal(0)


def spread(quantity: Quantity) -> Interval:
    """The numbers that a usable quantity may stand for."""
    n = value(quantity)
    if quantity.hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN}:
        return Interval(n, None)
    if quantity.hedge in {Hedge.AT_MOST, Hedge.LESS_THAN}:
        return Interval(None, n)
    half = min(quantity.step / 2, abs(n) * _FINE) if quantity.step != 1 or _continuous(quantity) else Decimal(0)
    if quantity.kind is QuantityKind.FRACTION and quantity.of is None:
        half = _WORD_FRACTION
    rough = abs(n) * _ROUGH if quantity.hedge in {Hedge.ABOUT, Hedge.ALMOST} else Decimal(0)
    return Interval(n - half - rough, n + half + (rough if quantity.hedge is Hedge.ABOUT else 0))


def _continuous(quantity: Quantity) -> bool:
    return quantity.kind is not QuantityKind.COUNT


def add(parts: Sequence[Quantity]) -> Sum:
    """The parts added up."""
    total = sum((value(part) for part in parts), Decimal(0))
    ranges = [spread(part) for part in parts]
    lows, highs = [r.low for r in ranges], [r.high for r in ranges]
    low = None if None in lows else sum((x for x in lows if x is not None), Decimal(0))
    high = None if None in highs else sum((x for x in highs if x is not None), Decimal(0))
    return Sum(total, Interval(low, high), f"{' + '.join(show(p) for p in parts)} = {number(total)}", tuple(parts))


def divide(part: Quantity, total: Quantity, less: int = 0) -> Sum | None:
    """`part` in percent of `total`, less `less` percent; None where the printed numbers leave it open."""
    top, bottom = spread(part), spread(total)
    if not value(total) or value(total) < 0 or value(part) < 0:
        return None
    ratio = value(part) / value(total) * 100 - less
    low = None if top.low is None or not bottom.high else top.low / bottom.high * 100 - less
    high = None if top.high is None or not bottom.low else top.high / bottom.low * 100 - less
    sign = "+" if less and ratio > 0 else ""
    told = f"{show(part)} / {show(total)} = {sign}{number(ratio).replace('-', '−')} percent"
    return Sum(ratio, Interval(low, high), told, (part, total))


def subtract(one: Quantity, other: Quantity) -> Sum:
    """How much larger `one` is than `other`."""
    top, bottom = spread(one), spread(other)
    low = None if top.low is None or bottom.high is None else top.low - bottom.high
    high = None if top.high is None or bottom.low is None else top.high - bottom.low
    apart = value(one) - value(other)
    told = f"{show(one)} − {show(other)} = {number(apart).replace('-', '−')}"
    return Sum(apart, Interval(low, high), told, (one, other))


def percent_spread(quantity: Quantity) -> Interval:
    """The percentages that a printed share may stand for."""
    factor = 100 if quantity.kind is QuantityKind.FRACTION else 1
    stated = spread(quantity)
    low = None if stated.low is None else stated.low * factor - _PERCENT_SLACK
    high = None if stated.high is None else stated.high * factor + _PERCENT_SLACK
    return Interval(low, high)


def apart(one: Interval, other: Interval) -> bool:
    """Whether the two have no number in common."""
    return one.below(other) or other.below(one)


def show(quantity: Quantity) -> str:
    """The number as digits, with its percent sign."""
    sign = " percent" if quantity.kind is QuantityKind.PERCENT else ""
    return f"{number(value(quantity))}{sign}"


def verdict(kind: str, done: Sum, stated: Quantity, allowed: Interval, said: tuple[str, str]) -> Finding:
    """The finding that `done` confirms or contradicts the number `stated`, which allows `allowed`.

    `said` introduces the sum where it comes out, and where it does not.
    """
    wrong = apart(done.interval, allowed)
    quantities = tuple(sorted({*done.parts, stated}, key=lambda q: q.start))
    printed = show(stated) if stated.text.isalpha() and stated.of is None else " ".join(stated.text.split())
    arithmetic = f"{done.told}, the text says {printed}" if wrong else f"{done.told} ✓"
    message = f"{said[1]}: {done.told}, but the text says {printed}." if wrong else f"{said[0]}: {done.told}."
    outcome = CONTRADICTED if wrong else CONFIRMED
    start, end = min(q.start for q in quantities), max(q.end for q in quantities)
    return Finding(kind, outcome, message, arithmetic, quantities, start, end)
