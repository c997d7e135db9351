"""Calendar dates, periods and times of day, as the days they cover."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from verifier.quantities.timeline import Calendar, Period, day_of, month_span

_NAMES = "January February March April May June July August September October November December".split()
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_NAMES, start=1)}
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?!\w)"
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:1[5-9]|20)\d\d)"
_TAIL = rf"(?:\s?,?\s{_YEAR}(?!\d|:\d)|\b)"  # treebanks put a space before the comma, too
_DASH = r"\s?[-–—]\s?"
_ORDER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_FEASTS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
}
STARTERS = frozenset(
    [name.lower() for name in _NAMES]
    + list(_MONTHS)
    + _DAYS
    + [f"{name}{mark}s" for name in [*_DAYS, "yesterday"] for mark in "'’"]
    + list(_SEASONS)
    + list(_ORDER)
    + (
        "sept the night early mid late end beginning start middle yesterday today tomorrow tonight last this next "
        "previous new christmas boxing q h fy from between midnight noon midday fifth sixth seventh eighth ninth tenth"
    ).split()
)

Reader = Callable[[re.Match[str], Calendar], Period | None]


def _single(match: re.Match[str], day: str, month: str, year: str | None, calendar: Calendar) -> Period | None:
    number = _MONTHS[month[:3].lower()]
    if not 1 <= int(day) <= 31:
        return None
    found = calendar.day(year, number, int(day))
    return Period(match.end(), found, found, bool(year))


def _days_month(match: re.Match[str], calendar: Calendar) -> Period | None:
    first, last, month, year = match.groups()
    return _span(match, (first, month, None), (last, month, year), calendar)


def _month_days(match: re.Match[str], calendar: Calendar) -> Period | None:
    month, first, last, year = match.groups()
    return _span(match, (first, month, None), (last, month, year), calendar)


def _two_months(match: re.Match[str], calendar: Calendar) -> Period | None:
    day1, month1, year1, day2, month2, year2 = match.groups()
    return _span(match, (day1, month1, year1), (day2, month2, year2), calendar)


_Part = tuple[str, str, str | None]


def _span(match: re.Match[str], one: _Part, two: _Part, calendar: Calendar) -> Period | None:
    last = _single(match, *two, calendar)
    if last is None:
        return None
    if not last.last:
        return last
    month = _MONTHS[one[1][:3].lower()]
    year = int(one[2]) if one[2] else last.last.year - (month > last.last.month)
    return last._replace(first=day_of(year, month, int(one[0])))


def _day_month(match: re.Match[str], calendar: Calendar) -> Period | None:
    return _single(match, match[1], match[2], match[3], calendar)


def _month_day(match: re.Match[str], calendar: Calendar) -> Period | None:
    return _single(match, match[2], match[1], match[3], calendar)


def _month_year(match: re.Match[str], calendar: Calendar) -> Period | None:
    month, year = _MONTHS[match[1][:3].lower()], match[2]
    middle = calendar.day(year, month, 15)
    if not middle:
        return Period(match.end(), None, None, False)
    return Period(match.end(), *month_span(middle.year, month, month), bool(year))


def _months(match: re.Match[str], calendar: Calendar) -> Period | None:
    one, year1, two, year2 = match.groups()
    first, last = _MONTHS[one[:3].lower()], _MONTHS[two[:3].lower()]
    middle = calendar.day(year2 or year1, last, 15)
    if not middle:
        return Period(match.end(), None, None, False)
    start = int(year1) if year1 else middle.year - (first > last)
    return Period(match.end(), month_span(start, first, first)[0], month_span(middle.year, last, last)[1], bool(year2))


def _iso(match: re.Match[str], calendar: Calendar) -> Period | None:
    found = day_of(int(match[1]), int(match[2]), int(match[3]))
    return Period(match.end(), found, found) if found else None


def _iso_month(match: re.Match[str], calendar: Calendar) -> Period | None:
    year, month = int(match[1]), int(match[2])
    return Period(match.end(), *month_span(year, month, month)) if 1 <= month <= 12 and month <= year % 100 else None


def _numeric(match: re.Match[str], calendar: Calendar) -> Period | None:
    """Day first unless only month first is possible."""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    found = day_of(year, two, one) or day_of(year, one, two)
    return Period(match.end(), found, found) if found else None


def _quarter(match: re.Match[str], calendar: Calendar) -> Period | None:
    number = _ORDER[match[1].lower()] if match[1] else int(match[2])
    return _part_of_year(match, 3 * number - 2, 3 * number, match[3], calendar)


def _half_year(match: re.Match[str], calendar: Calendar) -> Period | None:
    number = min(2, _ORDER[match[1].lower()] if match[1] else int(match[2]))
    return _part_of_year(match, 6 * number - 5, 6 * number, match[3], calendar)


def _part_of_year(match: re.Match[str], first: int, last: int, printed: str | None, calendar: Calendar) -> Period:
    year = int(printed) if printed else calendar.sentence_year or (calendar.anchor.year if calendar.anchor else 0)
    if not year:
        return Period(match.end(), None, None, False)
    span = month_span(year, first, last)
    if not printed and not calendar.forward and calendar.anchor and span[0] > calendar.anchor:
        span = month_span(year - 1, first, last)
    return Period(match.end(), *span, bool(printed))


def _first_months(match: re.Match[str], calendar: Calendar) -> Period | None:
    """As in "the first eleven months of 2022"; of "over eleven months of 2022" the first are meant."""
    count = int(match[1]) if match[1].isdecimal() else _COUNTED.get(match[1].lower(), 0)
    return _part_of_year(match, 1, count, match[2], calendar) if 2 <= count <= 11 else None


def _season(match: re.Match[str], calendar: Calendar) -> Period | None:
    first, last = _SEASONS[match[1].lower()]
    return _part_of_year(match, first, last, match[2], calendar)


def _decade(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match[1])
    length = 10 if year % 100 or year == 2000 else 100  # "the 1700s" are a century
    return Period(match.end(), date(year, 1, 1), date(year + length - 1, 12, 31), False)


def _years(match: re.Match[str], calendar: Calendar) -> Period | None:
    first, second = int(match[1]), match[2]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if not first < last <= first + 400:
        return None
    return Period(match.end(), date(first, 1, 1), date(last, 12, 31), False)


def _year_with_cue(match: re.Match[str], calendar: Calendar) -> Period | None:
    year = int(match[1])
    return Period(match.end(), date(year, 1, 1), date(year, 12, 31))


def _weekday(match: re.Match[str], calendar: Calendar) -> Period | None:
    """The nearest such day up to the reference day, or after it when "next" is printed."""
    if not calendar.reference:
        return Period(match.end(), None, None, False)
    back = (calendar.reference.weekday() - _DAYS.index(match[2].lower())) % 7
    which = (match[1] or "").strip().lower()
    shift = (
        7 - back
        if which == "next" or (which == "this" and back) or (calendar.forward and back)
        else -(back or (7 if which == "last" else 0))
    )
    found = calendar.reference + timedelta(days=shift)
    return Period(match.end(), found, found, False)


_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1}
_WHICH = {"last": -1, "previous": -1, "this": 0, "next": 1}


def _relative_day(match: re.Match[str], calendar: Calendar) -> Period | None:
    if not calendar.reference:
        return Period(match.end(), None, None, False)
    found = calendar.reference + timedelta(days=_RELATIVE_DAYS[match[1].lower()])
    return Period(match.end(), found, found, False)


def _relative_period(match: re.Match[str], calendar: Calendar) -> Period | None:
    reference, shift = calendar.reference, _WHICH[match[1].lower()]
    if not reference:
        return Period(match.end(), None, None, False)
    if match[2].lower() == "week":
        monday = reference - timedelta(days=reference.weekday() - 7 * shift)
        return Period(match.end(), monday, monday + timedelta(days=6), False)
    if match[2].lower() == "year":
        return Period(match.end(), *month_span(reference.year + shift, 1, 12), False)
    month = reference.month + shift
    return Period(match.end(), *month_span(reference.year + (month == 0) * -1, month or 12, month or 12), False)


def _feast(match: re.Match[str], calendar: Calendar) -> Period | None:
    month, day = _FEASTS[match[1].lower().replace("’", "'")]
    found = calendar.day(match[2], month, day)
    return Period(match.end(), found, found, bool(match[2]))


def _of_the_month(match: re.Match[str], calendar: Calendar) -> Period | None:
    day = int(match[1]) if match[1] else _ORDINAL_DAYS[match[2].lower()]
    base = calendar.latest or calendar.reference
    found = day_of(base.year, base.month, day) if base else None
    return Period(match.end(), found, found, False)


_ORDINAL_DAYS = {
    word: number
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_COUNTED = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven".split(), start=2)
}
_OR = "|".join


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled at first use: these are many and long, and most programs import more than they read."""
    return re.compile(pattern)


