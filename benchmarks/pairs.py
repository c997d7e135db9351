"""How well the shipped entailment model labels (passage, claim) pairs whose label is known.

    python -m benchmarks.pairs --data DIR [--json FILE]

DIR holds the labelled sets as .jsonl files; a set that is not there is named and left out. Of each set: accuracy with
its 95 % bootstrap interval, macro-F1, F1 of each label, expected calibration error (ten bins of equal width), and the
speed. Two baselines stand beside it: the set's commonest label, and the same model given the claim with no passage. No
part of these sets was trained on.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.pairs import Pair, read
from verifier.judge.entailment import LABELS, Entailment

SETS = ("vitaminc_split.dev", "feversym.dev", "healthver.dev", "citint.dev", "checkcovid.dev", "scifact.dev")
_BINS = 10
_RESAMPLES = 1000

Labels = NDArray[np.int64]
Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one set. `f1` is by label, over the labels that occur in the set."""

    name: str
    pairs: int
    accuracy: float
    interval: tuple[float, float]
    macro_f1: float
    f1: dict[str, float]
    ece: float
    majority: float
    claim_only: float
    pairs_per_second: float


def score(name: str, pairs: Sequence[Pair], model: Entailment) -> Score:
    """Run the model over the pairs, with and without the passages."""
    gold = np.array([pair.label for pair in pairs], dtype=np.int64)
    started = time.perf_counter()
    chances = model.predict([(pair.evidence, pair.claim) for pair in pairs])
    seconds = time.perf_counter() - started
    alone = model.predict([("", pair.claim) for pair in pairs])
    by_label = f1_by_label(gold, chances.argmax(axis=1))
    return Score(
        name=name,
        pairs=len(pairs),
        accuracy=_accuracy(gold, chances),
        interval=interval(chances.argmax(axis=1) == gold),
        macro_f1=float(np.mean(list(by_label.values()))),
        f1=by_label,
        ece=calibration_error(gold, chances),
        majority=float(np.bincount(gold).max() / len(gold)),
        claim_only=_accuracy(gold, alone),
        pairs_per_second=len(pairs) / seconds,
    )


def f1_by_label(gold: Labels, found: Labels) -> dict[str, float]:
    """F1 of each label that occurs in `gold`."""
    return {LABELS[label]: _f1(gold == label, found == label) for label in np.unique(gold).tolist()}


def calibration_error(gold: Labels, chances: Chances) -> float:
    """Expected calibration error: mean gap between the chance of the chosen label and how often it was right."""
    sure, right = chances.max(axis=1), chances.argmax(axis=1) == gold
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    gaps = [abs(float(sure[bins == one].sum() - right[bins == one].sum())) for one in range(_BINS)]
    return sum(gaps) / len(gold)


def interval(right: NDArray[np.bool_]) -> tuple[float, float]:
    """95 % of the accuracies of resampled sets."""
    draws = np.random.default_rng(0).integers(0, len(right), size=(_RESAMPLES, len(right)))
    low, high = np.percentile(right[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def _accuracy(gold: Labels, chances: Chances) -> float:
    return float((chances.argmax(axis=1) == gold).mean())


def _f1(gold: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    return float(2 * (gold & found).sum() / max(1, gold.sum() + found.sum()))


def _line(found: Score) -> str:
    labels = " ".join(f"{found.f1[label]:>8.3f}" if label in found.f1 else f"{'–':>8}" for label in LABELS)
    low, high = found.interval
    return (
        f"{found.name:20}{found.pairs:>6}{found.accuracy:>7.3f} ({low:.3f}–{high:.3f}){found.macro_f1:>8.3f} {labels}"
        f"{found.ece:>7.3f}{found.majority:>9.3f}{found.claim_only:>11.3f}{found.pairs_per_second:>9.0f}"
    )


def main() -> None:
    """Print a table of all sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    model = Entailment()
    model.predict([("Load the model.", "It loads.")])
    scores = []
    print(
        f"{'set':20}{'pairs':>6}{'acc.':>7} {'95 % interval':13} {'mac-F1':>8} "
        + " ".join(f"{label:>8}" for label in LABELS)
        + f"{'ECE':>7}{'majority':>9}{'claim-only':>11}{'pairs/s':>9}"
    )
    for name in SETS:
        if not (options.data / f"{name}.jsonl").is_file():
            print(f"{name}: not in {options.data}", file=sys.stderr)
            continue
        scores.append(score(name, read(options.data, name), model))
        print(_line(scores[-1]), flush=True)
    if options.json:
        options.json.write_text(json.dumps([asdict(found) for found in scores], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
