"""More or less: two figures of a passage, each tied to one side of what a claim compares."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from verifier.judge.slots.nearest import about
from verifier.judge.window import Window
from verifier.judge.words import content, names
from verifier.quantities.things import thing_likeness
from verifier.quantities.wording import describe
from verifier.types import Quantity, QuantityKind

_MORE = "more|higher|larger|greater|bigger|longer|heavier|faster|warmer|hotter|older|taller|deeper|wider|dearer"
_LESS = "less|fewer|lower|smaller|shorter|lighter|slower|colder|cooler|younger|cheaper|shallower|narrower"
# "more missiles over Kyiv than over Odesa", "twice as many as", "double that of"; not "more than 40".
_COMPARISON = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b(?P<what>(?!\s+than\s+(?:\w+\s+)?[\d$€£])[^,;.]*?)\bthan\b(?P<than>.*)"
    r"|\b(?:twice|times|double)\b(?P<times>[^,;.]*?)\b(?:as|that of|those of|the|it)\b(?P<base>.*)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"times|twice|double|fold", re.IGNORECASE)
_ASIDE = re.compile(r"[,;]|\.\s|\b(?:according to|going by|by the)\b")
# Where a second phrase begins that is said of both: "than after it | in the night".
_SECOND_PLACE = re.compile(r"(?<=\w\s)(?:in|on|at|during|over|for)\s")
_FIRST_WORD = 3  # characters
_WHEN = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
)
_COMPARED = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
_OTHER_THING = 0.5


@dataclass(frozen=True, slots=True)
class _Sides:
    """The words that only the one or only the other of two compared figures is tied to in a claim."""

    ours: frozenset[str]
    theirs: frozenset[str]
    names: frozenset[str]
    more: bool

    def ties(self, words: frozenset[str]) -> int:
        """How many words tie a figure to the first side rather than to the second; negative for the second.

        A side that is named must be so beside its figure.
        """
        tied = len(words & self.ours) - len(words & self.theirs)
        names = self.names & (self.ours if tied > 0 else self.theirs)
        return tied if not names or names & words else 0


def larger(claim: str, window: Window, found: Sequence[Quantity]) -> tuple[bool, str] | None:
    """Whether what a claim calls more, or less, is so by two figures of the window, and both in words.

    `found` are the numbers of the window. None when the claim compares nothing, or when no two figures of one kind are
    tied to its two sides, each in its own words.
    """
    sides = _sides(claim)
    if sides is None or not (sides.ours and sides.theirs):
        return None
    best = max(_tied(sides, window, found), key=lambda pair: pair[0], default=None)
    if best is None:
        return None
    _, one, other = best
    if one.low is None or other.low is None or one.low == other.low:
        return None
    holds = (one.low > other.low) is sides.more
    return holds, f"it gives {describe(one)} on the one side, {describe(other)} on the other"


def is_swapped(claim: str, multiple: Quantity, window: Window, found: Sequence[Quantity]) -> bool:
    """Whether the larger of two figures, `multiple` times the smaller, is the one that the claim calls the smaller."""
    sides = _sides(claim)
    if _TIMES.search(window.text, multiple.start, multiple.end):
        return False  # it is the passage that says how many times
    return sides is not None and sides.ties(_words(window, multiple, found)) < 0


def _tied(sides: _Sides, window: Window, found: Sequence[Quantity]) -> Iterator[tuple[int, Quantity, Quantity]]:
    figures = [
        q
        for q in found
        if q.kind in _COMPARED and q.low is not None and q.low == q.high and not q.change and not q.relation
    ]
    ties = {q.start: sides.ties(_words(window, q, found)) for q in figures}
    for one, other in permutations(figures, 2):
        same = one.kind is other.kind and one.unit == other.unit and _are_of_one_sort(sides, one, other)
        if same and ties[one.start] > 0 > ties[other.start]:
            yield ties[one.start] - ties[other.start], one, other


def _are_of_one_sort(sides: _Sides, one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same, or each what its side of the claim is about: missiles and drones."""
    alike = thing_likeness(one.thing, other.thing)
    apart = bool(content(one.thing) & sides.ours) and bool(content(other.thing) & sides.theirs)
    return alike is None or alike >= _OTHER_THING or apart


def _words(window: Window, figure: Quantity, found: Sequence[Quantity]) -> frozenset[str]:
    alike = sorted((q for q in found if q.kind is figure.kind), key=lambda q: q.start)
    return about(window.text, figure, alike) | _tying(f"{figure.when} {figure.where}")


def _sides(claim: str) -> _Sides | None:
    found = _COMPARISON.search(claim)
    if not found:
        return None
    behind = found["than"] or found["base"] or ""
    aside = _ASIDE.search(behind) or _SECOND_PLACE.search(behind, _FIRST_WORD)
    theirs = _tying(behind[: aside.start()] if aside else behind)
    ours = _tying(claim[: found.start()] + (found["what"] or found["times"] or ""))
    return _Sides(ours - theirs, theirs - ours, names(claim), not found["less"])


def _tying(text: str) -> frozenset[str]:
    """The words that carry matter, and the years and months."""
    return content(text) | {word.lower() for word in _WHEN.findall(text)}