class _Form(NamedTuple):
    """A printed form, as a regular expression."""

    pattern: str

    def match(self, text: str, at: int) -> re.Match[str] | None:
        return _compiled(self.pattern).match(text, at)


_FIGURE_FORMS: list[tuple[_Form, Reader]] = [
    (_Form(r"([12]\d{3})-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?\b"), _iso),
    (_Form(r"(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3})\b"), _numeric),
    (_Form(rf"{_DAY}\s({_MONTH})(?:\s{_YEAR})?(?:{_DASH}|\sto\s){_DAY}\s({_MONTH}){_TAIL}"), _two_months),
    (_Form(rf"{_DAY}(?:{_DASH}|\sto\s|\sand\s|/){_DAY}\s(?:of\s)?({_MONTH}){_TAIL}"), _days_month),
    (_Form(rf"{_DAY}\s?(?:of\s)?({_MONTH}){_TAIL}"), _day_month),
    (_Form(rf"{_YEAR}[-–/]((?:\d\d){{1,2}})\b(?![-–/%])"), _years),
    (_Form(r"([12]\d{3})-(\d\d)\b(?!-)"), _iso_month),
    (_Form(r"(?i:the\s)?((?:1[5-9]|20)\d0)['’]?s\b"), _decade),
    (_Form(r"(\d{1,2})(?:st|nd|rd|th)\s()of\s(?:the|that|this)\smonth\b"), _of_the_month),
    (_Form(r"(1st|2nd|3rd|4th)\s()quarter(?:\s(?:of\s)?" + _YEAR + r")?\b"), _quarter),
]
_WORD_FORMS: list[tuple[_Form, Reader]] = [
    (
        _Form(
            rf"({_MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?(?:{_DASH}|\sto\s|\sand\s)(\d{{1,2}})(?:st|nd|rd|th)?{_TAIL}(?!:)"
        ),
        _month_days,
    ),
    (_Form(rf"({_MONTH})\s(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\d){_TAIL}"), _month_day),
    (
        _Form(rf"({_MONTH})(?:\s{_YEAR})?(?:{_DASH}|\s(?:to|through|until)\s)({_MONTH})(?:\s{_YEAR})?(?!\s?\d)"),
        _months,
    ),
    (_Form(rf"({_MONTH})(?:\s?,?\s(?:of\s)?{_YEAR})?\b"), _month_year),
    (_Form(rf"(?i:(?:the\s)?({_OR(_ORDER)})[\s-]()quarter)(?:\s(?:of\s|in\s)?{_YEAR})?\b"), _quarter),
    (_Form(rf"()Q([1-4])(?:\s(?:of\s)?{_YEAR})?\b"), _quarter),
    (_Form(rf"(?i:(?:the\s)?(first|second)[\s-]()half\sof)\s{_YEAR}\b"), _half_year),
    (_Form(rf"()H([12])\s{_YEAR}\b"), _half_year),
    (_Form(rf"(?i:(?:the\s)?first\s(\d\d?|{_OR(_COUNTED)})\smonths\sof)\s{_YEAR}\b"), _first_months),
    (_Form(rf"(?i:(?:the\s)?({_OR(_SEASONS)}))(?:\sof)?\s{_YEAR}\b"), _season),
    (_Form(r"(?i:the\s)?((?:1[5-9]|20)\d0)['’]?s\b"), _decade),
    (_Form(rf"(?i:({_OR(f.replace(chr(39), '[’' + chr(39) + ']') for f in _FEASTS)}))(?:,?\s{_YEAR})?\b"), _feast),
    (_Form(rf"(?i:((?:last|next|this|on)\s)?({_OR(d.capitalize() for d in _DAYS)}))\b"), _weekday),
    (_Form(r"(?i:(yesterday|today|tonight|tomorrow|last\snight))\b"), _relative_day),
    (_Form(r"(?i:(?:the\s)?(last|this|next|previous)\s(week|month|year))\b(?!['’-]|\sof\b)"), _relative_period),
    (_Form(rf"()(?i:(?:the\s)?({_OR(_ORDINAL_DAYS)}))\sof\s(?:the|that|this)\smonth\b"), _of_the_month),
]
_CORE = _FIGURE_FORMS + _WORD_FORMS
_CUED_YEAR = _Form(rf"{_YEAR}\b(?![.,:]\d|[-–/]\d|[%°])")
_NIGHT = _Form(r"(?i:(?:the\s)?night\s(?:of|to|into|from|on|between)\s(?:the\s)?)")
_NAMED_DAY = _Form(rf"(?i:{_OR(_DAYS)}),?\s(?=\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}\s\d)")
_EDGE = _Form(r"(?i:(?:the\s)?(early|mid|late|end\sof|beginning\sof|start\sof|middle\sof)[\s-])(?:in\s|the\s)?")
_BETWEEN = _Form(rf"(?i:(between|from))\s{_YEAR}\s(?i:and|to|until|through)\s{_YEAR}\b")
_CLOCK = _Form(
    r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])(?:\.m\b\.?|m\b)|(\d{1,2}):(\d\d)(?::\d\d)?(?!\.?\d)|(\d{1,2})\s?o['’]clock\b"
)


