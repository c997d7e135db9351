"""Running counts: where a text says outright what a toll has come to, whatever other numbers stand about it."""

import re
from collections.abc import Iterator, Sequence

from verifier.judge.window import Region, Window, windows, within
from verifier.quantities import compare
from verifier.types import Claim, Comparison, Quantity, QuantityKind

# Words that mark a count which grows as news comes in.
RUNNING = frozenset(
    "bodies casualties dead death deaths died dies fatalities found injured killed missing toll victims wounded".split()
)
_SAME_MATTER = 0.4  # share of the claim's words that a sentence with its toll holds
_GROWS = 10  # a toll hardly ever grows so many times after it was first given
_DEATHS = re.compile(r"\b(?:bod(?:y|ies)|dead|deaths?|died|dies|fatalit\w+|killed|toll|victims)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:toll|total|tally|count|number)\b[^.;]{0,90}?\b(?:to|at|as|is|was|now|reach(?:es|ed)?|stands)\s+(?:now\s+)?$",
    re.IGNORECASE,
)


def running(quantity: Quantity, *others: Quantity) -> bool:
    """Whether quantities count what grows as news comes in."""
    words = " ".join(f"{each.thing} {each.role}" for each in (quantity, *others))
    return not RUNNING.isdisjoint(words.lower().split())


def tolls(claim: Claim, asked: Sequence[Quantity], region: Region) -> Iterator[tuple[Window, Comparison]]:
    """The sentences that give the toll which the claim gives, each with its number beside the claim's.

    None for a claim about what somebody said: another's toll does not contradict that.
    """
    counts = [quantity for quantity in asked if quantity.kind is QuantityKind.COUNT and not _is_of_more(quantity)]
    if len(counts) != 1 or claim.said_by or not _DEATHS.search(claim.text):
        return
    for window in windows(claim, region):
        if (
            window.sentences > 1
            or window.relevance < _SAME_MATTER
            or not _DEATHS.search(f"{region.document.title} {window.text}")
        ):
            continue
        for quantity in within(region.quantities, window.start, window.end):
            if _comparable(counts[0], quantity) and _SUM.search(window.text[: quantity.start]):
                yield window, compare(counts[0], quantity)
                break


def _is_of_more(quantity: Quantity) -> bool:
    """Whether it is what a toll grew by, a part of it, or counts others as well: "killed or wounded"."""
    roles = quantity.role.split()
    return quantity.change.endswith("_by") or quantity.of is not None or "or" in roles or "added" in roles


def _comparable(claimed: Quantity, found: Quantity) -> bool:
    """Two counts that may be the toll of one event: the losses of a whole war are not those of a night."""
    if found.kind is not QuantityKind.COUNT or not claimed.low or not found.low:
        return False
    return max(claimed.low, found.low) <= _GROWS * min(claimed.low, found.low)
