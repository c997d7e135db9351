"""The engine that needs no key: numbers compared as quantities, prose read by a small entailment model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier.judge.frame import Fit, speaker_fit, time_fit
from verifier.judge.numeric import NumericReading, read_numbers, said_by, slots
from verifier.judge.window import Region, Window, regions, windows, within
from verifier.quantities import parse
from verifier.types import Claim, Comparison, Evidence, Passage, Quantity, Stance

# Windows of a region whose numbers are read; the best is nearly always among the first.
_TRIED = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of a document as far as rules can read it."""

    region: Region
    window: Window
    numbers: NumericReading | None  # None when the claim has no numbers to check
    time: Fit
    speaker: Fit


class EmbeddedJudge:
    """Gives stances offline. One instance may serve many claims."""

    engine = "embedded"

    def judge(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[tuple[Evidence, ...]]:
        """Read the passages; the result has one `Evidence` per stretch of document, in order of rank."""
        return [
            tuple(_evidence(read(claim, region)) for region in regions(passages)) if passages else ()
            for claim, passages in asked
        ]


def read(claim: Claim, region: Region) -> Reading:
    """Find the most telling words of a region and compare their numbers, time and speaker with the claim's."""
    document = region.document
    asked = said_by(slots(claim.quantities), claim.said_by)
    tried = windows(claim, region)[:_TRIED]
    pairs = [(window, _numbers(claim, asked, region, window)) for window in tried] if asked else [(tried[0], None)]
    window, numbers = max(pairs, key=_telling)
    near = within(region.quantities, window.start, window.end)
    around = (*parse(document.title, reference=document.published), *region.quantities)
    time = time_fit(claim, near, around, document.published)
    said = speaker_fit(claim.said_by, f"{document.title} {document.text[region.start : region.end]}", document)
    return Reading(region, window, numbers, time, said)


def _numbers(claim: Claim, asked: Sequence[Quantity], region: Region, window: Window) -> NumericReading:
    found = within(region.quantities, window.start, window.end)
    return read_numbers(asked, [_heard(claim, quantity, region) for quantity in found])


def _heard(claim: Claim, quantity: Quantity, region: Region) -> Quantity:
    """The quantity under the name that the claim gives its speaker, when that is who speaks."""
    if not claim.said_by or speaker_fit(claim.said_by, quantity.said_by, region.document) is Fit.SAME:
        return replace(quantity, said_by=claim.said_by)
    return quantity


def _telling(pair: tuple[Window, NumericReading | None]) -> float:
    window, numbers = pair
    if numbers is None:
        return window.rank
    return window.rank + 0.6 * numbers.sure * numbers.settled + (0.1 if numbers.holds else 0.0)


def _evidence(reading: Reading) -> Evidence:
    window = reading.window
    stance, score, reason = _stance(reading)
    comparisons: tuple[Comparison, ...] = reading.numbers.comparisons if reading.numbers else ()
    return Evidence(reading.region.passage, stance, score, reason, window.text, window.start, window.end, comparisons)


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
