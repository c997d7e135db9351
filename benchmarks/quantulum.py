"""quantulum3's own tests, read by us and by quantulum3, both judged by value and unit in one way.

It runs beside where it is installed (`pip install quantulum3`; without its classifier, which is not shipped).

A reading is right when its value in its unit is that of the test: 1 USD answers 100 cents, 12 a dozen, 0 K absolute
zero. Units are compared by pint; the names of quantulum3 are put in pint's words. What it has no notion of is neither
asked for nor held against a reading: dates, times of day, ranks, vague counts, words such as "all", and "one" before a
noun. It takes a year for a bare number, a range for its middle, and a change from one value to another for a range.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quantity_references import Share, read
from verifier.quantities import parse
from verifier.types import Hedge, Quantity, QuantityKind

_UNASKED = frozenset({QuantityKind.DATE, QuantityKind.TIME, QuantityKind.RANK})
_VAGUE = re.compile(r"\b(?:several|few|dozens|scores|hundreds|thousands|millions|billions|handful)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONEY = """
USD = [USD]
EUR = [EUR]
GBP = [GBP]
JPY = [JPY]
dollar = USD
cent = 0.01 USD
dime = 0.1 USD
euro = EUR
pound_sterling = GBP
penny = 0.01 GBP
yen = JPY
dozen = 12
bakers_dozen = 13
gross = 144
""".strip().splitlines()
_NAMES = {
    "": "dimensionless",
    "percentage": "percent",
    "pound-mass": "pound",
    "ton": "tonne",  # of its "tpd", which is in use for either
    "degree angle": "degree",
    "minute of arc": "arcminute",
    "second of arc": "arcsecond",
    "british thermal unit": "Btu",
    "baker's dozen": "bakers_dozen",
}


class Reading(NamedTuple):
    """A number with the pint name of its unit; `asked` is False for what quantulum3 has no notion of."""

    value: float
    unit: str
    asked: bool = True


def pint_name(name: str) -> str:
    """The pint expression of a unit as quantulum3 names it: "kilometre per square second", "inverse femtobarn"."""
    parts = [part.strip() for part in name.split(" per ")]
    return " / ".join(_factor(part) for part in parts)


def _factor(name: str) -> str:
    if name in _NAMES:
        return _NAMES[name]
    for word, form in (("inverse ", "1 / {}"), ("square ", "{} ** 2"), ("cubic ", "{} ** 3")):
        if name.startswith(word):
            return form.format(_factor(name.removeprefix(word)))
    degrees = re.fullmatch(r"degree (celsius|fahrenheit)", name, re.IGNORECASE)
    if degrees:
        return f"degree_{degrees[1].capitalize()}"
    whole = name.replace(" ", "_")
    return whole if whole in _registry() else " * ".join(name.split())


@cache
def _registry() -> Any:  # noqa: ANN401  pint has no types
    import pint  # noqa: PLC0415  only for this comparison

    units = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for line in _MONEY:
        units.define(line)
    return units


def is_same(one: Reading, two: Reading) -> bool:
    """Both are the same amount of the same dimension."""
    from pint.errors import PintError  # noqa: PLC0415

    amount = _registry().Quantity
    try:
        first = amount(one.value, one.unit).to(two.unit).magnitude
    except (PintError, AttributeError, ValueError):
        return False
    return abs(first - two.value) <= 1e-9 * max(1, abs(two.value))


def ours(text: str) -> list[Reading]:
    """What we read of `text`."""
    readings: list[Reading] = []
    quantities = parse(text)
    for index, quantity in enumerate(quantities):
        before = quantities[index - 1] if index else None
        if before and before.change == "from" and quantity.change.endswith("_to") and before.unit == quantity.unit:
            readings[-1] = readings[-1]._replace(value=(readings[-1].value + _middle(quantity)) / 2)
        else:
            readings.append(_reading(quantity))
    return readings


def _reading(quantity: Quantity) -> Reading:
    if quantity.kind is QuantityKind.DATE:
        year = _YEAR.search(quantity.text)
        return Reading(float(year.group()) if year else 0.0, "dimensionless", asked=False)
    share = quantity.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS)
    aged = quantity.kind is QuantityKind.AGE
    unit = "percent" if share else "dimensionless" if aged else quantity.unit or "dimensionless"
    vague = quantity.hedge is Hedge.RANGE and _VAGUE.search(quantity.text)
    one = quantity.kind is QuantityKind.COUNT and quantity.text.lower() == "one"
    asked = not (quantity.kind in _UNASKED or quantity.relation or vague or one)
    return Reading(_middle(quantity), f"{unit} / {quantity.per}" if quantity.per else unit, asked)


def _middle(quantity: Quantity) -> float:
    return float(((quantity.low or 0) + (quantity.high or 0)) / 2)


def peer() -> Callable[[str], list[Reading]] | None:
    """quantulum3's reader, or None where it is not installed."""
    if not find_spec("quantulum3"):
        return None
    from quantulum3 import parser  # type: ignore[import-not-found]  # noqa: PLC0415  optional

    def reader(text: str) -> list[Reading]:
        return [Reading(float(found.value), pint_name(found.unit.name)) for found in parser.parse(text)]

    return reader


def shares(path: Path) -> Iterator[tuple[str, Share]]:
    """Share of the cases read right by us and, where it is installed, by quantulum3."""
    yield "quantulum3's tests, ours", judged(path, ours)
    if reader := peer():
        yield "quantulum3's tests, quantulum3", judged(path, reader)


def judged(path: Path, reader: Callable[[str], list[Reading]]) -> Share:
    """The cases of `path` in which `reader` finds every number in its order, and no other that is asked for."""
    share = Share()
    for case in read(path):
        wanted = [Reading(float(a["value"]), pint_name(a["unit"])) for a in case["annotations"]]
        found = reader(case["text"])
        shown = [tuple(reading) for reading in found]
        share.add(_meets(found, wanted), f"{case['text']} | expected {[tuple(w)[:2] for w in wanted]} | found {shown}")
    return share


def _meets(found: list[Reading], wanted: list[Reading]) -> bool:
    """Reading by reading: one that is wanted next is taken, one that nobody asked for is passed over."""
    left = list(wanted)
    for reading in found:
        if left and is_same(reading, left[0]):
            del left[0]
        elif reading.asked:
            return False
    return not left
