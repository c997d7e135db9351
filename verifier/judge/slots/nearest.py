"""Which number: the one that agrees stands in other words, and one that differs in the claim's own."""

import re
from collections.abc import Sequence
from decimal import Decimal

from verifier.judge.window import Window
from verifier.judge.words import content, matter
from verifier.quantities import compare
from verifier.sentences import spans
from verifier.types import Comparison, Quantity

_CUT = re.compile(r"[;.:](?!\d)|,(?!\d)|\band\b|\bwhile\b|\bbut\b")
_FAR = 2  # a figure so many times another counts something else


def better_placed(claim: str, agreeing: Comparison, window: Window, found: Sequence[Quantity]) -> Comparison | None:
    """The comparison with the number that stands in the claim's words, where the agreeing one does not.

    "Delivered 1.31 million, up 40%, and built 1.37 million, up 47%": deliveries did not grow by 47%. `found` are the
    numbers of the window; only those of the same sentence are its rivals. None when the agreeing number stands in the
    claim's words at least as well, or the other one does not differ.
    """
    asked = matter(claim)
    alike = sorted((each for each in found if each.kind is agreeing.evidence.kind), key=lambda each: each.start)
    told = {each.start: asked & about(window.text, each, alike) for each in alike}
    same = [told[each.start] for each in alike if (each.low, each.high) == _ends(agreeing.evidence)]
    sentence = next(((a, b) for a, b in spans(window.text) if a <= agreeing.evidence.start < b), (0, 0))
    for rival in (each for each in alike if sentence[0] <= each.start < sentence[1]):
        if same and all(told[rival.start] > own for own in same) and _near(agreeing.evidence, rival):
            comparison = compare(agreeing.claim, rival)
            if comparison.holds is False:
                return comparison
    return None


def about(text: str, number: Quantity, alike: Sequence[Quantity]) -> frozenset[str]:
    """Forms of the words that go with a number: from where the words of the one before end to where its own do."""
    last = max((each.end for each in alike if each.end <= number.start), default=0)
    cut = _CUT.search(text, last, number.start) if last else None
    begin = cut.end() if cut else last
    after = _CUT.search(text, number.end)
    return content(text[begin : after.start() if after else len(text)])


def _ends(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return quantity.low, quantity.high


def _near(one: Quantity, other: Quantity) -> bool:
    if not one.low or not other.low:
        return False
    return max(one.low, other.low) < _FAR * min(one.low, other.low)
