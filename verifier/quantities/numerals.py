"""Figures and number words: how much is printed, and how finely."""

import re
from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.doubtful_units import is_warm
from verifier.quantities.numberwords import (
    DENOMINATORS,
    DOZENS,
    GROUPS,
    LETTERS,
    ORDINALS,
    SCALES,
    SMALL,
    STARTERS,
    TENS,
    VULGAR,
    WORDS,
)
from verifier.quantities.tokens import Tokens

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_SPACES = re.compile(r"[\u00a0\u202f\u2009 ]")
_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_POWER_OF_TEN = re.compile(r"\s?[×x*]\s?10\s?\^?\s?([-−–+]?\d{1,3})(?!\d)")
_POWER_OF_TWO = re.compile(r"\s?[×x*]\s?2\s?\^\s?(\d{1,2})(?!\d)")
_CARET = re.compile(r"\^([-−+]{0,2}\d{1,3})(?!\d)")
_MONEY_SIGNS = frozenset("$£€¥₽₴₹₩")
_AFTER_MILLION = frozenset(
    "people children women men new jobs barrels tonnes tons cubic square more or dollars euros pounds and to".split()
)
_LARGEST = 10**24  # that a scale word is still taken after
_LONGEST_RANK = 9  # figures
_ARTICLES = frozenset("a an".split())
_NEAR = frozenset("the last next past first every another".split())
_THOSE = frozenset("the these those his her its their our my them us which whom".split())


class Numeral(NamedTuple):
    """A number read from tokens up to and without `end`."""

    end: int
    value: Decimal
    step: Decimal  # value of the last displayed digit
    spelled: bool = False
    scale: Decimal = _ONE  # of the last scale word or letter printed

    def times(self, factor: int, end: int) -> "Numeral":
        """The same figures with one more scale word."""
        return self._replace(end=end, value=self.value * factor, step=self.step * factor, scale=Decimal(factor))


