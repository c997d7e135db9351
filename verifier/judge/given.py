"""From what was read to a stance, where the evidence was handed over together with the claim.

Such evidence is meant for the claim. So nothing is set aside as being about something else: another day contradicts,
and the text model is taken at its word. The shares below are round numbers, chosen where samples of several sets of
pairs did best (`python -m benchmarks pairs`); they are not fitted. Numbers stay hidden from the model here, too: asked
with them as well, it was right on .09 less of EQUATE, and gained .01 elsewhere at most.
"""

from dataclasses import replace

from verifier.judge.combine import Signals, by_rule, unsettled, verbatim
from verifier.judge.frame import Fit
from verifier.judge.numeric import NumericReading
from verifier.judge.reading import Reading
from verifier.types import Stance

_ODDS = 0.5  # of "nothing" here, where the text model learnt it as one answer of three
_OTHER_TIME = 0.85  # how often another day in the evidence contradicts
_AGREE, _DIFFER = 0.9, 0.75  # how often numbers that agree support, numbers that differ contradict
# Beyond these the text model outweighs the numbers: the same one said of the contrary, or another of another thing.
_CONTRARY, _ANOTHER_MATTER = 0.7, 0.7
# How sure it is that numbers of uncertain reference point the right way, and how sure a difference must be to do so.
_POINTS, _POINTING = 0.6, 0.4
_LEAST = 0.5  # a side that is likelier than either alternative is taken, and the verdict asks for this much


def is_open(reading: Reading) -> bool:
    """Whether the entailment model can still make a difference."""
    return not (by_rule(reading) or verbatim(reading)) and reading.time is not Fit.OTHER


def stance(reading: Reading, signals: Signals) -> tuple[Stance, float, str]:
    """The side a reading takes, how sure that is (0..1), and why."""
    if ruled := by_rule(reading) or verbatim(reading):
        return ruled
    if reading.time is Fit.OTHER:
        return Stance.REFUTES, _OTHER_TIME, "it speaks of another time"
    if reading.speaker is Fit.OTHER:
        return Stance.NEUTRAL, _DIFFER, "it does not report what the one named in the claim said"
    meant = _meant(signals)
    if reading.numbers is None:
        return _by_prose(meant, "it is not clearly about the same")
    if reading.numbers.holds is None:
        return _left_open(reading.numbers, meant)
    return _by_numbers(reading.numbers, meant)


def _meant(signals: Signals) -> Signals:
    """The same with the odds of "nothing" lowered: what was handed over for a claim seldom says nothing of it."""
    every = signals.supports + signals.refutes + _ODDS * _nothing(signals)
    return replace(signals, supports=signals.supports / every, refutes=signals.refutes / every)


def _left_open(numbers: NumericReading, signals: Signals) -> tuple[Stance, float, str]:
    """Where what the numbers count is unsure, they point the way, for they were given as the answer."""
    outcomes = [each.holds for each in numbers.comparisons]
    taken = _by_prose(signals, unsettled(numbers))
    if outcomes and all(outcomes) and max(signals.refutes, _nothing(signals)) < _ANOTHER_MATTER:
        return Stance.SUPPORTS, _POINTS, unsettled(numbers)
    against = max((each.sure for each in numbers.comparisons if each.holds is False), default=0.0)
    if taken[0] is not Stance.SUPPORTS and against >= _POINTING:
        return Stance.REFUTES, _POINTS, unsettled(numbers)
    # Words bear out only numbers that are there.
    if taken[0] is Stance.SUPPORTS and not (outcomes and all(outcomes)):
        return Stance.NEUTRAL, round(1 - signals.refutes, 3), unsettled(numbers)
    return taken


def _by_numbers(numbers: NumericReading, signals: Signals) -> tuple[Stance, float, str]:
    said = "; ".join(each.message for each in numbers.comparisons if each.holds is numbers.holds)
    if numbers.holds:
        if signals.refutes > _CONTRARY:
            return Stance.REFUTES, round(signals.refutes, 3), "the numbers agree, but it says otherwise"
        return Stance.SUPPORTS, _AGREE, said
    if _nothing(signals) > _ANOTHER_MATTER:
        return Stance.NEUTRAL, round(_nothing(signals), 3), f"it is not clearly about the same; {said}"
    return Stance.REFUTES, _DIFFER, said


def _by_prose(signals: Signals, otherwise: str) -> tuple[Stance, float, str]:
    nothing = _nothing(signals)
    if nothing >= max(signals.supports, signals.refutes):
        return Stance.NEUTRAL, round(nothing, 3), otherwise
    if signals.supports >= signals.refutes:
        return Stance.SUPPORTS, round(max(_LEAST, signals.supports), 3), "it says the same"
    return Stance.REFUTES, round(max(_LEAST, signals.refutes), 3), "it says otherwise"


def _nothing(signals: Signals) -> float:
    return max(0.0, 1 - signals.supports - signals.refutes)
