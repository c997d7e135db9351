"""Quantities written by hand, for tests that need no parser."""

from datetime import date
from decimal import Decimal

from verifier.types import Hedge, Quantity, QuantityKind


def quantity(text: str, kind: QuantityKind = QuantityKind.COUNT, **known: object) -> Quantity:
    """A quantity printed as `text`; its value is the text itself unless `low` says otherwise."""
    low = Decimal(str(known.pop("low", text)))
    high = Decimal(str(known.pop("high", low)))
    for name in ("step", "of"):
        if name in known:
            known[name] = Decimal(str(known[name]))
    return Quantity(0, len(text), text, kind, low, high, **known)


def count(value: object, hedge: Hedge = Hedge.EXACT, **known: object) -> Quantity:
    """A number of things."""
    return quantity(f"{value}", hedge=hedge, **known)


def k_of_n(k: int, n: int, **known: object) -> Quantity:
    """A part of a total, as in “54 of 69”."""
    return quantity(f"{k} of {n}", QuantityKind.FRACTION, low=Decimal(k) / Decimal(n), of=n, **known)


def percent(value: object, **known: object) -> Quantity:
    """A percentage."""
    return quantity(f"{value} percent", QuantityKind.PERCENT, low=value, **known)


def fraction(text: str, value: object, **known: object) -> Quantity:
    """A fraction in words."""
    return quantity(text, QuantityKind.FRACTION, low=value, **known)


def dollars(value: object, unit: str = "USD", **known: object) -> Quantity:
    """A sum of money."""
    return quantity(f"{value} {unit}", QuantityKind.MONEY, low=value, unit=unit, **known)


def measure(value: object, unit: str, **known: object) -> Quantity:
    """A number with a unit."""
    return quantity(f"{value} {unit}", QuantityKind.MEASURE, low=value, unit=unit, **known)


def day(text: str, first: date, last: date | None = None) -> Quantity:
    """A date or period."""
    return Quantity(0, len(text), text, QuantityKind.DATE, None, None, first=first, last=last or first)
