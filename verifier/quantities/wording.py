"""The words in which a comparison or a sum is told."""

from decimal import Decimal

from verifier.quantities.things import head, lemma
from verifier.types import Quantity, QuantityKind

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_FIGURES = 5
_UNITLESS = frozenset({"count", "times", "money", "rate", "rank"})
_UNITS = {"share": "percentage point", "percentage_points": "percentage point", "time": "minute"}  # of scales without
# Their zero is not nothing: ten degrees are not twice five.
_NO_RATIO = frozenset({"rank", "time", "degree_Celsius", "degree_Fahrenheit"})
_POWERS = {"2": "square ", "3": "cubic "}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia"}
_UNCHANGED = frozenset("gauss hertz horsepower lux mmHg ppm psi".split())


def describe(quantity: Quantity) -> str:
    """The quantity as printed, with what it counts where that stands apart from it."""
    printed = " ".join(quantity.text.split())
    noun = head(quantity.thing)
    if noun and noun not in {lemma(word) for word in printed.lower().split()} and _countable(quantity):
        printed = f"{printed} {quantity.thing}"
    if quantity.of is not None and quantity.kind is QuantityKind.FRACTION and quantity.low is not None:
        printed = f"{printed} ({number(quantity.low * 100)} percent)"
    return printed


def _countable(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.COUNT


def number(value: Decimal) -> str:
    """A number for people: thousands separated, millions in words."""
    for size, word in _SCALES:
        if abs(value) >= size:
            return f"{_short(value / size)} {word}"
    return _short(value)


def _short(value: Decimal) -> str:
    """Printed figures stay as they are; what a division leaves is cut to three that matter."""
    exact = value.normalize()
    if len(exact.as_tuple().digits) > _FIGURES and exact != exact.to_integral_value():
        exact = round(value, max(1, 2 - value.adjusted())).normalize()
    return f"{exact:,f}"


def difference(scale: str, claim: Decimal, evidence: Decimal) -> str:
    """How far two numbers are apart, with the ratio when one is a multiple of the other."""
    apart = abs(claim - evidence)
    unit = "" if scale in _UNITLESS else f" {_unit(_UNITS.get(scale, scale), singular=apart == 1)}"
    ratio = "" if scale in _NO_RATIO else _ratio(abs(claim), abs(evidence))
    return f"differs by {number(apart)}{unit}{ratio}"


def _unit(name: str, *, singular: bool) -> str:
    """A unit in pint's spelling, as people write it: "metre ** 3" are cubic metres, "kilometre / hour" km per hour."""
    counted, _, per = name.replace("_per_", " / ").replace(" * ", "_").partition(" / ")
    noun, _, power = counted.partition(" ** ")
    words = noun.removeprefix("oil_").split("_")
    at = 0 if words[0] == "degree" else -1
    if not singular and words[at] not in _UNCHANGED:
        words[at] = _PLURALS.get(words[at], f"{words[at].removesuffix('s')}s")  # pint has "revolutions" already
    told = _POWERS.get(power, "") + " ".join(words)
    return f"{told} per {_unit(per, singular=True)}" if per else told


def _ratio(claim: Decimal, evidence: Decimal) -> str:
    small, large = sorted((claim, evidence))
    if not small or large / small < 2:
        return ""
    one, other = ("claim", "passage") if claim > evidence else ("passage", "claim")
    return f" (the {one}'s is {number(large / small)} times the {other}'s)"
