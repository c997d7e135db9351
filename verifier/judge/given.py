"""From what was read to a stance, where the evidence was handed over together with the claim.

Such evidence is meant for the claim, so nothing is set aside as being about something else. Numbers that count the same
decide. Where there are none, or they are left open, one small model weighs what was read: for each thing that may speak
for a side, what it adds to the log odds of that side against "nothing". The weights are fitted by
`python -m training.given` on pairs that the text model did not learn from.
"""

from collections.abc import Mapping
from math import exp, log

from verifier.judge.combine import Signals, unsettled, verbatim
from verifier.judge.frame import Fit
from verifier.judge.numeric import NumericReading
from verifier.judge.reading import Reading
from verifier.quantities import compare, nearness
from verifier.quantities.scale import Refusal, common_scale
from verifier.types import BOUNDS, Comparison, ComparisonCode, Stance

shows_numbers = True  # the text model is asked with the numbers as well
measured_as = "given"

# Name of a feature -> what it adds for "supports" and for "refutes".
WEIGHTS: Mapping[str, tuple[float, float]] = {
    "bias": (-0.05, 0.22),
    "hidden supports": (0.25, 0.03),
    "hidden refutes": (-0.02, 0.01),
    "shown supports": (0.39, -0.12),
    "shown refutes": (0.02, 0.61),
    "numbers agree": (0.65, -0.18),
    "numbers differ": (0.15, 0.45),
    "numbers open": (0.31, 0.01),
    "open, none there": (-0.49, -0.26),
    "open, all found": (0.30, -0.15),
    "open, one differs": (0.31, 0.51),
    "open, all differ": (-0.45, 0.14),
    "another time": (-0.29, 0.44),
    "another speaker": (-0.17, -0.14),
    "rule": (0.06, 0.37),
    "relevance": (1.33, 0.67),
    "near": (1.30, 0.58),
    "named": (-0.59, -0.17),
}
_AGREE, _DIFFER = 0.9, 0.75  # how often numbers that agree support, numbers that differ contradict
_STATED = 0.95  # how often the date of the claim's event decides, or what its subject is said to be
# Beyond this the text model outweighs the numbers: the same one said of the contrary, or another of another thing.
_OUTWEIGHS = 0.7
_LITTLE = 0.9  # numbers are as near as this when they lie within 7 percent
_UNPRINTED = 0.5  # a number that is not there is borne out only where the text model itself says so: "won it again"
_LEAST = 0.5  # a side that is likelier than either alternative is taken, and the verdict asks for this much
_FLOOR, _MOST = 1e-3, 6.0  # chances below this count as this; log odds stay within 6


def is_open(reading: Reading) -> bool:
    """Whether the entailment model can still make a difference."""
    return not (verbatim(reading) or reading.stated is not None)


def stance(reading: Reading, signals: Signals) -> tuple[Stance, float, str]:
    """The side a reading takes, how sure that is (0..1), and why."""
    return verbatim(reading) or _as_stated(reading) or _as_counted(reading, signals) or _weighed(reading, signals)


def _as_stated(reading: Reading) -> tuple[Stance, float, str] | None:
    """What a date, a nation, a kind or a maker decides, where the passage states it of the claim's very subject."""
    if reading.stated is None:
        return None
    return (Stance.SUPPORTS, _STATED, reading.borne) if reading.borne else (Stance.REFUTES, _STATED, reading.clash)


def _as_counted(reading: Reading, signals: Signals) -> tuple[Stance, float, str] | None:
    """What the numbers decide, where nothing else contradicts; those of another time leave it open, or nothing."""
    numbers = reading.numbers
    if numbers is None or reading.clash:
        return None
    if reading.time is Fit.OTHER:
        changed = numbers.comparisons and all(map(_is_of_another_time, numbers.comparisons))
        return (Stance.NEUTRAL, _DIFFER, unsettled(numbers)) if changed else None
    if numbers.holds is not None:
        return _by_numbers(numbers, signals)
    if any(map(_is_only_allowed, numbers.comparisons)):
        return Stance.NEUTRAL, _AGREE, unsettled(numbers)
    if numbers.comparisons and all(map(_fails_by_little, numbers.comparisons)):
        return Stance.REFUTES, _DIFFER, "; ".join(each.message for each in numbers.comparisons)
    return None


