"""Changes recomputed from the value before and the value after."""

import re
from collections.abc import Iterator

from verifier.quantities.interval import Interval
from verifier.quantities.sums_check import CONTRADICTED, Sum, divide, percent_spread, spread, subtract, usable, verdict
from verifier.quantities.sums_page import Page, matches
from verifier.types import Finding, Quantity, QuantityKind

KIND = "change"
_SAID = ("The change follows from the two values", "The change does not fit the two values")
_UP = (
    r"increas\w+|ris(?:e|es|ing|en)|rose|grew|grow(?:n|s|th|ing)?|gain(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:e[ds]?|ing)"
    r"|climb(?:ed|s|ing)?|soar(?:ed|s|ing)?|improve\w*|up"
)
_DOWN = r"decreas\w+|fall(?:s|en|ing)?|fell|drop(?:ped|s|ping)?|declin\w+|reduc\w+|cut|slump\w*|plung\w+|down|lost|loss"
_MOVE = rf"(?P<move>{_UP}|{_DOWN})"
_FALL = re.compile(rf"\b(?:{_DOWN}|less|lower|fewer|below)\b", re.IGNORECASE)
_NEAR = r"[^⟦⟧.;:()]{0,40}?"
_THAN = (
    r"(?:over|from|on|compared (?:with|to)|against|than|above|below)"
    r"(?: (?:the|its|that of|last year's|some))?(?: \w+){0,3}?"
)
_NOW, _BY, _WAS = (rf"⟦(?P<{name}>\d+)⟧" for name in ("now", "by", "was"))
_MORE = r"(?P<move>more|less|higher|lower|fewer|above|below|up|down)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOW}{_NEAR},? (?:an?|the) (?:\w+ )?{_MOVE} of {_BY} {_THAN} {_WAS}",
        rf"{_NOW}{_NEAR}, {_MOVE} (?:by )?{_BY} {_THAN} {_WAS}",
        rf"{_NOW}{_NEAR}, {_BY} {_MORE}(?: than| from| on)?(?: the)?(?: \w+){{0,2}}? {_WAS}",
        rf"{_MOVE} (?:by )?{_BY},? from {_WAS}{_NEAR} to {_NOW}",
        rf"{_MOVE} (?:by )?{_BY},? to {_NOW}{_NEAR},? from {_WAS}",
        rf"from {_WAS}{_NEAR} to {_NOW}{_NEAR},? (?:an?|the) (?:\w+ )?{_MOVE} of {_BY}",
        rf"from {_WAS}{_NEAR} to {_NOW}{_NEAR}, (?P<move>up|down) (?:by )?{_BY}",
    )
)
_SUMS = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})
_PERCENTS = frozenset({QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS})


def changes(page: Page) -> Iterator[Finding]:
    """“190 billion, an increase of 29 percent over 167 billion” is checked: 190 / 167 is 14 percent more."""
    for pattern in _PATTERNS:
        for _, match in matches(pattern, page):
            now, by, was = (page.quantities[int(match[name])] for name in ("now", "by", "was"))
            found = _checked(now, by, was, bool(_FALL.search(match["move"])))
            if found is not None:
                yield found


def _checked(now: Quantity, by: Quantity, was: Quantity, falls: bool) -> Finding | None:
    if not all(map(usable, (now, by, was))) or now.kind is not was.kind or now.unit != was.unit or now.per != was.per:
        return None
    if now.kind in _PERCENTS:
        return _points(now, by, was, falls)
    if by.kind is QuantityKind.PERCENT and now.kind in _SUMS:
        return _told(divide(now, was, less=100), by, percent_spread(by), falls)
    if by.kind is now.kind and by.unit == now.unit and now.kind in _SUMS:
        return _told(subtract(now, was), by, spread(by), falls)
    return None


def _points(now: Quantity, by: Quantity, was: Quantity, falls: bool) -> Finding | None:
    """A change of a percentage, in points or in percent of itself: only what fits neither is wrong."""
    if by.kind not in _PERCENTS:
        return None
    found = _told(subtract(now, was), by, percent_spread(by), falls)
    if found is not None and found.outcome == CONTRADICTED and by.kind is QuantityKind.PERCENT:
        relative = _told(divide(now, was, less=100), by, percent_spread(by), falls)
        return found if relative is None or relative.outcome == CONTRADICTED else relative
    return found


def _told(done: Sum | None, by: Quantity, allowed: Interval, falls: bool) -> Finding | None:
    if done is None:
        return None
    return verdict(KIND, done, by, _negative(allowed) if falls else allowed, _SAID)


def _negative(interval: Interval) -> Interval:
    low, high = interval.low, interval.high
    return Interval(None if high is None else -high, None if low is None else -low)
