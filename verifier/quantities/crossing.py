"""Two numbers that a claim has taken the one for the other.

"Two over the city and five on the approach" prints both numbers of "five over the city and two on the approach", and
each bears the other out. What tells them apart is the words beside them: a word that stands by the one number in the
claim and by the other in the passage speaks for a swap, one that stands by the same number against it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from verifier.quantities.compare import compare
from verifier.quantities.things import marks, thing_likeness
from verifier.types import Comparison, ComparisonCode, Hedge, Quantity, QuantityKind

_NEAR = 300  # characters: numbers that are swapped are told together
_HALVES = {"late": "before", "evening": "before", "early": "after", "morning": "after"}
_SAME = frozenset({ComparisonCode.EQUAL, ComparisonCode.EQUAL_ROUNDED, ComparisonCode.WITHIN_ABOUT})
_EXCHANGED = 0.75  # how sure it is that numbers which stand in each other's places were taken for each other


def uncrossed(comparisons: Sequence[Comparison], passage: Sequence[Quantity]) -> tuple[Comparison, ...]:
    """The comparisons, with swapped numbers compared by their words and so differing.

    Where words have paired them so already, that the passage gives both makes the difference sure.
    """
    mended = list(comparisons)
    for one, other in _pairs(comparisons):
        if mended[one] is comparisons[one] and mended[other] is comparisons[other]:
            first, second = comparisons[one], comparisons[other]
            if _is_swap(first, second, passage):
                mended[one], mended[other] = _exchanged(first, second)
    for one, other in combinations(range(len(mended)), 2):
        if _trade_places(mended[one], mended[other]):
            for at in (one, other):
                mended[at] = _surely_other(mended[at])
    return tuple(mended)


def _surely_other(comparison: Comparison) -> Comparison:
    """The same, as a difference: the bound of another number does not leave it open."""
    code = ComparisonCode.DIFFERS if comparison.holds is None else comparison.code
    return replace(comparison, code=code, holds=False, sure=max(comparison.sure, _EXCHANGED))


def _trade_places(one: Comparison, other: Comparison) -> bool:
    """Whether each differs from its partner and is the number that the other's partner gives."""
    differ = False in (one.holds, other.holds) and True not in (one.holds, other.holds)
    differ = differ and one.claim.low != other.claim.low
    return differ and _prints(one.claim, other.evidence) and _prints(other.claim, one.evidence)


def _pairs(comparisons: Sequence[Comparison]) -> Iterator[tuple[int, int]]:
    """Pairs that a swap could have made: both hold, told together, and either number would contradict the other."""
    held = [k for k, each in enumerate(comparisons) if each.holds and _gives_it(each)]
    for one, other in combinations(held, 2):
        first, second = comparisons[one], comparisons[other]
        alike = {_sort(q) for q in (first.claim, first.evidence, second.claim, second.evidence)}
        near = abs(first.evidence.start - second.evidence.start) <= _NEAR
        changed = first.claim.change and second.claim.change  # before and after are told apart already
        apart = changed or _is_total_and_part(first, second) or _count_apart(first.claim, second.claim)
        if len(alike) == 1 and near and not apart and first.claim.low != second.claim.low:
            yield one, other


def _gives_it(comparison: Comparison) -> bool:
    """Whether the passage prints the claim's number, be it as a bound."""
    return comparison.code in _SAME or _prints(comparison.claim, comparison.evidence)


def _count_apart(one: Quantity, other: Quantity) -> bool:
    """Exceptions are not taken for what they are exceptions of."""
    return thing_likeness(one.thing, other.thing) == 0.0


def _is_total_and_part(one: Comparison, other: Comparison) -> bool:
    """A total and its part are told apart by size, and not swapped."""
    return (one.claim.whole is None) != (other.claim.whole is None)


def _sort(quantity: Quantity) -> tuple[QuantityKind, str, str, bool]:
    return quantity.kind, quantity.unit, quantity.per, quantity.hedge is Hedge.RANGE


def _is_swap(one: Comparison, other: Comparison, passage: Sequence[Quantity]) -> bool:
    told = [marks(one.claim.beside), marks(other.claim.beside)]
    told += [_told(one.evidence, passage), _told(other.evidence, passage)]
    deed = marks(one.claim.role) & marks(other.claim.role)  # it is said once, and of both
    told = [words - deed for words in told]
    if any("midnight" in words for words in told):
        told = [_of_night(words) for words in told]
    told = [words - {"city"} if "approach" in words else words for words in told]  # "before the city" is not over it
    ours, theirs = _apart(*told[:2]), _apart(*told[2:])
    straight = len(ours[0] & theirs[0]) + len(ours[1] & theirs[1])
    crossed = len(ours[0] & theirs[1]) + len(ours[1] & theirs[0])
    return crossed > 2 * straight


def _told(evidence: Quantity, passage: Sequence[Quantity]) -> frozenset[str]:
    """The words beside a number, wherever the passage gives it."""
    return frozenset().union(*(marks(q.beside) for q in (evidence, *passage) if _prints(q, evidence)))


def _of_night(words: frozenset[str]) -> frozenset[str]:
    """The same with one name for each half of a night: "late on 31 December" is before midnight."""
    return frozenset(_HALVES.get(word, word) for word in words)


def _prints(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit, one.low) == (other.kind, other.unit, other.low)


def _apart(first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand by the one number only, and those that stand by the other only."""
    return first - second, second - first


def _exchanged(one: Comparison, other: Comparison) -> tuple[Comparison, Comparison]:
    sure = min(one.sure, other.sure)
    return (
        replace(compare(one.claim, other.evidence), sure=sure),
        replace(compare(other.claim, one.evidence), sure=sure),
    )
