"""One number with its sign, currency, unit or share: the part that a range has two of."""

from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.numerals import ORDINALS, SCALES, VULGAR, Numeral, read_numeral
from verifier.quantities.hedges import after_hedge
from verifier.quantities.tokens import Tokens
from verifier.quantities.units import CURRENCY_PREFIXES, UNITS, Unit, read_unit
from verifier.types import QuantityKind

_FRACTION_NOUNS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    form: value for word, value in ORDINALS.items() if value > 2 for form in (word, word + "s")
}
_MINUS = frozenset("- − – minus negative".split())
_OF_WORDS = frozenset("of in".split())
_ROUND = frozenset(
    map(
        Decimal,
        (
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            12,
            15,
            20,
            25,
            30,
            40,
            50,
            100,
            200,
            250,
            500,
            1000,
            5000,
            10_000,
            100_000,
            1_000_000,
        ),
    )
)
_DETERMINERS = frozenset("the these those his her its their our all".split())
_TAKEN = Decimal(1)


class Operand(NamedTuple):
    """A number from token `begin` up to and without `end`."""

    begin: int
    end: int
    value: Decimal
    step: Decimal
    unit: Unit | None = None
    kind: QuantityKind = QuantityKind.COUNT
    of: Decimal | None = None
    scale: Decimal = Decimal(1)
    spelled: bool = False
    determined: bool = False  # "54 of the 69": the total was spoken of before

    def scaled(self, factor: Decimal) -> "Operand":
        """The same figures times `factor`."""
        return self._replace(value=self.value * factor, step=self.step * factor)


def read_operand(tokens: Tokens, i: int, floor: int = 0) -> Operand | None:
    """The operand whose number begins at token `i`; sign and currency before it, from token `floor` on, are taken in."""
    number = read_fraction(tokens, i) or _plain(tokens, i)
    if not number:
        return None
    begin, unit = _prefix(tokens, i, floor)
    negative, begin = _sign(tokens, begin, floor)
    if negative:
        number = number._replace(value=-number.value)
    number = number._replace(begin=begin)
    if unit:
        after = read_unit(tokens, number.end)
        end = after[1] if after and after[0].kind is QuantityKind.MONEY else number.end
        return number._replace(unit=unit, kind=QuantityKind.MONEY, end=end)
    return number if number.of is not None else with_unit(tokens, number)


def with_unit(tokens: Tokens, operand: Operand) -> Operand:
    """The operand with the unit printed after it, if any."""
    found = read_unit(tokens, operand.end)
    if not found:
        return operand
    unit, end = found
    scaled = operand.scaled(unit.factor)
    return scaled._replace(unit=unit, kind=unit.kind, end=end)


def _plain(tokens: Tokens, i: int) -> Operand | None:
    number = read_numeral(tokens, i)
    if not number:
        return None
    operand = Operand(i, number.end, number.value, number.step, scale=number.scale, spelled=number.spelled)
    return _share(tokens, operand) or operand


def _prefix(tokens: Tokens, i: int, floor: int) -> tuple[int, Unit | None]:
    """Where a currency before token `i` begins, and which it is: "$", "US$", "USD"."""
    k = i - 1
    if k < floor or tokens.word[k] not in CURRENCY_PREFIXES or "\n" in tokens.text[tokens.end[k] : tokens.start[i]]:
        return i, None
    if k > floor and tokens.touching(k) and tokens.word[k - 1] + tokens.word[k] in CURRENCY_PREFIXES:
        return k - 1, UNITS[tokens.word[k - 1] + tokens.word[k]]
    return k, UNITS[tokens.word[k]]


def _sign(tokens: Tokens, i: int, floor: int) -> tuple[bool, int]:
    """Whether a minus stands before token `i` that is no dash between words."""
    k = i - 1
    if k < floor or tokens.low[k] not in _MINUS:
        return False, i
    if tokens.low[k] in ("minus", "negative"):
        return (True, k) if tokens.kind[k - 1] != "n" and tokens.low[k - 1] != "or" else (False, i)
    alone = not tokens.touching(k) or tokens.word[k - 1] in "(="
    return (True, k) if alone and tokens.touching(i) and tokens.kind[k - 1] != "n" else (False, i)


def read_fraction(tokens: Tokens, i: int) -> Operand | None:
    """ "a third", "two-thirds", "three quarters", "half", "1/3", "¾", "one and a half" is read as a number elsewhere."""
    low, word = tokens.low, tokens.word
    if word[i] in VULGAR:
        top, bottom = VULGAR[word[i]]
        return _fraction(i, i + 1, Decimal(top), bottom)
    if (
        tokens.kind[i] == "n"
        and word[i + 1] in "/⁄"
        and tokens.touching(i + 1)
        and tokens.kind[i + 2] == "n"
        and tokens.touching(i + 2)
    ):
        return _slashed(tokens, i)
    if low[i] == "half" and read_numeral(tokens, i) is None:
        return _fraction_of_unit(tokens, i, i + 1, Decimal("0.5")) or _fraction(i, i + 1, Decimal(1), 2)
    if low[i] in ("a", "an", "one"):
        j = i + 2 if low[i + 1] == "-" else i + 1
        if low[j] in _FRACTION_NOUNS and not low[j].endswith("s") and not _is_rank(tokens, j):
            if low[j] == "half" and read_numeral(tokens, j):
                return None
            value = Decimal(1) / _FRACTION_NOUNS[low[j]]
            of = j + 1 + (low[j + 1] == "of")
            return _fraction_of_unit(tokens, i, of, value) or _fraction(i, j + 1, Decimal(1), _FRACTION_NOUNS[low[j]])
        return None
    return _plural_fraction(tokens, i)