def read_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The longest number that begins at token `i`, with its scale ("1.2 million", "half a million", "3k")."""
    if tokens.kind[i] == "n":
        return _figures(tokens, i)
    if tokens.low[i] in STARTERS:
        return _spelled(tokens, i)
    return None


def digits(figures: str, by_points: bool = False) -> tuple[Decimal, Decimal]:
    """Value and last displayed digit of "1,200", "1 200", "3.50", "12,5"; "1.200" is 1200 where points group."""
    bare = _SPACES.sub("", figures)
    if "e" in bare or "E" in bare:
        return Decimal(bare), _ONE
    if bare.count(".") > 1 or 0 <= bare.find(".") < bare.find(","):
        bare = bare.replace(".", "").replace(",", ".")
    elif "," in bare and not _BY_COMMA.fullmatch(bare.partition(".")[0]):
        bare = bare.replace(",", ".")
    elif by_points and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", "")
    return Decimal(bare), _ONE.scaleb(-len(bare.partition(".")[2]))


def powered(tokens: Tokens, i: int) -> re.Match[str] | None:
    """The power of ten or two printed after the figures at token `i`."""
    text, end = tokens.text, tokens.end[i]
    return _POWER_OF_TEN.match(text, end) or _POWER_OF_TWO.match(text, end)


def _figures(tokens: Tokens, i: int) -> Numeral:
    value, step = digits(tokens.word[i], tokens.by_points)
    power = powered(tokens, i)
    if power:
        factor = Decimal(2 if power.re is _POWER_OF_TWO else 10) ** _exponent(power[1])
        return Numeral(_token_at(tokens, i, power.end()), value * factor, step * factor)
    caret = _CARET.match(tokens.text, tokens.end[i])
    if caret and value:
        raised = value ** _exponent(caret[1])
        return Numeral(_token_at(tokens, i, caret.end()), raised, min(_ONE, abs(raised)))
    j = i + 1
    if tokens.word[j] in VULGAR:
        top, bottom = VULGAR[tokens.word[j]]
        value, step, j = value + Decimal(top) / bottom, _ONE / bottom, j + 1
    return _continued(tokens, _scaled(tokens, Numeral(j, value, step)))


def _exponent(printed: str) -> int:
    sign = -1 if (printed.count("-") + printed.count("−") + printed.count("–")) % 2 else 1
    return sign * min(99, int(printed.lstrip("-−–+")))


def _token_at(tokens: Tokens, i: int, position: int) -> int:
    while i < tokens.size and tokens.start[i] < position:
        i += 1
    return i


def _scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """`number` times the scale words or letter after it."""
    j = number.end
    if tokens.word[j] in LETTERS and _is_scale_letter(tokens, j):
        return number.times(LETTERS[tokens.word[j]], j + 1)
    while True:
        j = number.end
        k = j + 1 if tokens.word[j] in ("-", "‑") and tokens.low[j + 1] in SCALES else j
        factor = SCALES.get(tokens.low[k]) or (12 if tokens.low[k] in DOZENS else 0)
        if not factor or abs(number.value) >= _LARGEST:
            return number
        number = number.times(factor, k + 1)


def _is_scale_letter(tokens: Tokens, j: int) -> bool:
    """The letter after the figures is a scale, not metres or bytes."""
    letter = tokens.word[j]
    if not tokens.touching(j):
        return letter == "M" or (letter == "k" and tokens.kind[j + 1] != "w")
    priced = tokens.word[j - 2] in _MONEY_SIGNS
    if (letter == "K" and is_warm(tokens, j - 1)) or (letter == "b" and len(tokens.word[j - 1]) > 3 and not priced):
        return False  # kelvins, bits
    if letter in ("k", "K", "b", "B", "MM"):
        return True
    if letter == "m" and (tokens.low[j + 1] in _AFTER_MILLION or _looks_counted(tokens.low[j + 1])):
        return True
    return letter == "M" or priced or tokens.low[j - 2] in ("usd", "eur", "gbp")


def _looks_counted(word: str) -> bool:
    return len(word) > 3 and word.endswith("s")


def _continued(tokens: Tokens, number: Numeral) -> Numeral:
    """Figures with a scale word may go on in smaller ones: "4 thousand 3 hundred and 21"."""
    while number.scale >= 100 and tokens.kind[number.end - 1] == "w" and len(tokens.word[number.end - 1]) > 2:
        j = number.end + (tokens.low[number.end] == "and")
        if not (tokens.kind[j] == "n" or tokens.low[j] in WORDS):
            return number
        more = (
            _scaled(tokens, Numeral(j + 1, *digits(tokens.word[j]))) if tokens.kind[j] == "n" else _cardinal(tokens, j)
        )
        linked = j > number.end and (number.scale == 100 or (more is not None and more.scale >= 100))
        if not more or not 0 < more.value < number.scale or not (linked or (j == number.end and more.scale > 1)):
            return number
        number = Numeral(more.end, number.value + more.value, more.step, scale=more.scale)
    return number


def _spelled(tokens: Tokens, i: int) -> Numeral | None:
    """Number words from token `i` on; a mere "a" is none."""
    low = tokens.low
    if low[i] in VULGAR:
        top, bottom = VULGAR[low[i]]
        return Numeral(i + 1, Decimal(top) / bottom, _ONE / bottom, True)
    j = i + 1 if low[i] in _ARTICLES else i
    if j > i and low[j : j + 2] == ["baker's", "dozen"]:
        return Numeral(j + 2, Decimal(13), _ONE, True)
    if low[j] in ("half", "quarter") and not (j > i and low[j + 1] in _ARTICLES):
        return _part_of_scale(tokens, j)
    if j > i and low[j] not in SCALES and low[j] not in GROUPS:
        return None
    if low[j] in GROUPS:
        alone = j == i and low[j] != "dozen" and not (low[j - 1] in _NEAR and low[j + 1] == "of")
        mark = low[j] == "score" and (low[j + 1] != "of" or _is_number(tokens, j + 2))  # "a score of 52"
        return None if alone or mark else _group(tokens, j)
    return _cardinal(tokens, j)


def _is_number(tokens: Tokens, j: int) -> bool:
    return tokens.kind[j] == "n" or tokens.low[j] in WORDS


def _part_of_scale(tokens: Tokens, i: int) -> Numeral | None:
    """Half a million, half a dozen, quarter million; the mere fraction is read elsewhere."""
    j = i + 1
    while tokens.low[j] in ("-", "a", "an"):
        j += 1
    factor = SCALES.get(tokens.low[j]) or (12 if tokens.low[j] == "dozen" else 0)
    part = _HALF if tokens.low[i] == "half" else _HALF / 2
    return Numeral(j + 1, part * factor, part * factor, True, Decimal(factor)) if factor else None


def _group(tokens: Tokens, j: int) -> Numeral:
    linked = tokens.low[j] != "dozen" and tokens.low[j + 1] == "of" and tokens.low[j + 2] not in _THOSE
    number = Numeral(j + 1 + linked, Decimal(GROUPS[tokens.low[j]]), _ONE, True)
    return _scaled(tokens, number) if linked and tokens.low[j + 2] in SCALES else number  # "a couple of hundred"


class _Sum:
    """Number words added up: `total` of finished groups, `current` of the open one (-1: none)."""

    def __init__(self) -> None:
        self.total, self.current, self.step, self.last = 0, -1, 1, 10**18

    def add(self, word: str) -> bool:
        """Take one more word, if it can follow."""
        scale = SCALES.get(word, 0)
        if word in TENS and (self.current < 0 or (self.current >= 100 and self.current % 100 == 0)):
            self.current, self.step = max(self.current, 0) + TENS[word], 1
        elif word in SMALL and self._fits(SMALL[word]):
            self.current, self.step = max(self.current, 0) + SMALL[word], 1
        elif scale == 100 and self.current < 100:
            self.current, self.step = (1 if self.current < 0 else self.current) * 100, 100
        elif scale >= 1000 and self.current < 0 and 0 < self.total < _LARGEST:
            self.total, self.last, self.step = self.total * scale, scale, self.step * scale
        elif scale >= 1000 and scale < self.last:
            self.last = self.step = scale
            self.total, self.current = self.total + (1 if self.current < 0 else self.current) * scale, -1
        else:
            return False
        return True

    def _fits(self, small: int) -> bool:
        if self.current < 0:
            return True
        after_hundred = self.current % 100 == 0 and self.current > 0
        return after_hundred or (self.current % 10 == 0 and self.current % 100 >= 20 and 0 < small < 10)

    @property
    def value(self) -> int:
        return self.total + max(self.current, 0)


def _cardinal(tokens: Tokens, i: int) -> Numeral | None:
    """Words such as "three hundred and forty-two thousand", each part smaller than the one before."""
    summed, low, j, end = _Sum(), tokens.low, i, i
    while summed.add(low[j]):
        end = j = j + 1
        j += _links(tokens, j)
    if end == i:
        return None
    step = Decimal(summed.step)
    return _tail(tokens, Numeral(end, Decimal(summed.value), step, True, step if step >= 100 else _ONE))


def _links(tokens: Tokens, j: int) -> bool:
    """The sign or word at token `j` stands inside a number: "forty-two", "hundred and two"."""
    low = tokens.low
    if low[j] in ("-", "‑", "–"):
        return tokens.touching(j) == tokens.touching(j + 1) and _joins(low[j - 1], low[j + 1])
    if low[j] in ("and", "&"):
        return low[j - 1] in SCALES and low[j + 1] in WORDS and not _is_part(tokens, j + 1)
    return low[j] == "," and SCALES.get(low[j - 1], 0) >= 1000 and _hundreds_follow(tokens, j + 1)


def _hundreds_follow(tokens: Tokens, i: int) -> bool:
    """As in "three million, two hundred and forty": one number, read out."""
    low = tokens.low
    return low[i] in SMALL and low[i + 1] == "hundred" and low[i + 2] in ("and", "&") and low[i + 3] in WORDS


def _is_part(tokens: Tokens, i: int) -> bool:
    """A fraction less than one begins at token `i`: "(a million and) three quarters"."""
    summed, j = _Sum(), i
    while summed.add(tokens.low[j]):
        j += 1 + (tokens.low[j + 1] == "-")
    return summed.value < DENOMINATORS.get(tokens.low[j], 0)


def _joins(before: str, after: str) -> bool:
    """A hyphen stands inside a number: "forty-two", "two-hundred"."""
    return (before in TENS and after in SMALL) or (before in WORDS and after in SCALES)


def _tail(tokens: Tokens, number: Numeral) -> Numeral:
    """Decimals or dozens after number words: "two point five million", "three dozen"."""
    low, j = tokens.low, number.end
    if low[j] == "point" and low[j + 1] in WORDS:
        j, places = _places(tokens, j + 1)
        value = number.value + Decimal("0." + places)
        return _scaled(tokens, Numeral(j, value, _ONE.scaleb(-len(places)), True))
    if low[j] in DOZENS and number.value < 100:
        return number.times(12, j + 1)._replace(scale=_ONE)
    if low[j] == "score" and 2 <= number.value <= 5 and tokens.kind[j + 1] == "w" and not low[j + 1].endswith("draws"):
        return number.times(20, j + 1)._replace(scale=_ONE)
    return number


def _places(tokens: Tokens, j: int) -> tuple[int, str]:
    """Decimals read digit by digit ("nought four") or as one number ("seventy-one"), and the token after them."""
    places = ""
    while SMALL.get(tokens.low[j], 10) < 10:
        places += str(SMALL[tokens.low[j]])
        j += 1
    whole = None if places else _cardinal(tokens, j)
    return (whole.end, str(whole.value)) if whole else (j, places)


def read_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """(value, end) of "eighth", "21st", "twenty-first", "one hundred and fifth"."""
    low = tokens.low
    if tokens.kind[i] == "n":
        suffixed = low[i + 1] in ("st", "nd", "rd", "th") and tokens.touching(i + 1)
        suffixed = suffixed and low[i].isdecimal() and len(low[i]) <= _LONGEST_RANK
        return (int(low[i]), i + 2) if suffixed else None
    if low[i] in ORDINALS:
        return ORDINALS[low[i]], i + 1
    number = _cardinal(tokens, i) if low[i] in WORDS else None
    if not number:
        return None
    j = number.end + (low[number.end] in ("-", "and"))
    last = ORDINALS.get(low[j], 0)
    if low[j - 1] in TENS or (low[number.end] == "-" and low[number.end - 1] in TENS):
        return (int(number.value) + last, j + 1) if 0 < last < 10 else None
    if number.scale >= 100 and 0 < last < 100:
        return int(number.value) + last, j + 1
    return (int(number.value) * last, j + 1) if last >= 100 and j == number.end else None
