"""From what was read to a stance: four small logistic models, fitted on claims with known answers.

They were chosen by hand on a coarse grid, where several sets of claims did best together; `python -m training.combiner`
looks for better ones. The best are many and lie wide apart, so that no figure here is more than about right. Each can
be read as "how much this counts".
"""

from dataclasses import astuple, dataclass
from math import exp

from verifier.judge.frame import Fit
from verifier.judge.numeric import NumericReading
from verifier.judge.reading import Reading
from verifier.types import Stance


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for or against a reading; every field is in 0..1 and enters the models as it is."""

    supports: float  # of the entailment model, numbers hidden
    refutes: float
    relevance: float  # share of the claim's content words
    named: float  # share of the claim's names
    sure: float  # that the numbers count the same thing
    agreed: float  # share of the claim's numbers that are borne out
    dated: float  # 1 when the claim's time is there
    near: float  # cosine of the vectors of claim and words
    found: float = 1.0  # score of the passage in the search, as a share of the best one's
    shown_supports: float = 0.0  # of the entailment model, numbers shown; only `given` asks for it
    shown_refutes: float = 0.0

    @classmethod
    def of(cls, reading: Reading, hidden: tuple[float, float], shown: tuple[float, float]) -> "Signals":
        """Gather the signals of a reading; the model's chances, (supports, refutes), with numbers hidden and shown."""
        sure, agreed = (reading.numbers.sure, reading.numbers.agreed) if reading.numbers else (0.0, 0.0)
        dated = 1.0 if reading.time is Fit.SAME else 0.0
        window = reading.window
        own = (window.relevance, reading.named, sure, agreed, dated, window.near, reading.region.passage.found)
        return cls(hidden[0], hidden[1], *own, *shown)


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over `Signals`: bias, then a weight for each of the first fields; the others do not count."""

    bias: float
    fields: tuple[float, ...]

    def chance(self, signals: Signals) -> float:
        """Probability in 0..1."""
        score = self.bias + sum(w * x for w, x in zip(self.fields, astuple(signals), strict=False))
        return 1 / (1 + exp(-score))


NUMBERS_AGREE = Weights(-0.7, (2.0, -1.6, 0.3, 0.2, 2.0, 0.5, 0.2, 0.0, 0.0))
NUMBERS_DIFFER = Weights(-4.2, (0.9, 2.0, 3.4, 1.0, 1.2, 0.8, 0.0, 0.0, 0.0))
# Prose that the search finds further down must be the clearer: in a large library something always sounds alike.
PROSE_SUPPORTS = Weights(-14.6, (5.0, -1.0, 1.5, 0.2, 0.0, 0.0, 0.2, 3.0, 10.0))
PROSE_REFUTES = Weights(-13.4, (-1.0, 4.5, 1.6, 0.3, 0.0, 0.0, 0.0, 1.0, 10.0))


shows_numbers = False  # the text model is asked once, with numbers hidden where they are compared
measured_as = ""
# Prose that holds less of the claim's words than this does not say the same.
_MUST_SAY = 0.5
# How sure it is that words contradict a claim where a rule says so.
_CLASH = 0.85
# What is stated of the claim's subject decides where all its names, and this share of its words, are there.
_SAME_EVENT = 0.6
# How sure it is that a reading which rules set aside decides nothing; rules err too.
_SET_ASIDE = 0.9
# Below this share of the claim's words nothing is decided, whatever the model would say.
_TOO_FAR = 0.2


def is_open(reading: Reading) -> bool:
    """Whether the entailment model can still make a difference."""
    return not (by_rule(reading) or _set_aside(reading) or verbatim(reading))


def stance(reading: Reading, signals: Signals) -> tuple[Stance, float, str]:
    """The side a reading takes, how sure that is (0..1), and why."""
    if ruled := by_rule(reading):
        return ruled
    if reason := _set_aside(reading):
        return Stance.NEUTRAL, _SET_ASIDE, reason
    if reading.numbers is None:
        return _by_prose(signals)
    return verbatim(reading) or _by_numbers(reading.numbers, signals)


def _by_numbers(numbers: NumericReading, signals: Signals) -> tuple[Stance, float, str]:
    holds = numbers.holds
    if holds is None:
        side, chance, reason = _by_prose(signals)
        # Words can contradict a claim whose numbers are left open; they cannot bear it out.
        return (side, chance, reason) if side is Stance.REFUTES else (Stance.NEUTRAL, chance, unsettled(numbers))
    said = "; ".join(each.message for each in numbers.comparisons if each.holds is holds)
    if holds:
        return _if_clear(Stance.SUPPORTS, NUMBERS_AGREE.chance(signals), said)
    return _if_clear(Stance.REFUTES, NUMBERS_DIFFER.chance(signals), said)


def by_rule(reading: Reading) -> tuple[Stance, float, str] | None:
    """What a rule about slots of prose has decided, if one has."""
    if reading.stated is not None and (reading.stated < 1 or reading.window.relevance < _SAME_EVENT):
        return None
    if reading.clash and reading.speaker is not Fit.OTHER:
        return Stance.REFUTES, _CLASH, reading.clash
    if reading.borne and reading.speaker is not Fit.OTHER:
        return Stance.SUPPORTS, _CLASH, reading.borne
    return None


def verbatim(reading: Reading) -> tuple[Stance, float, str] | None:
    """What the numbers of a sentence with the claim's very words decide; None where there is none."""
    numbers = reading.numbers
    if numbers is None or not numbers.verbatim:
        return None
    if numbers.holds is None:
        return Stance.NEUTRAL, _SET_ASIDE, unsettled(numbers)
    said = "; ".join(each.message for each in numbers.comparisons if each.holds is numbers.holds)
    return Stance.SUPPORTS if numbers.holds else Stance.REFUTES, numbers.sure, said


def _set_aside(reading: Reading) -> str:
    """Why a reading decides nothing, whatever a model would say; empty when it may decide."""
    if reading.time is Fit.OTHER:
        return "it speaks of another time"
    if reading.speaker is Fit.OTHER:
        return "it does not report what the one named in the claim said"
    if reading.window.relevance < _TOO_FAR:
        return "it is about something else"
    if reading.numbers is not None and reading.numbers.strays and reading.time is not Fit.SAME:
        return "none of its numbers agrees, and no date ties it to the claim"
    return ""


def _by_prose(signals: Signals) -> tuple[Stance, float, str]:
    supports, refutes = PROSE_SUPPORTS.chance(signals), PROSE_REFUTES.chance(signals)
    if signals.relevance < _MUST_SAY:
        supports = min(supports, 0.49)
    if supports >= refutes:
        return _if_clear(Stance.SUPPORTS, supports, "it says the same")
    return _if_clear(Stance.REFUTES, refutes, "it says otherwise")


def _if_clear(side: Stance, chance: float, reason: str) -> tuple[Stance, float, str]:
    """A side is only taken when that is likelier than not."""
    if chance < 0.5:
        return Stance.NEUTRAL, round(1 - chance, 3), "it is not clearly about the same"
    return side, round(chance, 3), reason


def unsettled(numbers: NumericReading) -> str:
    """Why the claim's numbers stay open."""
    if not numbers.comparisons:
        return "it gives no number for this"
    return "it does not settle the numbers: " + "; ".join(each.message for each in numbers.comparisons)
