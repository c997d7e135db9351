"""Comparing a quantity of the evidence with one of the claim: a code, whether the claim holds, and a sentence.

The policy: numbers are equal at the coarser of their displayed precisions; "about" allows 3 percent; "almost" wants a
value just below; a bound holds for every number on its side; where the evidence is itself hedged, the claim holds when
all that the evidence allows fits it, fails when nothing does, and is open otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import log2

from verifier.quantities.interval import COARSE_STEP, Interval, Reading, equal_rounded
from verifier.quantities.periods import compare_dates
from verifier.quantities.scale import Common, Refusal, common_scale, k_of_n
from verifier.quantities.wording import describe, difference
from verifier.types import BOUNDS, Comparison, ComparisonCode, Hedge, Quantity, QuantityKind

_SOFT = frozenset({Hedge.ABOUT, Hedge.ALMOST})
_FAR = 2  # a bound so many times another is another figure
_CONVERTED = Decimal("0.05")  # what a round number loses in another unit


@dataclass(frozen=True, slots=True)
class _Outcome:
    code: ComparisonCode
    holds: bool | None
    reason: str = ""


def compare(claim: Quantity, evidence: Quantity) -> Comparison:
    """How the evidence's number stands to the claim's, whoever and whatever they count."""
    return compare_shown(claim, evidence, describe(evidence))


def compare_shown(claim: Quantity, evidence: Quantity, shown: str) -> Comparison:
    """`compare` where the passage does not print the evidence's number itself but what is `shown`."""
    try:
        outcome = _outcome(claim, evidence)
    except ArithmeticError:  # numbers beyond what Decimal carries
        outcome = _Outcome(ComparisonCode.CANNOT_COMPARE, None, "out of reach")
    message = f"claim: {describe(claim)}; passage: {shown}; {outcome.reason}"
    return Comparison(outcome.code, message, claim, evidence, outcome.holds)


def nearness(claim: Quantity, evidence: Quantity) -> float:
    """1 for the same value, 0 for half of it or twice as much: a slip, or a later count, is seldom far off."""
    ours, theirs = claim.low, evidence.low
    if claim.kind is not evidence.kind or claim.unit != evidence.unit or not ours or not theirs or ours * theirs < 0:
        return 0.0
    small, large = sorted((abs(ours), abs(theirs)))
    return 1.0 - log2(large / small) if large / 2 < small else 0.0  # a quotient of any two may be beyond a float


def _outcome(claim: Quantity, evidence: Quantity) -> _Outcome:
    if QuantityKind.DATE in {claim.kind, evidence.kind}:
        return _Outcome(*compare_dates(claim, evidence))
    if QuantityKind.SCORE in {claim.kind, evidence.kind}:
        return _scores(claim, evidence)
    common = common_scale(claim, evidence)
    if isinstance(common, Refusal):
        return _Outcome(common.code, common.holds, common.reason)
    outcome = _read_against(common)
    if outcome.holds is False and _is_whole(claim, evidence):
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "that is the whole of it")
    if outcome.holds and _totals_differ(claim, evidence, common):
        return _Outcome(ComparisonCode.DIFFERS, False, f"of {claim.of}, not of {evidence.of}")
    return outcome


def _is_whole(claim: Quantity, evidence: Quantity) -> bool:
    """Whether the evidence is the 46 of "six of the 46"."""
    return claim.of is not None and evidence.of is None and evidence.low == evidence.high == claim.of


def _totals_differ(claim: Quantity, evidence: Quantity, common: Common) -> bool:
    """“54 of 69” is not “54 of 96”."""
    ours, theirs = k_of_n(claim), k_of_n(evidence)
    return common.name == "count" and ours is not None and theirs is not None and ours[1] != theirs[1]


def _scores(claim: Quantity, evidence: Quantity) -> _Outcome:
    if claim.kind is not evidence.kind:
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "only one is a score")
    if (claim.low, claim.high) == (evidence.low, evidence.high):
        return _Outcome(ComparisonCode.EQUAL, True, "the same score")
    if (claim.low, claim.high) == (evidence.high, evidence.low):
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "the same score the other way round")
    return _Outcome(ComparisonCode.DIFFERS, False, "another score")


def _read_against(common: Common) -> _Outcome:
    ours, theirs = common.claim, common.evidence
    if _ends(ours) == _ends(theirs) and ours.hedge is theirs.hedge:
        return _Outcome(ComparisonCode.EQUAL, True, "the same")
    if ours.point is None or theirs.point is None:
        return _ranges(common)
    if ours.hedge in BOUNDS or theirs.hedge in BOUNDS:
        return _bounds(common, ours.point, theirs.point)
    if ours.hedge in _SOFT or theirs.hedge in _SOFT:
        return _soft(common, ours.point, theirs.point)
    return _points(common, ours.point, theirs.point)


def _ends(reading: Reading) -> tuple[Decimal | None, Decimal | None]:
    return reading.low, reading.high


def _points(common: Common, ours: Decimal, theirs: Decimal) -> _Outcome:
    if ours == theirs:
        return _Outcome(ComparisonCode.EQUAL, True, "the same number")
    if equal_rounded(ours, theirs, common.claim.step, common.evidence.step):
        return _Outcome(ComparisonCode.EQUAL_ROUNDED, True, "the same number after rounding")
    return _Outcome(ComparisonCode.DIFFERS, False, difference(common.name, ours, theirs))


def _soft(common: Common, ours: Decimal, theirs: Decimal) -> _Outcome:
    """One of the two is about or almost its number."""
    fits = _fits(common, ours, theirs)
    if fits:
        code = ComparisonCode.EQUAL if ours == theirs else ComparisonCode.WITHIN_ABOUT
        return _Outcome(code, True, "the same number" if ours == theirs else "close enough")
    if fits is None:
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "the passage's number is itself rough")
    reason = "not just below it" if common.claim.hedge is Hedge.ALMOST else difference(common.name, ours, theirs)
    return _Outcome(ComparisonCode.DIFFERS, False, reason)


