"""The claim without its time: a date that the document has need not stand in each of its sentences."""

import re

from verifier.judge.bounds import bound
from verifier.types import Claim, QuantityKind

_BEFORE = re.compile(
    r"(?:,\s*)?\b(?:(?:on|in|by|at|during|for|of|since)\s+)?(?:(?:the|late|early|mid)\s+)*$", re.IGNORECASE
)


def undated(claim: Claim) -> str:
    """The text without its bound on the time ("before October 1936"), or its dates and the words that lead to them."""
    limits = bound(claim)
    if limits:
        return f"{claim.text[: limits.start]}{claim.text[limits.end :]}"
    text = claim.text
    for date in reversed([quantity for quantity in claim.quantities if quantity.kind is QuantityKind.DATE]):
        before = _BEFORE.sub("", text[: date.start]).rstrip()
        after = text[date.end :]
        text = before + after if before else after.lstrip(" ,")
    return text[:1].upper() + text[1:]
