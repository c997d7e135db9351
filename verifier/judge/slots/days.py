"""When: the same event, told with another date."""

import re
from collections.abc import Sequence

from verifier.judge.slots.text import sentences
from verifier.types import Claim, Quantity, QuantityKind

# "The visit took place in April": whatever date the passage gives the event will do.
_HAPPEN = frozenset("place held happened happens occurred occurs came comes fell".split())
_SAME = 0.75
_WHEN = re.compile(r"\b(?:in|on)\s+(?:the\s+)?(?:\w+,\s+)?$", re.IGNORECASE)


def otherwise_dated(claim: Claim, told: str, dates: Sequence[Quantity], relevance: float) -> str:
    """The reason why a passage dates what the claim tells otherwise; empty when it does not.

    `dates` are those of the passage, with offsets into `told`; `relevance` in 0..1 is the share of the claim's words
    that are told, and must be higher for a deed that may be done again.
    """
    known = [date for date in dates if date.kind is QuantityKind.DATE and date.first and date.last]
    for asked in claim.quantities:
        if asked.kind is not QuantityKind.DATE or any(_touch(asked, date) for date in known):
            continue
        word, deed = _deed(claim.text, asked)
        for date in known:
            if deed and (word in _HAPPEN or (relevance >= _SAME and deed == _deed(told, date)[1])):
                return f"it says {date.text}, the claim {asked.text}"
    return ""


def _deed(text: str, date: Quantity) -> tuple[str, str]:
    """The word before a date that tells what happened then, as it stands and as it is compared."""
    before = sentences(text[: date.start])
    if not before or not _WHEN.search(text[: date.start]):
        return "", ""
    word = next((word for word in reversed(before[-1]) if word.form and not word.name), None)
    return (word.low, word.form) if word else ("", "")


def _touch(one: Quantity, other: Quantity) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return True
    return one.first <= other.last and other.first <= one.last
