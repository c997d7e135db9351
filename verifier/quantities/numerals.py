"""Figures and number words: how much is printed, and how finely."""

import re
from decimal import Decimal
from typing import NamedTuple

from verifier.quantities.tokens import Tokens

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(_UNITS.split())} | {"fourty": 40}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "mln": 10**6,
    "mn": 10**6,
    "bln": 10**9,
    "bn": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "trln": 10**12,
}
ATTACHED_SCALES = {
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "b": 10**9,
    "B": 10**9,
    "mm": 10**6,
    "G": 10**9,
    "T": 10**12,
}
GROUPS = {"dozen": 12, "couple": 2, "pair": 2, "score": 20}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)} | {
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_WORDS = SMALL.keys() | TENS.keys()
STARTERS = frozenset(
    _WORDS
    | {"half", "hundred", "thousand", "million", "billion", "trillion", "dozen", "couple", "a", "an", "pair"}
    | VULGAR.keys()
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2009 ]\d{2,3})*[.,\u00a0\u202f\u2009 ]\d{3}$")
_POINT_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}(?:\.\d{3}|,\d)|(?<![\d.,])\d+,\d{1,2}(?![\d,])")
_POWER = re.compile(r"\s?[×x*]\s?10\s?\^?\s?([-−–]?\d+)")
_HALF = Decimal("0.5")


class Numeral(NamedTuple):
    """A number read from tokens up to and without `end`."""

    end: int
    value: Decimal
    step: Decimal  # value of the last displayed digit
    spelled: bool = False
    scale: Decimal = Decimal(1)  # of the last scale word or letter printed