def _fits(common: Common, ours: Decimal, theirs: Decimal) -> bool | None:
    claim, evidence = common.claim, common.evidence
    if claim.hedge is Hedge.ALMOST:
        return _just_below(claim, evidence, ours, theirs)
    if evidence.hedge is Hedge.EXACT and equal_rounded(ours, theirs, claim.step, evidence.step):
        return True
    if claim.hedge is Hedge.ABOUT:
        return claim.interval.has(theirs) or (evidence.hedge in _SOFT and evidence.interval.has(ours))
    return ours == theirs or evidence.interval.has(ours)


def _just_below(claim: Reading, evidence: Reading, ours: Decimal, theirs: Decimal) -> bool | None:
    """A number that is itself rounded may still be just below; a count that reaches the claim's number is not."""
    if claim.interval.has(theirs):
        return True
    if evidence.hedge in _SOFT and evidence.interval.has(ours):
        return True
    if evidence.counted and evidence.hedge is Hedge.EXACT:
        return False
    return equal_rounded(ours, theirs, claim.step, evidence.step)


def _bounds(common: Common, ours: Decimal, theirs: Decimal) -> _Outcome:
    claim, evidence = common.claim, common.evidence
    if claim.hedge not in BOUNDS:
        return _against_bound(common, ours, theirs)
    holds = _settled(evidence.interval, claim.interval)
    if holds is None and claim.hedge is evidence.hedge and _are_two_figures(claim.hedge, ours, theirs):
        holds = False
    if holds is None and ours != theirs and evidence.hedge is Hedge.ABOUT:
        holds = claim.interval.has(theirs)  # "about 1.31 million" is read as more than 1.3 million
    if ours == theirs and evidence.hedge is Hedge.ABOUT:
        holds = claim.interval.has(theirs) or None
    if ours == theirs and evidence.hedge is Hedge.EXACT and evidence.step >= COARSE_STEP:
        holds = claim.interval.has(theirs) or None  # "100 million" may be a little more
    rounded = equal_rounded(ours, theirs, claim.step, evidence.step) and abs(ours - theirs) <= _CONVERTED * abs(ours)
    if not holds and ours != theirs and common.converted and rounded:
        holds = claim.interval.has(ours) or None  # the same number in another unit, but for its digits
    return _bound_outcome(holds, common.name, ours, theirs)


def _are_two_figures(hedge: Hedge, ours: Decimal, theirs: Decimal) -> bool:
    """“Up to 70” and “up to 50” are; “more than ten” may be no more than what "more than nine" leaves unsaid."""
    return hedge is Hedge.AT_MOST or (hedge in {Hedge.AT_LEAST, Hedge.MORE_THAN} and ours > _FAR * theirs > 0)


def _against_bound(common: Common, ours: Decimal, theirs: Decimal) -> _Outcome:
    """The claim gives a number and the evidence only a bound on it."""
    claim, evidence = common.claim, common.evidence
    reached = claim.interval.has(theirs) and not claim.strict
    if reached and (evidence.hedge in {Hedge.AT_LEAST, Hedge.AT_MOST} or claim.hedge in _SOFT):
        return _Outcome(ComparisonCode.BOUND_HOLDS, True, "the bound that the passage gives")
    if ours == theirs and not claim.strict:
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "the passage gives this number only as a bound")
    holds = _settled(evidence.interval, claim.interval)
    return _bound_outcome(holds, common.name, ours, theirs)


def _bound_outcome(holds: bool | None, scale: str, ours: Decimal, theirs: Decimal) -> _Outcome:
    if holds is None:
        return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "neither proves the other")
    if holds:
        return _Outcome(ComparisonCode.BOUND_HOLDS, True, "the bound holds")
    return _Outcome(ComparisonCode.BOUND_FAILS, False, f"the bound fails, {difference(scale, ours, theirs)}")


def _ranges(common: Common) -> _Outcome:
    claim, evidence = common.claim.interval, common.evidence.interval
    if common.claim.hedge is common.evidence.hedge is Hedge.RANGE and _one_end_differs(claim, evidence):
        return _Outcome(ComparisonCode.DIFFERS, False, "one end of the range differs")
    holds = _settled(evidence, claim)
    if holds is None and common.evidence.hedge in _SOFT and common.evidence.point is not None:
        holds = claim.has(common.evidence.point) or None
    if common.claim.hedge in BOUNDS and holds is not None:
        code = ComparisonCode.BOUND_HOLDS if holds else ComparisonCode.BOUND_FAILS
        return _Outcome(code, holds, "the bound holds" if holds else "the bound fails")
    if holds is False:
        return _Outcome(ComparisonCode.OUT_OF_RANGE, False, "outside the range")
    if holds:
        return _Outcome(ComparisonCode.IN_RANGE, True, "within the range")
    return _Outcome(ComparisonCode.CANNOT_COMPARE, None, "the ranges only overlap")


def _one_end_differs(claim: Interval, evidence: Interval) -> bool:
    """“20 to 60” for “20 to 50” is a misquoted range, though it takes the other in."""
    closed = None not in {claim.low, claim.high, evidence.low, evidence.high}
    return closed and (claim.low == evidence.low) != (claim.high == evidence.high)


def _settled(evidence: Interval, claim: Interval) -> bool | None:
    """True when the evidence's numbers all fit the claim, False when none does."""
    if evidence.within(claim):
        return True
    if evidence.below(claim) or claim.below(evidence):
        return False
    return None
