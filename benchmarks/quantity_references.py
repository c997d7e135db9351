"""Outside references for quantities: Recognizers' English tests, MeasEval.

Recognizers: a case is understood when every annotated number is found where it stands with an equal resolution, and
nothing of that sort is found where none is annotated. Whether a two-sided range includes its ends is not kept by
`Quantity` and not judged.
"""

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from verifier.quantities import parse
from verifier.types import Hedge, Quantity, QuantityKind

Case = dict[str, Any]
GROUPS = (
    "NumberModel",
    "NumberRangeModel",
    "PercentModel",
    "CurrencyModel",
    "DimensionModel",
    "TemperatureModel",
    "AgeModel",
    "OrdinalModel",
)
_WARMTH = frozenset({"degree_Celsius", "degree_Fahrenheit", "kelvin"})
_SORTS = {
    "NumberModel": (QuantityKind.COUNT, QuantityKind.FRACTION),
    "PercentModel": (QuantityKind.PERCENT,),
    "CurrencyModel": (QuantityKind.MONEY,),
    "DimensionModel": (QuantityKind.MEASURE,),
    "AgeModel": (QuantityKind.AGE,),
    "OrdinalModel": (QuantityKind.RANK,),
}
_BOUNDS = {
    Hedge.AT_LEAST: ("[", True),
    Hedge.MORE_THAN: ("(", True),
    Hedge.AT_MOST: ("]", False),
    Hedge.LESS_THAN: (")", False),
}


@dataclass
class Share:
    """Cases understood of all, with those that were not."""

    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, right: bool, miss: str) -> None:
        """Count one case."""
        self.total += 1
        self.right += right
        if not right:
            self.misses.append(miss)


