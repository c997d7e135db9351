"""The unit tables."""

from decimal import Decimal

import pint
import pytest

from verifier.quantities import parse
from verifier.quantities.tokens import tokenize
from verifier.quantities.unit_table import UNITS
from verifier.quantities.units import read_unit
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
        ("s-1", "1 / second"),
        ("m s−1", "metre / second"),
        ("W m⁻²", "watt / metre ** 2"),
        ("kg m-2 s-1", "kilogram / metre ** 2 / second"),
        ("km/s2", "kilometre / second ** 2"),
        ("µm²", "micrometre ** 2"),
        ("fb−1", "1 / femtobarn"),
        ("hPa", "hectopascal"),
        ("Nm", "newton * metre"),
        ("s2", None),
    ],
)
def test_units_are_read_by_their_spelling(text: str, name: str | None) -> None:
    """Symbols keep their case, words do not; powers and denominators are taken in."""
    found = read_unit(tokenize(text), 0)
    assert name == (found[0].name if found else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The door is 2 1/2 in thick.", [("2.5", "inch")]),
        ("A rod with a length of 3 in.", [("3", "inch")]),
        ("He took 5 in the match.", [("5", "")]),
        ('A 9" pipe and an 8" wrench were lost.', [("9", "inch"), ("8", "inch")]),
        ('"They took 9", she said.', [("9", "")]),
        ("The guard is 6'2\" tall.", [("6.166666666666666666666666667", "foot")]),
        ("It was 30 C outside, 12F at night.", [("30", "degree_Celsius"), ("12", "degree_Fahrenheit")]),
        ("Rooms 30 C and 31 F are shut.", [("30", ""), ("31", "")]),
        ("The gas boiled (572 °F, 573.15K).", [("572", "degree_Fahrenheit"), ("573.15", "kelvin")]),
        ("It drew 32K readers.", [("32000", "")]),
        ("Matter at absolute zero is still.", [("0", "kelvin")]),
        ("A bond of 154 pm was found.", [("154", "picometre")]),
        ("The shop closes at 230 pm.", [("230", "")]),
        ("Shares fell to 146.2p on a 1080p screen.", [("1.462", "GBP")]),
        ("The hall is 30 metres long and 12 wide.", [("30", "metre"), ("12", "metre")]),
        ("It carries 31 tonnes over 900 km.", [("31", "tonne"), ("900", "kilometre")]),
        ("It was the worst in more than a decade.", [("1", "decade")]),
        ("They met at 2 pm on a bench.", [("840", "minute")]),
        ("Add ⅓ cup of sauce.", [("0.3333333333333333333333333333", "cup")]),
        ("The club won 3 cups.", [("3", "")]),
        ("One pound of good coal costs one pound.", [("1", "pound"), ("1", "GBP")]),
        ("A twenty pound bag and a twenty pound fine.", [("20", "pound"), ("20", "GBP")]),
        ("Debts of 20 million pounds of public money.", [("20000000", "GBP")]),
        ("The beast lived 66 Ma ago.", [("66", "megayear")]),
        ("A packet of 1500 b, and $1500b.", [("1500", "bit"), ("1500000000000", "USD")]),
        ("They seized a kilogram of cocaine.", [("1", "kilogram")]),
        ("It costs $5 a kilogram of rice.", [("5", "USD")]),
        ("Profit was $-99.99 then.", [("-99.99", "USD")]),
        ("It cost $20-30 then.", [("20", "USD")]),
        ("That one costs 3 dimes.", [("0.3", "USD")]),
        ("A kilobyte has 8x2^10 bits.", [("8192", "bit")]),
        ("The cluster MACS J1149.5+6663 is far.", []),
    ],
)
def test_spellings_are_units_in_some_company_only(text: str, found: list[tuple[str, str]]) -> None:
    """The words around a figure tell inches from a preposition, kelvins from thousands, weights from money."""
    read = [(quantity.low, quantity.unit) for quantity in parse(text)]
    assert [(Decimal(value), unit) for value, unit in found] == read