def read_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The longest number that begins at token `i`, with its scale ("1.2 million", "two and a half", "3k")."""
    if tokens.kind[i] == "n":
        return _figures(tokens, i)
    if tokens.low[i] in STARTERS:
        return _spelled(tokens, i)
    return None


def _figures(tokens: Tokens, i: int) -> Numeral:
    value, step = digits(tokens.word[i], tokens.text)
    j = i + 1
    power = _POWER.match(tokens.text, tokens.end[i])
    if power:
        factor = Decimal(10) ** max(-99, min(99, int(power[1].replace("−", "-").replace("–", "-"))))
        while tokens.start[j] < power.end() and j < tokens.size:
            j += 1
        return Numeral(j, value * factor, step * factor)
    if tokens.word[j] in VULGAR:
        top, bottom = VULGAR[tokens.word[j]]
        value, step, j = value + Decimal(top) / bottom, Decimal(1) / bottom, j + 1
    return _scaled(tokens, j, value, step)


def digits(figures: str, text: str = "") -> tuple[Decimal, Decimal]:
    """Value and last displayed digit of "1,200", "1 200", "3.50", "12,5"; "1.200" is 1.2 unless `text` groups by points."""
    bare = re.sub(r"[\u00a0\u202f\u2009 ]", "", figures)
    if bare.count(".") > 1 or (bare.count(",") == 1 and 0 <= bare.find(".") < bare.find(",")):
        bare = bare.replace(".", "").replace(",", ".")
    elif "," in bare and _GROUPED.match(bare.split(".")[0]):
        bare = bare.replace(",", "")
    elif bare.count(",") == 1 and "." not in bare:
        bare = bare.replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare) and _POINT_THOUSANDS.search(text):
        bare = bare.replace(".", "")
    bare = bare.replace(",", "")
    return Decimal(bare), Decimal(1).scaleb(-len(bare.partition(".")[2]))


def _scaled(tokens: Tokens, j: int, value: Decimal, step: Decimal) -> Numeral:
    """`value` times the scale words from token `j` on."""
    scale = Decimal(1)
    if tokens.touching(j) and tokens.word[j] in ATTACHED_SCALES and _is_scale_letter(tokens, j):
        factor = ATTACHED_SCALES[tokens.word[j]]
        return Numeral(j + 1, value * factor, step * factor, scale=Decimal(factor))
    while True:
        k = j + 1 if tokens.low[j] in "-‑" and tokens.low[j] and tokens.low[j + 1] in SCALES else j
        factor = SCALES.get(tokens.low[k]) or (12 if tokens.low[k] == "dozen" else 0)
        if not factor:
            return Numeral(j, value, step, scale=scale)
        value, step, scale, j = value * factor, step * factor, Decimal(factor), k + 1


def _is_scale_letter(tokens: Tokens, j: int) -> bool:
    """A letter right after figures is a scale, not metres or bytes."""
    letter = tokens.word[j]
    if letter in "kKbB":
        return True
    money = tokens.word[j - 2] in "$£€¥₽₴₹₩" and tokens.word[j - 2] != ""
    if letter == "m":
        follower = tokens.low[j + 1]
        return (
            money
            or (len(follower) > 3 and follower.endswith("s"))
            or follower in _COUNTED
            or follower in "dollars euros pounds"
        )
    return money or letter == "M"


_COUNTED = frozenset("people children women men new jobs barrels tonnes tons cubic square more or in".split())


def _spelled(tokens: Tokens, i: int) -> Numeral | None:
    """Number words from token `i` on; a mere "a" is none."""
    low = tokens.low
    if low[i] in VULGAR:
        top, bottom = VULGAR[low[i]]
        return Numeral(i + 1, Decimal(top) / bottom, Decimal(1) / bottom, True)
    if low[i] == "half":
        return _half(tokens, i)
    j = i + 1 if low[i] in ("a", "an") else i
    if j > i and low[j] == "half" and low[j + 1] not in ("a", "an"):
        return _half(tokens, j)
    if j > i and low[j] not in SCALES and low[j] not in GROUPS:
        return None
    if low[j] in GROUPS:
        return (
            _group(tokens, j, Decimal(1))
            if j > i or low[j] == "dozen" or (low[j - 1] in _NEAR and low[j + 1] == "of")
            else None
        )
    return _cardinal(tokens, j)


def _half(tokens: Tokens, i: int) -> Numeral | None:
    """Half a million, half a dozen; the fraction itself is read elsewhere."""
    j = i + 1
    while tokens.low[j] in ("-", "a", "an"):
        j += 1
    factor = SCALES.get(tokens.low[j]) or (GROUPS["dozen"] if tokens.low[j] == "dozen" else 0)
    return Numeral(j + 1, _HALF * factor, _HALF * factor, True, Decimal(factor)) if factor else None


def _group(tokens: Tokens, j: int, times: Decimal) -> Numeral | None:
    if tokens.low[j] == "score" and times == 1 and tokens.low[j + 1] != "of":
        return None
    end = (
        j + 2
        if tokens.low[j + 1] == "of"
        and tokens.low[j] in ("couple", "score", "pair")
        and tokens.low[j + 2] not in _DETERMINERS
        else j + 1
    )
    return Numeral(end, times * GROUPS[tokens.low[j]], Decimal(1), True)


_NEAR = frozenset("the last next past first every another".split())
_DETERMINERS = frozenset("the these those his her its their our my them us".split())


def _cardinal(tokens: Tokens, i: int) -> Numeral | None:
    """Words such as "three hundred and forty-two thousand", each part smaller than the one before."""
    total, current, step, last_scale = 0, -1, 1, 10**18
    low, j, end = tokens.low, i, i
    while True:
        word = low[j]
        if word in TENS and (current < 0 or (current >= 100 and current % 100 == 0)):
            current, step = max(current, 0) + TENS[word], 1
        elif word in SMALL and _fits(current, SMALL[word]):
            current, step = max(current, 0) + SMALL[word], 1
        elif word == "hundred" and current < 100:
            current, step = (1 if current < 0 else current) * 100, 100
        elif SCALES.get(word, 0) >= 1000 and SCALES[word] < last_scale:
            last_scale = step = SCALES[word]
            total, current = total + (1 if current < 0 else current) * last_scale, -1
        else:
            break
        end = j = j + 1
        if (
            low[j] in ("-", "‑", "–")
            and (low[j + 1] in SMALL or low[j + 1] in SCALES)
            and tokens.touching(j) == tokens.touching(j + 1)
        ):
            if low[j + 1] in SMALL and low[j - 1] not in TENS:
                break
            j += 1
        elif low[j] == "and" and (low[j - 1] == "hundred" or low[j - 1] in SCALES) and (low[j + 1] in _WORDS):
            j += 1
    if end == i:
        return None
    whole = Decimal(total + max(current, 0))
    return _tail(tokens, Numeral(end, whole, Decimal(step), True, Decimal(step if step >= 100 else 1)))


def _fits(current: int, small: int) -> bool:
    if current < 0:
        return True
    return (current % 100 == 0 and current > 0) or (current % 10 == 0 and current % 100 >= 20 and 0 < small < 10)


def _tail(tokens: Tokens, number: Numeral) -> Numeral:
    """A decimal part, a half or a dozen after number words: "two point five", "two and a half million", "three dozen"."""
    low, j = tokens.low, number.end
    if low[j] == "point" and low[j + 1] in SMALL:
        places = []
        j += 1
        while low[j] in SMALL and SMALL[low[j]] < 10:
            places.append(str(SMALL[low[j]]))
            j += 1
        if places:
            value = number.value + Decimal("0." + "".join(places))
            return _again(tokens, _scaled(tokens, j, value, Decimal(1).scaleb(-len(places))))
    if low[j] == "score" and 2 <= number.value <= 5 and tokens.kind[j + 1] == "w" and not low[j + 1].endswith("draws"):
        return Numeral(j + 1, number.value * 20, Decimal(20), True)
    if low[j] == "dozen" and number.value < 100:
        return Numeral(j + 1, number.value * 12, Decimal(12), True)
    skip = 1 if low[j] == "-" else 0
    if low[j + skip] == "and":
        k = j + 2 * skip + 1
        if low[k] in ("a", "one") and (low[k + 1] == "half" or (low[k + 1] == "-" and low[k + 2] == "half")):
            k += 2 if low[k + 1] == "half" else 3
            base = number.scale
            return _again(tokens, _scaled(tokens, k, number.value + base / 2, base / 2))
    return number


def _again(tokens: Tokens, number: Numeral) -> Numeral:
    return number._replace(spelled=True)


def read_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """(value, end) of "eighth", "21st", "twenty-first"."""
    low = tokens.low
    if tokens.kind[i] == "n" and low[i + 1] in ("st", "nd", "rd", "th") and tokens.touching(i + 1) and low[i].isdigit():
        return int(low[i]), i + 2
    if low[i] in ORDINALS:
        return ORDINALS[low[i]], i + 1
    if low[i] in TENS and low[i + 1] == "-" and ORDINALS.get(low[i + 2], 99) < 10:
        return TENS[low[i]] + ORDINALS[low[i + 2]], i + 3
    return None