def read(path: Path) -> list[Case]:
    """The cases of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _number(printed: object) -> Decimal | None:
    try:
        return Decimal(str(printed).rstrip("%"))
    except InvalidOperation:
        return None


def _equal(one: Decimal | None, two: Decimal | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= max(abs(two), Decimal(1)) * Decimal("1e-9")


@cache
def _registry() -> Any:  # noqa: ANN401  pint has no types
    import pint  # noqa: PLC0415  only for this comparison

    return pint.UnitRegistry()


_NAMES = {
    "f": "degree_Fahrenheit",
    "c": "degree_Celsius",
    "k": "kelvin",
    "fahrenheit": "degree_Fahrenheit",
    "pound": "pound",
    "pound-mass": "pound",
    "ton": "tonne",
    "barrel": "oil_barrel",
    "cubic centimetre": "centimetre ** 3",
    "mph": "mile / hour",
    "information bit": "bit",
}


@cache
def same_unit(own: str, theirs: str) -> bool:
    """Both names mean the same unit to pint."""
    name = theirs.strip().lower()
    name = _NAMES.get(name, name)
    name = re.sub(r"\bsquare (\w+)", r"\1 ** 2", name)
    name = re.sub(r"\bcubic (\w+)", r"\1 ** 3", name).replace(" per ", " / ")
    name = re.sub(r"degree (celsius|fahrenheit)", lambda m: f"degree_{m[1].capitalize()}", name)
    name = re.sub(r"(?<=[a-z]) (?=[a-z])", "_", name)
    try:
        units = _registry()
        return bool(units.parse_units(own) == units.parse_units(name)) or bool(
            units.Quantity(1, own).to(name).magnitude == 1
        )
    except Exception:  # noqa: BLE001  pint raises many kinds for names it does not know
        return own == theirs.lower()


def _range_is(quantity: Quantity, printed: str) -> bool:
    match = re.fullmatch(r"([\[(])(-?[\d.E+]*),(-?[\d.E+]*)([\])])", printed)
    if not match:
        return False
    left, low, high, right = match.groups()
    if low and high:
        two_sided = quantity.hedge is Hedge.RANGE or low == high
        return two_sided and _equal(quantity.low, _number(low)) and _equal(quantity.high, _number(high))
    bound = _BOUNDS.get(quantity.hedge)
    if not bound:
        return False
    bracket, below = bound
    return bracket == (left if low else right) and below == bool(low) and _equal(quantity.low, _number(low or high))


def _resolves(model: str, quantity: Quantity, annotation: Case) -> bool:
    """The quantity says what the annotation says."""
    resolution = annotation["Resolution"]
    value = _number(resolution.get("value"))
    match model:
        case "NumberRangeModel":
            return _range_is(quantity, resolution["value"])
        case "OrdinalModel" | "PercentModel":
            return _is_sort(model, quantity) and _equal(quantity.low, value)
        case "CurrencyModel":
            return _same_money(quantity, value, resolution.get("isoCurrency"))
        case "DimensionModel" | "TemperatureModel" | "AgeModel":
            return _same_measure(quantity, value, resolution["unit"])
        case _:
            share = quantity.low / quantity.of if quantity.of and quantity.low is not None else None
            return _equal(quantity.low, value) or (share is not None and _equal(share, value))


def _same_money(quantity: Quantity, value: Decimal | None, code: str | None) -> bool:
    """Recognizers gives "34 cents" as 34 of a unit without code; we keep .34 dollars."""
    in_hundredths = _equal(quantity.low, value / 100) if value is not None and not code else False
    return (not code or quantity.unit == code) and (_equal(quantity.low, value) or in_hundredths)


def _same_measure(quantity: Quantity, value: Decimal | None, unit: str) -> bool:
    """Of "eight to 10 feet" Recognizers keeps the second number only."""
    alike = _equal(quantity.low, value) or (quantity.hedge is Hedge.RANGE and _equal(quantity.high, value))
    rate = f"{quantity.unit} / {quantity.per}" if quantity.per else quantity.unit
    return alike and (same_unit(quantity.unit, unit) or same_unit(rate, unit))


def _is_sort(model: str, quantity: Quantity) -> bool:
    """The quantity is of the sort that `model` annotates."""
    warm = quantity.unit in _WARMTH
    if quantity.kind is QuantityKind.MEASURE and (warm or quantity.unit == "degree"):
        return model == "TemperatureModel" and warm
    return quantity.kind in _SORTS.get(model, ())


def understood(case: Case) -> bool:
    """Every annotation is met, and a case without any is left alone."""
    model = case["meta"]["model"]
    found = parse(case["text"])
    if not case["annotations"]:
        return not any(_is_sort(model, quantity) for quantity in found)
    return all(
        any(
            quantity.start <= annotation["End"]
            and quantity.end > annotation["Start"]
            and _resolves(model, quantity, annotation)
            for quantity in found
        )
        for annotation in case["annotations"]
        if annotation["Resolution"].get("value", "") not in (None, "null")
    )


def recognizers(path: Path) -> dict[str, Share]:
    """Share of Recognizers' cases understood, by model."""
    shares = {group: Share() for group in GROUPS}
    for case in read(path):
        group = case["meta"]["model"]
        if group in shares:
            got = [(q.text, str(q.low), str(q.high), q.hedge.value, q.unit) for q in parse(case["text"])]
            wanted = [(a["Text"], a["Resolution"].get("value")) for a in case["annotations"]]
            shares[group].add(understood(case), f"{case['text']} | expected {wanted} | found {got}")
    return shares


def measeval(paths: list[Path]) -> Share:
    """Share of MeasEval's quantity spans that one of ours overlaps with."""
    share = Share()
    for path in paths:
        for case in read(path):
            found = parse(case["text"])
            for annotation in case["annotations"]:
                if annotation["type"] == "Quantity":
                    hit = any(q.start < annotation["end"] and q.end > annotation["start"] for q in found)
                    around = case["text"][max(0, annotation["start"] - 60) : annotation["end"] + 40]
                    share.add(hit, f"{annotation['text']} | {around}")
    return share
