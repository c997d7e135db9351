"""A claim that only bounds the time of what it tells: "before October 1936", "after 1987"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from verifier.types import Claim, QuantityKind

_DAY = timedelta(days=1)
BOUNDING = re.compile(
    r"\b(?P<not>no |not )?(?:(?P<before>before|prior to|earlier than)|(?:after|later than)) (?:the )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bound:
    """The days, both inclusive, that the bound allows; `start`, `end` slice the claim's text to its words."""

    first: date
    last: date
    start: int
    end: int


def bound(claim: Claim) -> Bound | None:
    """The bound of a claim whose only date is one."""
    dates = [quantity for quantity in claim.quantities if quantity.kind is QuantityKind.DATE]
    if len(dates) != 1 or dates[0].first is None or dates[0].last is None:
        return None
    found = BOUNDING.search(claim.text, 0, dates[0].start)
    if found is None or not date.min + _DAY < dates[0].first <= dates[0].last < date.max - _DAY:
        return None
    at_end = dates[0].text.lower().removeprefix("the ").startswith("end of")
    start = dates[0].last if at_end else dates[0].first  # the last day of October is its end
    end = dates[0].last
    if found["not"]:  # "no later than October" may be October
        first, last = (start, date.max) if found["before"] else (date.min, end)
    else:
        first, last = (date.min, start - _DAY) if found["before"] else (end + _DAY, date.max)
    return Bound(first, last, found.start(), dates[0].end)