def _weighed(reading: Reading, signals: Signals) -> tuple[Stance, float, str]:
    """What the fitted model makes of everything."""
    numbers = reading.numbers
    found = features(reading, signals)
    supports, refutes = (exp(sum(WEIGHTS[name][side] * value for name, value in found.items())) for side in (0, 1))
    nothing = 1.0
    if found["open, none there"] and signals.shown_supports < _UNPRINTED:
        supports, nothing = 0.0, nothing + supports
    every = supports + refutes + nothing
    if max(supports, refutes) < nothing:
        return Stance.NEUTRAL, _sure(nothing / every), _neither(reading)
    if supports >= refutes:
        return Stance.SUPPORTS, _sure(supports / every), "it says the same" if numbers is None else unsettled(numbers)
    return Stance.REFUTES, _sure(refutes / every), _against(reading)


def _is_only_allowed(seen: Comparison) -> bool:
    """Whether the claim's number keeps a bound, and the evidence gives no more: "more than five" may be seven."""
    ours, theirs = seen.claim, seen.evidence
    against_bound = theirs.hedge in BOUNDS and ours.hedge not in BOUNDS
    return against_bound and not isinstance(common_scale(ours, theirs), Refusal) and compare(ours, theirs).holds is None


def _is_of_another_time(seen: Comparison) -> bool:
    """Whether a number differs, or may, and is not of the claim's time: 490 million in June, 500 million in July."""
    return seen.code is ComparisonCode.DIFFERENT_SCOPE and not compare(seen.claim, seen.evidence).holds


def _fails_by_little(seen: Comparison) -> bool:
    """Whether a number of two figures misses the claim's by a few percent, or a bound by that: hardly by chance."""
    figures = len(seen.claim.low.as_tuple().digits) if seen.claim.low is not None else 0
    near = figures > 1 and nearness(seen.claim, seen.evidence) >= _LITTLE
    return near and compare(seen.claim, seen.evidence).holds is False


def _by_numbers(numbers: NumericReading, signals: Signals) -> tuple[Stance, float, str]:
    said = "; ".join(each.message for each in numbers.comparisons if each.holds is numbers.holds)
    if numbers.holds:
        if signals.refutes > _OUTWEIGHS:
            return Stance.REFUTES, round(signals.refutes, 3), "the numbers agree, but it says otherwise"
        return Stance.SUPPORTS, _AGREE, said
    taken = max(signals.supports + signals.refutes, signals.shown_supports + signals.shown_refutes)
    if (nothing := 1 - taken) > _OUTWEIGHS:
        return Stance.NEUTRAL, round(nothing, 3), f"it is not clearly about the same; {said}"
    return Stance.REFUTES, _DIFFER, said


def features(reading: Reading, signals: Signals) -> dict[str, float]:
    """What the model weighs; log odds of the text model are against "nothing", all else is in 0..1."""
    numbers = reading.numbers
    left_open = numbers is not None and numbers.holds is None
    compared = numbers.comparisons if numbers is not None and left_open else ()
    # A comparison that is set aside, as the two may count different things, still says whether the numbers differ.
    differing = sum(compare(each.claim, each.evidence).holds is False for each in compared)
    return {
        "bias": 1.0,
        "hidden supports": _log_odds(signals.supports, signals.refutes),
        "hidden refutes": _log_odds(signals.refutes, signals.supports),
        "shown supports": _log_odds(signals.shown_supports, signals.shown_refutes),
        "shown refutes": _log_odds(signals.shown_refutes, signals.shown_supports),
        "numbers agree": float(numbers is not None and numbers.holds is True),
        "numbers differ": float(numbers is not None and numbers.holds is False),
        "numbers open": float(left_open),
        "open, none there": float(left_open and not compared),
        "open, all found": float(bool(compared) and all(each.holds for each in compared)),
        "open, one differs": float(0 < differing < len(compared)),
        "open, all differ": float(0 < differing == len(compared)),
        "another time": float(reading.time is Fit.OTHER),
        "another speaker": float(reading.speaker is Fit.OTHER),
        "rule": float(bool(reading.clash)),
        "relevance": signals.relevance,
        "near": signals.near if numbers is None else 0.5,  # vectors are not made of claims with numbers
        "named": signals.named,
    }


def _log_odds(side: float, other: float) -> float:
    nothing = max(0.0, 1 - side - other)
    return max(-_MOST, min(_MOST, log((side + _FLOOR) / (nothing + _FLOOR))))


def _sure(chance: float) -> float:
    return round(max(_LEAST, chance), 3)


def _against(reading: Reading) -> str:
    return reading.clash or ("it speaks of another time" if reading.time is Fit.OTHER else "it says otherwise")


def _neither(reading: Reading) -> str:
    if reading.speaker is Fit.OTHER:
        return "it does not report what the one named in the claim said"
    return "it is not clearly about the same" if reading.numbers is None else unsettled(reading.numbers)
