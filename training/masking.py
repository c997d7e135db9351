"""A fast stand-in for `verifier.quantities.mask`: numbers become `#`, calendar dates stay.

Training sees millions of characters, so one regular expression does the work of the parser. It gives the same shape of
text; whether the unit goes too is mostly, not always, as in the parser, so that the model bears either.
"""

import random
import re
from collections import Counter

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
WORD_VALUES = {word: value for value, word in enumerate(_UNITS.split(), start=1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}

_MONTH = "(?:" + "|".join(f"{month}|{month[:3]}\\." for month in MONTHS) + ")"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_DATE = (
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,?\s*{_YEAR}\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s*,?\s*{_YEAR}\b)?"
    rf"|\b{_MONTH}\s*,?\s*{_YEAR}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b{_YEAR}(?:s\b|\b(?!\s*(?:%|percent|people|million|men)))"
)
_HEDGE = (
    r"(?:at least|at most|more than|fewer than|less than|as many as|no more than|no fewer than|up to|exactly|only|just"
    r"|about|around|approximately|roughly|nearly|almost|over|under|close to|some)\s+"
)
_WORD = "(?:" + "|".join(sorted(WORD_VALUES, key=len, reverse=True)) + ")"
_SCALE = "(?:" + "|".join(_SCALES) + ")"
_NUMBER = (
    rf"(?<![\w.-])[$€£]?\s?\d[\d,]*(?:\.\d+)?(?:\s+{_SCALE}s?)*(?![\w-])|(?<![\w.-])\d[\d,]*(?:\.\d+)?(?=%)"
    rf"|\b{_WORD}(?:[\s-]{_WORD})*(?:\s+{_SCALE})*\b|\ba?\s?\b{_SCALE}\b(?:\s+{_SCALE})*"
)
_UNIT = (
    r"\s?%|\s+(?:percent|per cent|percentage points|dollars|euros|pounds|km|m|kg|kilomet(?:er|re)s?|met(?:er|re)s?"
    r"|miles?|feet|inches|kilograms?|tons?|tonnes?|acres|hectares|seconds|minutes|hours?|days?|weeks?|months?"
    r"|years?(?: old)?)\b"
)
_EITHER = re.compile(rf"(?P<date>{_DATE})|(?P<hedge>{_HEDGE})?(?P<number>{_NUMBER})(?P<unit>{_UNIT})?", re.IGNORECASE)
_COMPONENT = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)


def mask(text: str, rng: random.Random) -> str:
    """`text` with each number, its hedge included, replaced by `#`."""
    swallow = rng.random() < 0.75

    def replaced(match: re.Match[str]) -> str:
        if match["date"]:
            return match[0]
        lead = " " if match["number"].startswith(" ") else ""
        return lead + "#" + ("" if swallow else match["unit"] or "")

    return _EITHER.sub(replaced, text)


def numbers(text: str) -> Counter[float]:
    """The values printed in `text`, dates left out; words count as their value."""
    return Counter(_value(match["number"]) for match in _EITHER.finditer(text) if match["number"])


def number_spans(text: str) -> list[tuple[int, int]]:
    """Where plain digit numbers stand that are not part of a date."""
    return [
        match.span("number")
        for match in _EITHER.finditer(text)
        if match["number"] and match["number"].strip().isdigit()
    ]


def _value(text: str) -> float:
    """Value of a number as printed; parts of a spelled number add up, scales multiply."""
    total = 0.0
    for part in _COMPONENT.findall(text.lower()):
        if part in _SCALES:
            total = (total or 1.0) * _SCALES[part]
        elif part in WORD_VALUES:
            total += WORD_VALUES[part]
        elif part[0].isdigit():
            total += float(part.replace(",", "").rstrip("."))
    return total
