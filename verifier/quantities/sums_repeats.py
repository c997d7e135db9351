"""Numbers that a text gives twice: rates multiplied out, "all" against counts, one thing counted twice."""

import re
from collections.abc import Iterator
from decimal import Decimal

from verifier.quantities.convert import convert_difference
from verifier.quantities.interval import Interval
from verifier.quantities.likeness import acts
from verifier.quantities.scale import ALL, k_of_n, none
from verifier.quantities.sums_check import CONTRADICTED, Sum, show, spread, usable, value, verdict
from verifier.quantities.sums_page import Line, Page, matches
from verifier.quantities.things import head, words
from verifier.quantities.wording import number
from verifier.types import Finding, Hedge, Quantity, QuantityKind

RATE, UNIVERSAL, TWICE = "rate", "all-or-none", "counted-twice"
_SAID = ("The total follows from the rate", "The total does not follow from the rate")
_NEAR = r"[^⟦⟧.;:()]"
_RATE = re.compile(
    rf"⟦(?P<rate>\d+)⟧{_NEAR}{{0,40}}? (?:for|over|during|in) (?:the )?(?:\w+ )?⟦(?P<time>\d+)⟧{_NEAR}{{0,30}}?,? "
    rf"(?:(?:or|for|making|giving|a|in) )*(?:total of |totalling |altogether )?"
    rf"⟦(?P<total>\d+)⟧(?P<after>{_NEAR}{{0,25}})",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:total|totalling|altogether|in all)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|those|these|all)\s*$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:although|though|however|but|other|another|more|further|later|earlier|previous(?:ly)?|correct\w*|revis\w*|puts?|"
    r"said|says|according|claim\w*|report\w*|instead|rather|versus|only|remaining|survivors?)\b",
    re.IGNORECASE,
)
_NEARBY, _FAR = 2, 100  # sentences
_MOST = 50


def repeats(page: Page) -> Iterator[Finding]:
    """What is said a second time must agree with the first."""
    yield from _rates(page)
    yield from _universals(page)
    yield from _twice(page)


def _rates(page: Page) -> Iterator[Finding]:
    """“seven a day for three days, 21 in all”."""
    for _, match in matches(_RATE, page):
        rate, time, total = (page.quantities[int(match[name])] for name in ("rate", "time", "total"))
        if not _IN_ALL.search(match.group()) or not all(map(usable, (rate, time, total))) or total.per:
            continue
        if not rate.per or time.kind is not QuantityKind.DURATION or (rate.kind, rate.unit) != (total.kind, total.unit):
            continue
        factor = convert_difference(value(time), time.unit, rate.per)
        if factor is not None:
            product = value(rate) * factor
            told = f"{show(rate)} × {number(factor)} = {number(product)}"
            done = Sum(product, _times(spread(rate), factor), told, (rate, time))
            yield verdict(RATE, done, total, spread(total), _SAID)


def _times(interval: Interval, factor: Decimal) -> Interval:
    low, high = interval.low, interval.high
    return Interval(None if low is None else low * factor, None if high is None else high * factor)


def _universals(page: Page) -> Iterator[Finding]:
    """“all 31” against “30 of 31”."""
    counts = [q for q in page.quantities if q.kind is QuantityKind.COUNT]
    parts = [(q, pair) for q in counts if q.hedge is Hedge.EXACT and (pair := k_of_n(q)) is not None][:_MOST]
    for every in [q for q in counts if q.relation in ALL][:_MOST]:
        for some, (k, n) in parts:
            if every.low == n and k < n and _same_event(every, some):
                yield _clash(every, some, f"{number(k)} of {number(n)} are not all")


def _same_event(one: Quantity, other: Quantity) -> bool:
    same = head(one.thing) == head(other.thing) and bool(acts(one)) and acts(one) == acts(other)
    return same and all(not a or not b or a == b for a, b in _frames(one, other))


def _frames(one: Quantity, other: Quantity) -> tuple[tuple[str, str], ...]:
    return (one.where, other.where), (one.when, other.when), (one.said_by, other.said_by)


def _clash(one: Quantity, other: Quantity, told: str) -> Finding:
    first, second = sorted((one, other), key=lambda q: q.start)
    message = f"The text gives two numbers for one thing: {first.text} and {second.text}."
    return Finding(UNIVERSAL, CONTRADICTED, message, told, (first, second), first.start, second.end)


def _twice(page: Page) -> Iterator[Finding]:
    """“Seven drones were launched. … The nine drones were …”."""
    for line in page.lines:
        for again in page.in_line(line):
            first = _introduced(page, line, again) if _refers_back(page, line, again) else None
            if first is not None and first.low != again.low:
                told = f"{show(first)} ≠ {show(again)}"
                message = f"The text counts the same thing twice: {first.text} {first.thing}, then {again.text}."
                yield Finding(TWICE, CONTRADICTED, message, told, (first, again), first.start, again.end)


def _plain(quantity: Quantity) -> bool:
    return (
        usable(quantity)
        and quantity.kind is QuantityKind.COUNT
        and quantity.hedge is Hedge.EXACT
        and quantity.of is None
        and not quantity.per
        and not quantity.change
        and not none(quantity)
        and value(quantity) > 1
    )


def _refers_back(page: Page, line: Line, quantity: Quantity) -> bool:
    """Whether the number is that of “the nine drones were …”: all of some that were spoken of."""
    if not _plain(quantity) or not quantity.thing or _ASIDE.search(line.template):
        return False
    before, after = page.text[line.start : quantity.start], page.text[quantity.end : line.end]
    follows = re.match(rf"\s+{re.escape(quantity.thing)}\s+(?:were|was|had|have|are)\b", after)
    return bool(_DEFINITE.search(before) or quantity.relation in ALL) and follows is not None


def _introduced(page: Page, line: Line, again: Quantity) -> Quantity | None:
    """The one count of the same thing in the sentences before, if it is the only one of the text so far."""
    earlier = [q for q in page.before(line, _FAR) if head(q.thing) == head(again.thing)]
    near = page.before(line, _NEARBY)
    if len(earlier) != 1 or earlier[0] not in near or not _plain(earlier[0]):
        return None
    first = earlier[0]
    between = [q for q in near if q.start > first.start and q.kind is QuantityKind.COUNT]
    text_before = page.text[page.line_of(first).start : first.start]
    if (
        between
        or first.whole is not None
        or _DEFINITE.search(text_before)
        or _ASIDE.search(page.line_of(first).template)
    ):
        return None
    same = set(words(again.thing)) <= set(words(first.thing)) and all(
        not a or not b or a == b for a, b in _frames(first, again)
    )
    return first if same else None
