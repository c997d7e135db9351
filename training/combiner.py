"""Search the weights of `verifier/judge/combine.py` on claims with known answers; print the better ones.

    python -m training.combiner --claims FILE [FILE…] [--library DIR]

A line of a file is `{"claim", "label", "as_of"}`, judged against the library. What rules and text model read is read
once; then each weight in turn is moved by coarse steps and stays where the verdicts are clearly better: a right one
counts for, one that says the contrary against, and every file weighs the same. Finer steps would only follow chance in
a few hundred claims. Runs in the program's own environment.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from benchmarks.eval import read_cases
from verifier.claims import read_claim
from verifier.judge import combine
from verifier.judge.combine import Signals, Weights
from verifier.judge.embedded import EmbeddedJudge, clearest
from verifier.judge.reading import Reading
from verifier.judge.rivals import nearest
from verifier.pipeline import Verifier
from verifier.types import Claim, Verdict
from verifier.verdict import decide

MODELS = ("NUMBERS_AGREE", "NUMBERS_DIFFER", "PROSE_SUPPORTS", "PROSE_REFUTES")
_STEPS = (-1.0, -0.5, 0.5, 1.0)
_ROUNDS = 2
_CLEARLY = 0.002  # of the mean score; about two claims in a thousand
_BATCH = 16
_OPPOSED = frozenset({Verdict.SUPPORTED, Verdict.REFUTED})

Place = list[tuple[Reading, Signals]]  # the readings of one region


@dataclass(frozen=True, slots=True)
class Read:
    """A claim with its answer and what was read for it."""

    claim: Claim
    label: str
    places: list[Place]


def read(file: Path, verifier: Verifier, judge: EmbeddedJudge) -> Iterator[Read]:
    """Every claim of a file with its readings; sentences that are no claims are left out."""
    cases = [(case, read_claim(case.claim, id=case.id, as_of=case.as_of)) for case in read_cases(file)]
    claims = [(case.label, claim) for case, claim in cases if isinstance(claim, Claim)]
    for i in range(0, len(claims), _BATCH):
        batch = claims[i : i + _BATCH]
        asked = verifier.with_passages([claim for _, claim in batch])
        for (label, claim), found in zip(batch, judge.readings(asked), strict=True):
            signals = iter(judge.signals([(claim, reading) for place in found for reading in place]))
            yield Read(claim, label, [[(reading, next(signals)) for reading in place] for place in found])


def worth(verdict: str, label: str) -> int:
    """What a verdict adds: 1 when it is right, -1 when it says the contrary."""
    return int(verdict == label) - int(verdict != label and {verdict, label} == _OPPOSED)


def score(files: Sequence[Sequence[Read]]) -> float:
    """Mean worth of the verdicts that the weights as they are set give; every file counts the same."""
    means = [sum(worth(_verdict(each), each.label) for each in file) / len(file) for file in files]
    return sum(means) / len(means)


def _verdict(read: Read) -> str:
    evidence = nearest(read.claim, [clearest(place) for place in read.places])
    return decide(read.claim, evidence, EmbeddedJudge.engine).verdict


def search(files: Sequence[Sequence[Read]]) -> float:
    """Set the weights to better ones, one step of one weight at a time; returns their score."""
    best = score(files)
    for name in MODELS * _ROUNDS:
        for field in range(-1, len(getattr(combine, name).fields)):
            kept: Weights = getattr(combine, name)
            for tried in [_moved(kept, field, step) for step in _STEPS]:
                setattr(combine, name, tried)
                found = score(files)
                if found > best + _CLEARLY:
                    best, kept = found, tried
            setattr(combine, name, kept)
    return best


def _moved(weights: Weights, field: int, step: float) -> Weights:
    """With one weight moved; field -1 is the bias."""
    if field < 0:
        return replace(weights, bias=round(weights.bias + step, 2))
    values = list(weights.fields)
    values[field] = round(values[field] + step, 2)
    return replace(weights, fields=tuple(values))


def main() -> None:
    """Search, and print the weights as they stand in the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args()
    judge = EmbeddedJudge()
    with Verifier.open(chosen.library) as verifier:
        files = [list(read(file, verifier, judge)) for file in chosen.claims]
    print(f"before: {score(files):.3f}", flush=True)
    print(f"after:  {search(files):.3f}")
    print("# bias,", ", ".join(field.name for field in fields(Signals)))
    for name in MODELS:
        weights: Weights = getattr(combine, name)
        print(f"{name} = Weights({weights.bias}, {weights.fields})")


if __name__ == "__main__":
    main()
