"""The common scale on which two quantities are compared, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from verifier.quantities.convert import convert, convert_difference, may_mean_the_same, same_dimension
from verifier.quantities.interval import Reading
from verifier.types import ComparisonCode, Hedge, Quantity, QuantityKind

ALL = frozenset({"all", "every", "each", "both", "entire", "whole", "everyone", "everything", "everybody"})
NONE = frozenset({"none", "no", "neither", "nobody", "no one", "not one", "nothing", "not a single"})
_MOST = frozenset({"most", "majority", "mostly"})
_HALF = frozenset({"half", "half of"})
_SHARES = frozenset({QuantityKind.FRACTION, QuantityKind.PERCENT})
_TIMES = frozenset({QuantityKind.DURATION, QuantityKind.AGE})
_SINGLE = frozenset({QuantityKind.RANK, QuantityKind.TIME, QuantityKind.PERCENTAGE_POINTS})
_FALLS = frozenset({"fall_by"})
_FEW = 5
_BY = frozenset({"rise_by", "fall_by"})
_TO = frozenset({"rise_to", "fall_to"})
_WORD_FRACTION_STEP = Decimal(4)  # "a third": within two percent
_PROPORTION_STEP = Decimal(4)  # "nine in ten": within two percent
HUNDRED = Decimal(100)
_SLIP = Decimal(
    "0.001"
)  # what dividing and multiplying again may leave of the k of "54 of 69"; that of "5.2 of 10" is more


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why two quantities have no common scale, and whether that in itself contradicts the claim."""

    code: ComparisonCode
    reason: str
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """Both quantities read on one scale. `name` is that of the scale, "share" for percent of a total."""

    name: str
    claim: Reading
    evidence: Reading
    converted: bool = False


