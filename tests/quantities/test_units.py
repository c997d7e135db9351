"""The unit tables."""

import pint
import pytest

from verifier.quantities.tokens import tokenize
from verifier.quantities.units import UNITS, read_unit
from verifier.types import QuantityKind

REGISTRY = pint.UnitRegistry()
PHYSICAL = sorted(
    {unit.name for unit in UNITS.values() if unit.kind in (QuantityKind.MEASURE, QuantityKind.DURATION)}
    - {"night", "weekend"}  # spans that have no fixed length
)


@pytest.mark.parametrize("name", PHYSICAL)
def test_pint_knows_every_unit(name: str) -> None:
    """Every unit name is one that pint can convert."""
    assert REGISTRY.parse_units(name) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("km", "kilometre"),
        ("MW", "megawatt"),
        ("mW", None),
        ("Kilometres per hour", "kilometre / hour"),
        ("g/cm3", "gram / centimetre ** 3"),
        ("km^3", "kilometre ** 3"),
        ("m²", "metre ** 2"),
        ("(kg)", "kilogram"),
        ("boats", None),
    ],
)
def test_units_are_read_by_their_spelling(text: str, name: str | None) -> None:
    """Symbols keep their case, words do not; powers and denominators are taken in."""
    found = read_unit(tokenize(text), 0)
    assert name == (found[0].name if found else None)
