"""Converting between units of measure. Units are named as pint names them; it is imported when two of them differ."""

import re
from decimal import Context, Decimal
from functools import cache
from typing import Any

# Newspapers write "tons" for tonnes and for short tons alike.
_TONS = frozenset({"ton", "short_ton", "US_ton", "long_ton", "UK_ton", "tonne", "metric_ton"})
_DAYS = {"day", "night"}  # "two nights" are told as "two days"
_DIGITS = Context(prec=15)
# What may be asked of pint, which fails in many ways on other strings: "kilometre / hour", "metre ** 2".
_NAME = re.compile(r"(?:1 / )?[A-Za-z_]+(?: \*\* \d)?(?: [*/] [A-Za-z_]+(?: \*\* \d)?)*")
# A temperature scale with a zero of its own; beside another unit, as in "°C / decade", a degree is a difference.
_DEGREE = re.compile(r"\b(?=degree_(?:Celsius|Fahrenheit)\b)")


@cache
def _registry() -> Any:  # noqa: ANN401 - pint is not typed
    import pint  # noqa: PLC0415 - takes a second to load, and most texts need no conversion

    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    registry.define("ten_years = 10 * year")
    return registry


@cache
def _line(source: str, target: str) -> tuple[Decimal, Decimal] | None:
    """Factor and offset that carry `source` over to `target`; None when they measure different things."""
    if not _NAME.fullmatch(source) or not _NAME.fullmatch(target):
        return None
    from pint.errors import PintError  # noqa: PLC0415

    quantity = _registry().Quantity
    try:
        zero, one = (Decimal(quantity(Decimal(n), _named(source)).to(_named(target)).magnitude) for n in (0, 1))
    except (PintError, AssertionError, AttributeError, TypeError, ValueError, ArithmeticError):
        return None
    return one - zero, zero


def _named(unit: str) -> str:
    """The unit as pint is asked for it; its decade is a step on a logarithmic scale."""
    unit = re.sub(r"\bdecade\b", "ten_years", unit)
    return _DEGREE.sub("delta_", unit) if " " in unit else unit


def _is_one(source: str, target: str) -> bool:
    return source == target or {source, target} == _DAYS


def same_dimension(source: str, target: str) -> bool:
    """Whether a value in one unit can be given in the other. A unit unknown to pint is a dimension of its own."""
    return _is_one(source, target) or _line(source, target) is not None


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """`value` carried from `source` to `target`, to 15 digits; None when they measure different things."""
    if _is_one(source, target):
        return value
    line = _line(source, target)
    return None if line is None else _DIGITS.create_decimal(value * line[0] + line[1])


def convert_difference(value: Decimal, source: str, target: str) -> Decimal | None:
    """A difference or a last displayed digit carried over: offsets, as between °C and °F, do not count."""
    if _is_one(source, target):
        return value
    line = _line(source, target)
    return None if line is None else _DIGITS.create_decimal(value * line[0])


def may_mean_the_same(source: str, target: str) -> bool:
    """Whether two units are often written for each other: "tons" where tonnes are meant."""
    return {source, target} <= _TONS
