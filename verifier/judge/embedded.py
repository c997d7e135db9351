"""The engine that needs no key: numbers compared as quantities, prose read by a small entailment model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.judge.frame import Fit, speaker_fit, time_fit
from verifier.judge.numeric import NumericReading, read_numbers, said_by, slots
from verifier.judge.window import Window, windows
from verifier.quantities import parse
from verifier.types import Claim, Comparison, Document, Evidence, Passage, Quantity, Stance

# Windows of a passage whose numbers are read; the best is nearly always among the first.
_TRIED = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage as far as rules can read it."""

    window: Window
    numbers: NumericReading | None  # None when the claim has no numbers to check
    time: Fit
    speaker: Fit


class EmbeddedJudge:
    """Gives stances offline. One instance may serve many claims."""

    engine = "embedded"

    def judge(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[tuple[Evidence, ...]]:
        """Read every passage; the result has one `Evidence` per passage, in order."""
        return [tuple(_evidence(claim, read(claim, passage)) for passage in passages) for claim, passages in asked]


def read(claim: Claim, passage: Passage) -> Reading:
    """Find the most telling words of a passage and compare their numbers, time and speaker with the claim's."""
    document = passage.document
    asked = slots(claim.quantities)
    tried = windows(claim, passage)[:_TRIED]
    pairs = [(window, _numbers(claim, asked, window)) for window in tried] if asked else [(tried[0], None)]
    window, numbers = max(pairs, key=_telling)
    dates = parse(f"{document.title}\n{passage.text}", reference=document.published)
    return Reading(window, numbers, time_fit(claim, dates, document.published), _speaker(claim, window, document))


def _speaker(claim: Claim, window: Window, document: Document) -> Fit:
    return speaker_fit(claim.said_by, f"{document.title} {window.passage.text}", document)


def _numbers(claim: Claim, asked: Sequence[Quantity], window: Window) -> NumericReading:
    document = window.passage.document
    found = parse(window.text, reference=document.published)
    return read_numbers(said_by(asked, claim.said_by), [_heard(claim, quantity, document) for quantity in found])


def _heard(claim: Claim, quantity: Quantity, document: Document) -> Quantity:
    """The quantity under the name that the claim gives its speaker, when that is who speaks."""
    if not claim.said_by or speaker_fit(claim.said_by, quantity.said_by, document) is Fit.SAME:
        return replace(quantity, said_by=claim.said_by)
    return quantity


def _telling(pair: tuple[Window, NumericReading | None]) -> float:
    window, numbers = pair
    return window.rank + (numbers.sure * numbers.settled if numbers else 0.0)


def _evidence(claim: Claim, reading: Reading) -> Evidence:
    window, passage = reading.window, reading.window.passage
    stance, score, reason = _stance(reading)
    start = passage.start + window.start
    comparisons: tuple[Comparison, ...] = reading.numbers.comparisons if reading.numbers else ()
    return Evidence(passage, stance, score, reason, window.text, start, start + len(window.text), comparisons)


def _stance(reading: Reading) -> tuple[Stance, float, str]:
    numbers, relevance = reading.numbers, reading.window.relevance
    if reading.time is Fit.OTHER:
        return Stance.NEUTRAL, 0.0, "it speaks of another time"
    if reading.speaker is Fit.OTHER:
        return Stance.NEUTRAL, 0.0, "it does not report what the one named in the claim said"
    if numbers is None or numbers.holds is None:
        return Stance.NEUTRAL, relevance, "it does not settle the matter"
    said = "; ".join(comparison.message for comparison in numbers.comparisons if comparison.holds is numbers.holds)
    stance = Stance.SUPPORTS if numbers.holds else Stance.REFUTES
    return stance, min(1.0, numbers.sure * (0.4 + 0.6 * relevance) / 0.8), said