def read_period(text: str, at: int, calendar: Calendar) -> Period | None:
    """The date or period printed at `text[at:]`, without the preposition before it."""
    span = _BETWEEN.match(text, at)
    if span and int(span[2]) < int(span[3]):
        return Period(span.end(), date(int(span[2]), 1, 1), date(int(span[3]), 12, 31), False)
    named = _NAMED_DAY.match(text, at)
    if named:
        dated = _core(text, named.end(), calendar)
        if dated and dated.first == dated.last:
            return dated
    night = _NIGHT.match(text, at)
    if night:
        return _night(
            _core(text, night.end(), calendar),
            night[0].split()[-1].lower() if night[0].split()[-1].lower() != "the" else night[0].split()[-2].lower(),
        )
    edge = _EDGE.match(text, at)
    if edge:
        return _edge(_core(text, edge.end(), calendar) or read_year(text, edge.end()), edge[1].lower())
    return _core(text, at, calendar)


def _core(text: str, at: int, calendar: Calendar) -> Period | None:
    for pattern, reader in _FIGURE_FORMS if text[at : at + 1].isdecimal() else _CORE:
        match = pattern.match(text, at)
        if match:
            period = reader(match, calendar)
            if period:
                return period
    return None


def _night(period: Period | None, word: str) -> Period | None:
    """A night covers two days: that of its evening and that of its morning."""
    if not period or not period.first or not period.last or period.first != period.last:
        return period if period and period.last and period.first and (period.last - period.first).days < 3 else None
    if word in ("to", "into"):
        return period._replace(first=period.first - timedelta(days=1))
    return period._replace(last=period.last + timedelta(days=1))


def _edge(period: Period | None, word: str) -> Period | None:
    """The first, middle or last third of a period longer than a day."""
    if not period or (period.first and period.first == period.last):
        return None
    if not period.first or not period.last:
        return period
    third = timedelta(days=(period.last - period.first).days // 3)
    if word in ("early", "beginning of", "start of"):
        return period._replace(last=period.first + third)
    if word in ("mid", "middle of"):
        return period._replace(first=period.first + third, last=period.last - third)
    return period._replace(first=period.last - third)


def read_year(text: str, at: int) -> Period | None:
    """A bare year; the caller has seen a cue that it is one."""
    match = _CUED_YEAR.match(text, at)
    return _year_with_cue(match, Calendar(None)) if match else None


def read_clock(text: str, at: int) -> tuple[int, int] | None:
    """(end, minutes since midnight) of a time of day."""
    match = _CLOCK.match(text, at)
    if not match:
        return None
    half_day, half_minute, half, hour, minute, oclock = match.groups()
    hours, minutes = int(half_day or hour or oclock), int(half_minute or minute or 0)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0) if hours <= 12 else 99
    return (match.end(), 60 * hours + minutes) if hours <= 24 and minutes < 60 else None
