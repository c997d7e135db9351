"""The engine that needs no key: numbers compared as quantities, prose read by a small entailment model."""

from collections.abc import Sequence

from verifier.judge.combine import Signals, is_open, stance
from verifier.judge.entailment import Entailment
from verifier.judge.reading import Reading, read
from verifier.judge.window import regions
from verifier.quantities import mask
from verifier.types import Claim, Evidence, Passage


class EmbeddedJudge:
    """Gives stances offline. One instance may serve many claims, from several threads."""

    engine = "embedded"

    def __init__(self, entailment: Entailment | None = None) -> None:
        self._entailment = entailment or Entailment()

    def judge(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[tuple[Evidence, ...]]:
        """Read the passages; the result has one `Evidence` per stretch of document, in order of rank."""
        readings = [[read(claim, region) for region in regions(passages)] for claim, passages in asked]
        flat = [(claim, reading) for (claim, _), found in zip(asked, readings, strict=True) for reading in found]
        judged = iter(self._weigh(flat))
        return [tuple(next(judged) for _ in found) for found in readings]

    def _weigh(self, flat: Sequence[tuple[Claim, Reading]]) -> list[Evidence]:
        return [_evidence(reading, signals) for (_, reading), signals in zip(flat, self.signals(flat), strict=True)]

    def signals(self, flat: Sequence[tuple[Claim, Reading]]) -> list[Signals]:
        """What speaks for each reading. The entailment model is asked, with numbers hidden, where it can matter."""
        asked = [index for index, (_, reading) in enumerate(flat) if is_open(reading)]
        chances = self._entailment.predict(
            [(mask(flat[index][1].window.text), mask(flat[index][0].text)) for index in asked]
        )
        said = dict(zip(asked, chances.tolist(), strict=True))
        return [Signals.of(reading, *said.get(index, (0.0, 0.0, 1.0))[:2]) for index, (_, reading) in enumerate(flat)]


def _evidence(reading: Reading, signals: Signals) -> Evidence:
    window = reading.window
    side, score, reason = stance(reading, signals)
    comparisons = reading.numbers.comparisons if reading.numbers else ()
    return Evidence(reading.region.passage, side, score, reason, window.text, window.start, window.end, comparisons)
