"""Dates that hang on others ("Friday", "eight days later"), made full, and the period a claim speaks of."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from verifier.claims.edits import Edit, in_case_of
from verifier.quantities.parse import parse
from verifier.types import Quantity, QuantityKind

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "a|one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(), start=1
    )
}
_NUMBERS |= {"a": 1, "one": 1}
_COUNT = rf"(\d{{1,3}}|{'|'.join(_NUMBERS).replace('a|one', 'a', 1)})"
_LATER = re.compile(
    rf"\b(?:(?:{_COUNT}\s(day|week)s?\s(later|after\sthat|earlier|before(?!\s(?:the|his|her|its|a)\b)))|"
    r"(?:on\s)?(?:the|that)\s(same|following|next|previous)\s(day|night|evening|morning|afternoon)|"
    r"(?:on\s)?(that)\s(day|night|evening|morning|afternoon)|the\s(day)\s(before|after)(?=[.,;]|$))",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"(?:last|this|next|on)?\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|(?:the\s)?(?:\w+|"
    r"\d+(?:st|nd|rd|th))\sof\s(?:the|that|this)\smonth|(?:the\s)?night\sto\s\w+day|"
    r"(?:[A-Z][a-z]+day,?\s)?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Za-z]+\.?|[A-Za-z]+\.?\s\d{1,2}(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|until|till|by|before|after|from|to|than|between|and|next)\s(?:the\s)?$", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:call|meeting|visit|trip|summit|talks|attack|strike|raid|vote|election|match|game|final|exercise|signing|"
    r"launch|earthquake|storm|blizzard|crash|explosion|ceremony|conference|debate|referendum|ceasefire|invasion)\b"
)
_BEFORE_EVENT = re.compile(rf"\b[Tt]he\s(day|week|month)\sbefore\sthe\s({_EVENT.pattern})")
_EVENTS_KEPT = 20
Events = tuple[tuple[str, date], ...]
_TO_NIGHT = re.compile(r"^(.*night\sto\s)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def printed(day: date) -> str:
    """30 December 2022."""
    return f"{day.day} {day:%B %Y}"


def dates(text: str, reference: date | None) -> tuple[Quantity, ...]:
    """The date expressions of a text."""
    return tuple(one for one in parse(text, reference=reference) if one.kind is QuantityKind.DATE)


def date_edits(text: str, found: Iterable[Quantity], day: date | None) -> Iterator[Edit]:
    """Full dates in the place of hanging ones; those without anything to hang on stay as they are."""
    for one in found:
        if one.first and one.last and (edit := _full(text, one)):
            yield edit
    if day is not None:
        for match in _LATER.finditer(text):
            if not any(0 <= one.start - match.end() <= len(", ") for one in found):
                yield _shifted(match, day)


def _full(text: str, one: Quantity) -> Edit | None:
    if one.first is None or one.last is None or _YEAR.search(one.text) or not _HANGING.fullmatch(one.text):
        return None
    if night := _TO_NIGHT.match(one.text):
        return Edit(one.start, one.end, f"{night.group(1)}{printed(one.last)}")
    if one.first != one.last:
        return None
    before = text[: one.start].rstrip().rsplit(" ", 1)[-1].lower()
    needs_on = not re.match(
        r"\d|(?:the|on|since|until|by|before|after|from|to|early|late|of|than|between|and)$", before
    )
    needs_on = needs_on and not re.match(r"(?:\d|[A-Z][a-z]+\.?\s\d)", one.text)
    return Edit(one.start, one.end, in_case_of(("on " if needs_on else "") + printed(one.first), one.text))


def _shifted(match: re.Match[str], day: date) -> Edit:
    count, unit, direction, neighbour, _, _, _, _, side = match.groups()
    if count:
        days = _NUMBERS.get(count.lower()) or int(count)
        shift = days * (7 if unit.lower() == "week" else 1) * (-1 if direction.lower() in {"earlier", "before"} else 1)
    else:
        word = (neighbour or side or "same").lower()
        shift = {"following": 1, "next": 1, "after": 1, "previous": -1, "before": -1}.get(word, 0)
    return Edit(match.start(), match.end(), in_case_of(f"on {_moved(day, shift)}", match.group()))


def _moved(day: date, days: int) -> str:
    return printed(day + timedelta(days=max(-36_500, min(days, 36_500)))) if 1600 < day.year < 2500 else printed(day)


def told_day(text: str, found: Iterable[Quantity], before: date | None) -> date | None:
    """The day the story is at after a sentence: its last full day, none after a vaguer period, else as before."""
    day = before
    for one in found:
        if one.first is None or one.last is None or _SINCE.search(text[: one.start]):
            continue
        short = (one.last - one.first).days <= 1
        day = one.last if short else None
    return day


def first_day(found: Iterable[Quantity]) -> date | None:
    """The first single day printed with its year."""
    return next((one.last for one in found if one.last and one.first == one.last and _YEAR.search(one.text)), None)


def told_events(text: str, found: Iterable[Quantity], before: Events) -> Events:
    """The events whose day a sentence gives right behind them ("a call on 30 December"), added to earlier ones."""
    told = [
        (events[-1].lower(), one.last)
        for one in found
        if one.last and one.first == one.last and (events := _EVENT.findall(text[: one.start]))
    ]
    return (*told, *before)[:_EVENTS_KEPT]


def event_edits(text: str, events: Events) -> Iterator[Edit]:
    """The days that "the week before the call" means, added behind it."""
    for match in _BEFORE_EVENT.finditer(text):
        day = next((day for name, day in events if name == match.group(2).lower()), None)
        if day is None:
            continue
        length = {"day": 1, "week": 7, "month": 30}[match.group(1).lower()]
        first, last = day - timedelta(days=length), day - timedelta(days=1)
        days = printed(last) if first == last else f"{printed(first)} to {printed(last)}"
        yield Edit(match.end(), match.end(), f" ({days})")


def period(text: str, found: Iterable[Quantity], now: date | None) -> tuple[date | None, date | None]:
    """First and last day of all the dates of a text together; what began "since" a date lasts until `now`."""
    known = [one for one in found if one.kind is QuantityKind.DATE and one.first and one.last]
    lasting = all(re.search(r"\bsince\s(?:the\s)?$", text[: one.start], re.IGNORECASE) for one in known)
    first = min((one.first for one in known if one.first), default=None)
    last = max((one.last for one in known if one.last), default=None)
    return first, max(last, now) if last and now and lasting else last
