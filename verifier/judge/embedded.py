"""The engine that needs no key: numbers compared as quantities, prose read by a small entailment model."""

from collections.abc import Sequence
from typing import Protocol

from verifier.judge import combine, given
from verifier.judge.combine import Signals
from verifier.judge.entailment import Entailment
from verifier.judge.frame import Fit
from verifier.judge.nearness import Sentences
from verifier.judge.numeric import slots
from verifier.judge.reading import Reading, read
from verifier.judge.rivals import nearest
from verifier.judge.undated import undated
from verifier.judge.window import Region, regions
from verifier.quantities import mask
from verifier.types import Claim, Evidence, Judgement, Passage, Stance

_UNASKED = (0.0, 0.0)


class Policy(Protocol):
    """How a reading becomes a stance; the modules `combine` and `given` are two."""

    shows_numbers: bool  # whether the entailment model is asked with the numbers as well
    measured_as: str  # the name of its verdicts' calibration, where it is not that of the engine

    def is_open(self, reading: Reading, /) -> bool:
        """Whether the entailment model can still make a difference."""
        ...

    def stance(self, reading: Reading, signals: Signals, /) -> tuple[Stance, float, str]:
        """The side a reading takes, how sure that is (0..1), and why."""
        ...


class EmbeddedJudge:
    """Gives stances offline. One instance may serve many claims, from several threads."""

    engine = "embedded"

    def __init__(self, entailment: Entailment | None = None, policy: Policy = combine) -> None:
        self._entailment = entailment or Entailment()
        self._sentences = Sentences()
        self._policy = policy

    def for_given(self) -> "EmbeddedJudge":
        """The judge of evidence that was handed over together with the claim."""
        return EmbeddedJudge(self._entailment, given)

    def judge(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[Judgement]:
        """Read the passages; each judgement has one `Evidence` per stretch of document, in order of rank."""
        found = self.readings(asked)
        flat = [
            (claim, reading)
            for (claim, _), places in zip(asked, found, strict=True)
            for place in places
            for reading in place
        ]
        signals = iter(self.signals(flat))
        return [
            Judgement(
                nearest(
                    claim,
                    [clearest([(reading, next(signals)) for reading in place], self._policy) for place in places],
                ),
                self.engine,
                measured_as=self._policy.measured_as,
            )
            for (claim, _), places in zip(asked, found, strict=True)
        ]

    def readings(self, asked: Sequence[tuple[Claim, Sequence[Passage]]]) -> list[list[tuple[Reading, ...]]]:
        """What rules read in each region of each claim's passages."""
        return [self._read(claim, regions(passages)) for claim, passages in asked]

    def _read(self, claim: Claim, found: Sequence[Region]) -> list[tuple[Reading, ...]]:
        """Numbers point to the words that answer a claim; where it has none, the nearest are sought by vectors, too."""
        if slots(claim.quantities):
            return [read(claim, region) for region in found]
        nearness = self._sentences.nearness(claim, found)
        return [read(claim, region, near.of) for region, near in zip(found, nearness, strict=True)]

    def signals(self, flat: Sequence[tuple[Claim, Reading]]) -> list[Signals]:
        """What speaks for each reading. The entailment model is asked where it can matter."""
        asked = [index for index, (_, reading) in enumerate(flat) if self._policy.is_open(reading)]
        shown = [_asked_of(*flat[index]) for index in asked]
        masked = [self._policy.shows_numbers or flat[index][1].numbers is not None for index in asked]
        pairs = [_masked(pair) if hides else pair for pair, hides in zip(shown, masked, strict=True)]
        hidden = self._said(pairs, asked)
        plain = self._said(shown, asked) if self._policy.shows_numbers else {}
        return [
            Signals.of(reading, hidden.get(index, _UNASKED), plain.get(index, _UNASKED))
            for index, (_, reading) in enumerate(flat)
        ]

    def _said(self, pairs: Sequence[tuple[str, str]], indices: Sequence[int]) -> dict[int, tuple[float, float]]:
        """The model's chances of (supports, refutes) by index."""
        chances = self._entailment.predict(pairs).tolist()
        return {index: (supports, refutes) for index, (supports, refutes, _) in zip(indices, chances, strict=True)}


def _in_context(reading: Reading) -> str:
    """The words under the document's title, which says what they are about."""
    return f"{reading.region.document.title}. {reading.window.text}".removeprefix(". ")


def _asked_of(claim: Claim, reading: Reading) -> tuple[str, str]:
    """What the entailment model is shown: the words, and the claim without a time that is met."""
    return _in_context(reading), undated(claim) if reading.time is Fit.SAME else claim.text


def _masked(pair: tuple[str, str]) -> tuple[str, str]:
    """The pair with its numbers hidden, which are compared apart."""
    return mask(pair[0]), mask(pair[1])


def clearest(judged: Sequence[tuple[Reading, Signals]], policy: Policy = combine) -> Evidence:
    """The evidence of one region: one that a rule decided, else what takes a side most clearly, else the first.

    What is stated decides only where the policy lets it.
    """
    ruled = [pair for pair in judged if pair[0].ruled and not (pair[0].stated is not None and policy.is_open(pair[0]))]
    evidence = [_evidence(reading, policy.stance(reading, signals)) for reading, signals in ruled or judged]
    return max(evidence, key=lambda item: item.score if item.stance is not Stance.NEUTRAL else -1.0)


def _evidence(reading: Reading, taken: tuple[Stance, float, str]) -> Evidence:
    window = reading.window
    side, score, reason = taken
    comparisons = reading.numbers.comparisons if reading.numbers else ()
    return Evidence(reading.region.passage, side, score, reason, window.text, window.start, window.end, comparisons)