def _fraction_of_unit(tokens: Tokens, i: int, j: int, value: Decimal) -> Operand | None:
    """ "half an hour", "half a percentage point", "a quarter of a million": a part of one."""
    if tokens.low[j] == "-" and tokens.low[j + 1] != "a":
        return Operand(i, j, value, value) if read_unit(tokens, j) else None
    if tokens.low[j] not in ("a", "an"):
        return None
    factor = SCALES.get(tokens.low[j + 1])
    if factor:
        return Operand(i, j + 2, value * factor, value * factor, scale=Decimal(factor), spelled=True)
    return Operand(i, j + 1, value, value) if read_unit(tokens, j + 1) else None


def _plural_fraction(tokens: Tokens, i: int) -> Operand | None:
    number: Numeral | None = read_numeral(tokens, i)
    if not number or number.value != number.value.to_integral_value() or number.scale > 100:
        return None
    j = number.end + 1 if tokens.low[number.end] in ("-", "‑") else number.end
    noun = tokens.low[j]
    if noun in _FRACTION_NOUNS and noun.endswith("s"):
        return _fraction(i, j + 1, number.value, _FRACTION_NOUNS[noun])
    return None


def _slashed(tokens: Tokens, i: int) -> Operand | None:
    top, bottom = tokens.word[i], tokens.word[i + 2]
    if (
        not (top.isdigit() and bottom.isdigit())
        or len(bottom) > 4
        or len(top) > 4
        or not int(bottom)
        or tokens.word[i + 3] == "/"
    ):
        return None
    if int(top) >= int(bottom):
        return None
    return _fraction(i, i + 3, Decimal(int(top)), int(bottom))


def _fraction(begin: int, end: int, top: Decimal, bottom: int) -> Operand:
    return Operand(begin, end, top / bottom, Decimal("0.01"), kind=QuantityKind.FRACTION)


def _is_rank(tokens: Tokens, j: int) -> bool:
    """ "a third missile" counts on; "a third of the missiles" divides."""
    if tokens.low[j] in ("half", "quarter"):
        return tokens.low[j + 1] in ("century", "back", "final", "finals", "finalist", "time")
    after = tokens.low[j + 1]
    if (
        after
        in (
            "of",
            "were",
            "was",
            "are",
            "is",
            "had",
            "have",
            "has",
            "to",
            "in",
            "on",
            "more",
            "less",
            "lower",
            "higher",
            "as",
            "said",
            "say",
            "",
        )
        or tokens.kind[j + 1] != "w"
    ):
        return False
    return tokens.low[j - 1] in ("a", "an") or tokens.low[j - 2] in ("a", "an")


def _share(tokens: Tokens, part: Operand) -> Operand | None:
    """ "54 of 69", "nine in ten", "one out of every four": `part` with its total."""
    low, j = tokens.low, part.end
    if low[j] == "out" and low[j + 1] == "of":
        k, connector = j + 2, "out of"
    elif low[j] in _OF_WORDS:
        k, connector = j + 1, low[j]
    elif low[j] == "-" and low[j + 1] in ("in", "of") and low[j + 2] == "-":
        k, connector = j + 3, low[j + 1]
    else:
        return None
    every = low[k] == "every"
    determined = low[k] in _DETERMINERS
    k += every or determined
    if determined and low[k] in ("last", "first", "next", "past", "previous", "original", "remaining"):
        k += 1
    if connector != "in":
        k = after_hedge(tokens, k)
    total = read_numeral(tokens, k)
    if (
        not total
        or total.value < part.value
        or part.scale != 1
        and total.scale == 1
        or total.value == 0
        or low[k] in ("a", "an")
    ):
        return None
    if connector == "in" and (part.value >= total.value or (not every and total.value not in _ROUND) or determined):
        return None
    if read_unit(tokens, total.end) and not every:
        return None
    if _is_calendar(tokens, k, total):
        return None
    generic = (
        connector == "in" or every or (connector == "out of" and total.value in (10, 100, 1000) and not determined)
    )
    if generic:
        return part._replace(
            end=total.end,
            value=part.value / total.value,
            step=_TAKEN / total.value,
            of=total.value,
            kind=QuantityKind.FRACTION,
        )
    return part._replace(end=total.end, of=total.value, determined=determined)


def _is_calendar(tokens: Tokens, k: int, total: Numeral) -> bool:
    """The "total" is a year or a day: "two in 2022", "three of 12 May"."""
    year = tokens.kind[k] == "n" and len(tokens.word[k]) == 4 and 1500 <= total.value < 2100
    return year or tokens.word[total.end][:3] in (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    )
