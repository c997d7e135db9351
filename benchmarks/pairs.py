"""How well (passage, claim) pairs with a known label are labelled: by baselines, by each half of the engine, and by it.

    python -m benchmarks pairs --data DIR [--most 300] [--readers text engine] [--json FILE] [--plots DIR]

DIR holds the labelled sets as .jsonl files; a set that is not there is named and left out. Of each set, and of its
pairs whose claim has a number: accuracy with the 95 % interval of resampled pages, macro-F1, F1 of each label, expected
calibration error, pairs a second. The two likeness baselines have their cuts chosen on the very set. No part of these
sets was trained on.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import record, reliability
from benchmarks.measures import Answer, Score, score
from benchmarks.readers import Reader, Said, readers
from training.pairs import Pair, read
from verifier.judge.entailment import LABELS, Entailment

SETS = (
    "vitaminc_split.dev", "feversym.dev", "healthver.dev", "citint.dev", "checkcovid.dev", "scifact.dev",
    "equate_stress1k.test",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print a table of all sets that are there."""
    options = _options(arguments)
    model = Entailment(options.model) if options.model else Entailment()
    model.predict([("Load the model.", "It loads.")])
    every = readers(model)
    ways = {name: every[name] for name in options.readers or every}
    files = [options.data / f"{name}.jsonl" for name in options.sets]
    for file in (file for file in files if not file.is_file()):
        print(f"{file.stem}: not in {options.data}", file=sys.stderr)
    files = [file for file in files if file.is_file()]
    print(_HEADER)
    results: dict[str, Score] = {}
    for file in files:
        pairs = sampled(read(options.data, file.stem), options.most)
        for name, way in ways.items():
            results |= measured(file.stem, pairs, name, way, options.plots)
    if options.json:
        record.write(options.json, results, files)
    return 0


def measured(title: str, pairs: Sequence[Pair], name: str, way: Reader, plots: Path | None) -> dict[str, Score]:
    """Let one reader read one set; prints and gives its figures, and draws its plot where a folder is named."""
    started = time.perf_counter()
    answers = answered(pairs, way(pairs))
    speed = len(pairs) / (time.perf_counter() - started)
    found = {f"{title}{part}": score(some) for part, some in _parts(pairs, answers)}
    for part, figures in found.items():
        print(_line(part, name, figures, speed), flush=True)
    if plots:
        plots.mkdir(parents=True, exist_ok=True)
        reliability.draw(answers, f"{title}, {name}", plots / f"{title}-{name.replace(' ', '-')}.png")
    return {f"{part} / {name}": figures for part, figures in found.items()}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--sets", nargs="+", default=SETS, help="names of the sets, without ending")
    parser.add_argument("--most", type=int, help="at most so many pairs of each set")
    parser.add_argument("--readers", nargs="+", metavar="NAME", help="only these rows of the table")
    parser.add_argument("--model", type=Path, help="folder of the entailment model (default: the shipped one)")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--plots", type=Path, help="draw reliability plots (PNG) into this folder")
    return parser.parse_args(arguments)


def sampled(pairs: Sequence[Pair], most: int | None) -> list[Pair]:
    """The same random choice each time."""
    if most is None or most >= len(pairs):
        return list(pairs)
    return random.Random(0).sample(list(pairs), most)  # noqa: S311 - a sample, not a secret


def answered(pairs: Sequence[Pair], said: Said) -> list[Answer]:
    """What a reader said beside what is true."""
    return [
        Answer(LABELS[pair.label], label, sure, pair.group) for pair, (label, sure) in zip(pairs, said, strict=True)
    ]


def _parts(pairs: Sequence[Pair], answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """All answers, and, where that is not the same, those to claims with a number."""
    numeric = [answer for pair, answer in zip(pairs, answers, strict=True) if any(map(str.isdigit, pair.claim))]
    yield "", list(answers)
    if 0 < len(numeric) < len(answers):
        yield ", numeric", numeric


_HEADER = f"{'set':30}{'':22}{'pairs':>6}{'acc.':>7} {'95 %':13}{'macro-F1':>9} " + " ".join(
    [*(f"{label:>8}" for label in LABELS), f"{'ECE':>6}{'pairs/s':>9}"]
)


def _line(name: str, way: str, found: Score, speed: float) -> str:
    low, high = found.interval
    labels = " ".join(f"{found.f1[label]:>8.3f}" if label in found.f1 else f"{'–':>8}" for label in LABELS)
    return (
        f"{name:30}{way:22}{found.count:>6}{found.accuracy:>7.3f} ({low:.3f}–{high:.3f}){found.macro_f1:>9.3f} {labels}"
        f" {found.ece:>6.3f}{speed:>9.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
