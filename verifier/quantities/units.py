"""Reads a unit or currency that a text prints."""

import re

from verifier.quantities.doubtful_units import stands
from verifier.quantities.tokens import Tokens
from verifier.quantities.unit_table import FOLDED, PREFIX_CODES, UNITS, Unit
from verifier.types import QuantityKind

_COUNTRIES = {"us": "USD", "c": "CAD", "hk": "HKD", "nz": "NZD", "nt": "TWD", "mex": "MXN", "au": "AUD"}
_FIRST_WORDS = frozenset(re.split(r"[\s/-]", spelling)[0].lower() for spelling in UNITS) | {"°", "%"}
_LONGEST = 5
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_POWERS = {"squared": "2", "cubed": "3"}
_MINUS = frozenset("-−–⁻")
_FIGURES = {"1": "1", "2": "2", "3": "3", "¹": "1", "²": "2", "³": "3"}
_DIMENSIONED = frozenset({QuantityKind.MEASURE, QuantityKind.DURATION})


def currency_before(tokens: Tokens, i: int, floor: int) -> tuple[int, Unit | None]:
    """Where a currency before token `i` begins, not before token `floor`, and which it is: "$", "US$", "USD"."""
    k = i - 1
    if k < floor or "\n" in tokens.text[tokens.end[k] : tokens.start[i]]:
        return i, None
    word = tokens.word[k]
    if k > floor and word == "$":
        code = tokens.word[k - 1]
        joined = PREFIX_CODES.get(code + "$") or PREFIX_CODES.get(code.upper())
        if joined and tokens.touching(k):
            return k - 1, joined
        if tokens.low[k - 1] in _COUNTRIES:
            return k - 1, Unit(QuantityKind.MONEY, _COUNTRIES[tokens.low[k - 1]])
    unit = PREFIX_CODES.get(word) or (PREFIX_CODES.get(word.upper()) if len(word) == 3 else None)
    return (k, unit) if unit else (i, None)


def read_unit(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The longest unit printed from token `i` on, and the token after it; a hyphen may lead ("seven-day")."""
    if tokens.word[i] in ("-", "‑") and tokens.touching(i) and tokens.touching(i + 1):
        i += 1
    closing = _BRACKETS.get(tokens.word[i])
    if closing:
        inner = _simple(tokens, i + 1)
        return (inner[0], inner[1] + 1) if inner and tokens.word[inner[1]] == closing else None
    found = _inverse(tokens, i)
    if found and not _simple(tokens, found[1]):  # "1 h-2 h"
        unit = found[0]._replace(name=f"1 / {found[0].name}", kind=QuantityKind.MEASURE)
        return _divided(tokens, unit, found[1])
    found = _simple(tokens, i)
    return _compound(tokens, *found) if found else None


def _simple(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    if tokens.low[i] not in _FIRST_WORDS:
        return _squared(tokens.word[i], "²³", i)
    for j in range(min(i + _LONGEST, tokens.size), i, -1):
        printed = tokens.slice(i, j)
        unit = UNITS.get(printed) or FOLDED.get(printed.lower())
        if unit and not _runs_on(tokens, j) and stands(tokens, i, j, printed):
            return unit, j
    return None


def _runs_on(tokens: Tokens, j: int) -> bool:
    """What ends before token `j` is part of a longer word."""
    return tokens.touching(j) and tokens.word[j][:1].isalnum() and tokens.kind[j - 1] != "s"


def _squared(word: str, figures: str, i: int) -> tuple[Unit, int] | None:
    """A symbol with a power in the same token: "µm²", "s2"."""
    unit = UNITS.get(word[:-1]) if word[-1:] and word[-1:] in figures else None
    if not unit or unit.kind not in _DIMENSIONED:
        return None
    return unit._replace(name=f"{unit.name} ** {_FIGURES[word[-1]]}", kind=QuantityKind.MEASURE), i + 1


def _compound(tokens: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with a power or denominators: "km^3", "km cubed", "g/cm3", "W m−2"."""
    if unit.kind not in _DIMENSIONED:
        return unit, j
    return _divided(tokens, *_raised(tokens, unit, j))


def _divided(tokens: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with the denominators printed from token `j` on."""
    while below := _below(tokens, j):
        divisor, j = below
        unit = unit._replace(name=f"{unit.name} / {divisor.name}", kind=QuantityKind.MEASURE)
    return unit, j


def _below(tokens: Tokens, j: int) -> tuple[Unit, int] | None:
    """The denominator at token `j`: "/s", "/cm3", " s−1"."""
    if tokens.word[j] != "/" or not tokens.touching(j):
        return _inverse(tokens, j)
    below = _simple(tokens, j + 1) or _squared(tokens.word[j + 1], "23", j + 1)
    return _raised(tokens, *below) if below and below[0].kind in _DIMENSIONED else None


def _inverse(tokens: Tokens, j: int) -> tuple[Unit, int] | None:
    """The unit whose symbol at token `j` has a negative power: "s-1", "m−2", "s⁻¹"."""
    if tokens.kind[j] == "o":
        symbol, _, figure = tokens.word[j].replace("‑", "-").partition("-")
        end = j + 1
    elif tokens.word[j + 1] in _MINUS and tokens.touching(j + 1) and tokens.touching(j + 2):
        symbol, figure, end = tokens.word[j], tokens.word[j + 2], j + 3
    else:
        return None
    unit = UNITS.get(symbol)
    if not unit or unit.kind not in _DIMENSIONED or figure not in _FIGURES or _runs_on(tokens, end):
        return None
    power = _FIGURES[figure]
    return (unit if power == "1" else unit._replace(name=f"{unit.name} ** {power}")), end


def _raised(tokens: Tokens, unit: Unit, j: int) -> tuple[Unit, int]:
    """The unit with the power printed after it."""
    caret = tokens.word[j] == "^" and tokens.word[j + 1] in ("2", "3") and tokens.touching(j)
    power = tokens.word[j + 1] if caret else _POWERS.get(tokens.low[j], "")
    if not power:
        return unit, j
    return unit._replace(name=f"{unit.name} ** {power}", kind=QuantityKind.MEASURE), j + 1 + caret
