"""Any text as terms of SQLite's full-text index (FTS5)."""

import re
from decimal import Decimal

MAX_TERMS = 60  # of a longer query the first terms are used; each costs time

_WORD = re.compile(r"\w+(?:[.,'’:/-]\w+)*")
# Words that stand in nearly every passage: ranking all of them is slow and tells nothing. Number words stay.
_STOP = frozenset(
    (
        "a about also an and any are as at be because been being but by can could did do does for from had has "
        "have he her here hers him his how i if in into is it its just may me might more most must my no nor not "
        "of on or our ours out over shall she should so some such than that the their theirs them then there these "
        "they this those through to too under until up very was we were what when where which while who whom why "
        "will with would you your yours"
    ).split()
)


_FORMS = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ).split(),
        map(str, range(1, 21)),
        strict=True,
    )
)
_FORMS |= {digits: word for word, digits in _FORMS.items()}


_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SCALED = re.compile(r"\b(\d[\d,]*(?:\.\d+)?) ?(k|thousand|m|mn|million|bn|billion|tn|trillion)\b", re.IGNORECASE)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}


def terms(text: str) -> list[str]:
    """FTS5 expressions, one for each telling word of `text`; numbers are looked for in all of their usual forms.

    Each word is quoted, so nothing in the text is read as an operator; "1.85" is the phrase 1 85, as it is indexed.
    """
    words = dict.fromkeys(match.group().lower() for match in _WORD.finditer(text))
    telling = ([word for word in words if word not in _STOP] or list(words))[:MAX_TERMS]
    wanted = dict.fromkeys(form for word in telling for form in (word, *_forms(word)))
    for figures, scale in _SCALED.findall(text):
        name = scale.lower()
        wanted |= dict.fromkeys(_written(Decimal(figures.replace(",", "")) * _SCALES[_SHORT.get(name, name)]))
    return [f'"{form}"' for form in wanted]


def _forms(word: str) -> list[str]:
    """Other forms of a number: of seven 7, of 1,200,000 both 1200000 and 1.2 million."""
    if word in _FORMS:
        return [_FORMS[word]]
    return _written(Decimal(word.replace(",", ""))) if _FIGURES.fullmatch(word) else []


def _written(value: Decimal) -> list[str]:
    """Figures with and without commas, and the shortest with a word for the scale; small numbers have one form."""
    if not 10**3 <= value < 10**15 or value != int(value):
        return []
    name, scale = max((each for each in _SCALES.items() if each[1] <= value), key=lambda each: each[1])
    short = (
        [f"{(value / scale).normalize():f} {name}"]
        if scale > 10**3 and value / scale == round(value / scale, 2)
        else []
    )
    return [f"{value:,.0f}", f"{value:.0f}", *short]