def k_of_n(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    """The two counts of "54 of 69"; None where no total is printed."""
    if quantity.of is None or not quantity.of or quantity.low is None:
        return None
    if quantity.kind is QuantityKind.FRACTION:
        part = quantity.low * quantity.of
        whole = part.to_integral_value()
        return whole if abs(part - whole) < _SLIP else part, quantity.of
    return quantity.low, quantity.of


def share(quantity: Quantity) -> Reading | None:
    """The quantity as percent of its total; None when its words do not say what part of a total it is."""
    pair = k_of_n(quantity)
    if pair is not None:
        value = pair[0] / pair[1] * HUNDRED
        return Reading(value, value, _PROPORTION_STEP if _is_proportion(quantity) else Decimal(0), quantity.hedge)
    if quantity.kind is QuantityKind.PERCENT:
        return _read(quantity)
    if quantity.kind is QuantityKind.FRACTION and quantity.low is not None:
        return _read(quantity, HUNDRED, _WORD_FRACTION_STEP)
    return _relation_share(quantity.relation)


def _relation_share(relation: str) -> Reading | None:
    if relation in _MOST:
        return Reading(Decimal(50), Decimal(50), Decimal(1), Hedge.MORE_THAN)
    for words, value in ((ALL, 100), (NONE, 0), (_HALF, 50)):
        if relation in words:
            return Reading(Decimal(value), Decimal(value), Decimal(0), Hedge.EXACT)
    return None


def _read(quantity: Quantity, factor: Decimal = Decimal(1), step: Decimal | None = None) -> Reading:
    return Reading(
        None if quantity.low is None else quantity.low * factor,
        None if quantity.high is None else quantity.high * factor,
        quantity.step * factor if step is None else step,
        quantity.hedge,
        quantity.kind is QuantityKind.COUNT and quantity.step <= 1,
        quantity.text.lower().startswith(("exactly", "only", "precisely", "just ")),
    )


def count(quantity: Quantity) -> Reading | None:
    """The quantity as a number of things; "none" is zero, "54 of 69" is 54."""
    pair = k_of_n(quantity)
    if pair is not None:
        return Reading(pair[0], pair[0], Decimal(1), quantity.hedge, counted=True)
    if quantity.kind is not QuantityKind.COUNT:
        return None
    if quantity.low is None and quantity.high is None:
        return Reading(Decimal(0), Decimal(0), Decimal(1), Hedge.EXACT, counted=True) if none(quantity) else None
    return _read(quantity)


def none(quantity: Quantity) -> bool:
    """Whether the quantity says that there is nothing of its kind."""
    return quantity.relation in NONE


def is_share(quantity: Quantity) -> bool:
    """Whether the quantity is first of all a part of a total rather than a number of things."""
    return share(quantity) is not None and (count(quantity) is None or _is_proportion(quantity))


def common_scale(claim: Quantity, evidence: Quantity) -> Common | Refusal:
    """Both quantities on the first scale that carries them both."""
    if QuantityKind.MULTIPLE not in {claim.kind, evidence.kind} and _changes_clash(claim.change, evidence.change):
        return Refusal(ComparisonCode.CANNOT_COMPARE, "one is a change, the other what it leads to")
    for scale in _SCALES:
        found = scale(claim, evidence)
        if found is not None:
            return found
    return Refusal(ComparisonCode.CANNOT_COMPARE, "they measure different things")


def _changes_clash(one: str, other: str) -> bool:
    """Going up by 5 is not going up to 5, nor starting from 5."""
    groups = [_BY, _TO, frozenset({"from"})]
    return bool(one and other) and next((other not in group for group in groups if one in group), False)


def _counts(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    ours, theirs = count(claim), count(evidence)
    if ours is None or theirs is None or _is_proportion(claim) or _is_proportion(evidence):
        return None
    if claim.per != evidence.per:
        return _rates(claim, evidence, ours, theirs)
    return Common("count", ours, theirs)


def _is_proportion(quantity: Quantity) -> bool:
    """“nine in ten” and "four out of five" are shares, whereas "54 of 69" and "four of the five" count both."""
    pair = k_of_n(quantity)
    if pair is None or not (pair[1] in {10, 100} or pair[1] <= _FEW):
        return False
    return " of " not in quantity.text or (" out of " in quantity.text and " the " not in quantity.text)


def _shares(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    ours, theirs = share(claim), share(evidence)
    if ours is None or theirs is None:
        return None
    return Common("share", _signed(ours, claim, evidence), _signed(theirs, evidence, claim))


def _signed(reading: Reading, quantity: Quantity, other: Quantity) -> Reading:
    """A fall is negative when the other quantity is a change too."""
    if quantity.change not in _FALLS or other.change not in _BY or reading.low is None or reading.high is None:
        return reading
    flip = _FLIPPED.get(reading.hedge, reading.hedge)
    return Reading(-reading.high, -reading.low, reading.step, flip, reading.counted, reading.strict)


_FLIPPED = {
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.MORE_THAN: Hedge.LESS_THAN,
    Hedge.LESS_THAN: Hedge.MORE_THAN,
}


def _multiples(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    """“doubled” is a rise of 100 percent, "halved" a fall of 50."""
    kinds = {claim.kind, evidence.kind}
    if kinds == {QuantityKind.MULTIPLE}:
        return Common("times", _read(claim), _read(evidence))
    if kinds == {QuantityKind.MULTIPLE, QuantityKind.PERCENT}:
        ours, theirs = _growth(claim), _growth(evidence)
        return Common("share", ours, theirs) if ours is not None and theirs is not None else None
    return None


def _growth(quantity: Quantity) -> Reading | None:
    reading = _read(quantity)
    if reading.low is None or reading.high is None:
        return None
    if quantity.kind is QuantityKind.MULTIPLE:
        grown = [(end - 1) * HUNDRED for end in (reading.low, reading.high)]
        return Reading(grown[0], grown[1], Decimal(10), reading.hedge)
    if quantity.change not in _BY:
        return None
    sign = -1 if quantity.change in _FALLS else 1
    return Reading(sign * reading.low, sign * reading.high, reading.step, reading.hedge)


def _money(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    if {claim.kind, evidence.kind} != {QuantityKind.MONEY}:
        return None
    ours, theirs = _read(claim), _read(evidence)
    if claim.unit and evidence.unit and claim.unit != evidence.unit:
        return _other_unit(claim, evidence, ours.low == theirs.low)
    return Common("money", ours, theirs) if claim.per == evidence.per else _rates(claim, evidence, ours, theirs)


def _other_unit(claim: Quantity, evidence: Quantity, same_numeral: bool) -> Refusal:
    """One sum in two currencies may be right twice; the same numeral with another unit is a slip."""
    units = f"different units, {claim.unit} and {evidence.unit}"
    return Refusal(ComparisonCode.UNIT_MISMATCH, units, False if same_numeral else None)


def _measures(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    kinds = {claim.kind, evidence.kind}
    if not (kinds == {QuantityKind.MEASURE} or kinds <= _TIMES):
        return None
    ours, theirs = _unit(claim), _unit(evidence)
    ours, theirs = _as_warm(ours, theirs), _as_warm(theirs, ours)
    if may_mean_the_same(ours, theirs) and claim.low == evidence.low:
        theirs = ours
    if not same_dimension(theirs, ours):
        return _other_unit(claim, evidence, claim.low == evidence.low)
    reading = _carry(_read(evidence), lambda value: convert(value, theirs, ours), _factor(theirs, ours))
    if claim.per != evidence.per:
        return _rates(claim, evidence, _read(claim), reading)
    return Common(ours, _read(claim), reading, converted=theirs != ours)


def _as_warm(unit: str, other: str) -> str:
    """“0.15 degrees” beside degrees of temperature are such degrees."""
    return other if unit == "degree" and other.startswith("degree_") else unit


def _unit(quantity: Quantity) -> str:
    return quantity.unit or ("year" if quantity.kind is QuantityKind.AGE else "")


def _factor(source: str, target: str) -> Decimal:
    return convert_difference(Decimal(1), source, target) or Decimal(1)


def _carry(reading: Reading, carry: Callable[[Decimal], Decimal | None], factor: Decimal) -> Reading:
    low = None if reading.low is None else carry(reading.low)
    high = None if reading.high is None else carry(reading.high)
    return Reading(low, high, reading.step * factor, reading.hedge, reading.counted, reading.strict)


def _rates(claim: Quantity, evidence: Quantity, ours: Reading, theirs: Reading) -> Common | Refusal:
    """“7 a day” against "49 a week"; a rate against a plain count has another scope."""
    if not claim.per or not evidence.per or not same_dimension(evidence.per, claim.per):
        return Refusal(
            ComparisonCode.DIFFERENT_SCOPE, "only one is a rate" if not claim.per or not evidence.per else ""
        )
    factor = _factor(evidence.per, claim.per)
    return Common("rate", ours, _carry(theirs, lambda value: value / factor, 1 / factor), converted=True)


def _plain(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    if claim.kind is not evidence.kind or claim.kind not in _SINGLE:
        return None
    return Common(claim.kind.value, _read(claim), _read(evidence))


def _points(claim: Quantity, evidence: Quantity) -> Common | Refusal | None:
    if {claim.kind, evidence.kind} != {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS}:
        return None
    reason = "percent is not percentage points"
    return Refusal(ComparisonCode.UNIT_MISMATCH, reason, False if claim.low == evidence.low else None)


_SCALES = (_counts, _shares, _multiples, _money, _measures, _plain, _points)
