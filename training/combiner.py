"""Fit the weights of `verifier/judge/combine.py` on claims with known answers, and print them.

    python -m training.combiner --claims FILE [FILE…] [--library DIR]

A claims file has `claim`, `as_of`, `label` and, where known, `gold_docs` and `against_docs` an object a line. What each single document
says is known only for some claims; for the others the clearest reading counts as the one that decided, found in turns with the fit
(multiple-instance learning). Runs in the program's own environment.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.claims import read_claim
from verifier.judge.combine import Signals
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.frame import Fit
from verifier.judge.reading import Reading, read
from verifier.judge.window import regions
from verifier.retrieve import HybridRetriever, open_or_index
from verifier.types import Claim

# Ridge towards small positive weights: few claims, so common sense weighs in.
_RIDGE = 0.5
_TURNS = 8

Row = tuple[str, frozenset[str], list[tuple[Reading, Signals]]]


@dataclass(frozen=True, slots=True)
class Instance:
    """Readings of a claim that a model is asked about: positive ones hold at least one that decides."""

    positive: bool
    signals: tuple[Signals, ...]


def rows(files: list[Path], library: Path | None) -> Iterator[Row]:
    """Label, documents that decide it (may be empty: unknown) and readings of each claim."""
    retriever = HybridRetriever(library=open_or_index(library))
    judge = EmbeddedJudge()
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        as_of = date.fromisoformat(row["as_of"]) if row.get("as_of") else None
        claim = read_claim(row["claim"], id="1", as_of=as_of)
        if isinstance(claim, Claim):
            hits = retriever.search(claim.text, 10, as_of=as_of)
            places = regions([hit.passage for hit in hits])
            readings = [reading for region in places for reading in read(claim, region)]
            signals = judge.signals([(claim, reading) for reading in readings])
            names = row.get("gold_docs", []) + row.get("against_docs", [])
            documents = frozenset(Path(name).stem for name in names)
            yield row["label"], documents, list(zip(readings, signals, strict=True))


def instances(found: list[Row], wanted: Callable[[Reading], bool], labels: set[str]) -> list[Instance]:
    """Readings that a model is asked about; where the deciding documents are known, only those are positive."""
    out = []
    for label, documents, readings in found:
        asked = [
            (reading, signals)
            for reading, signals in readings
            if wanted(reading) and Fit.OTHER not in (reading.time, reading.speaker)
        ]
        positive = label in labels
        if positive and documents:
            asked = [pair for pair in asked if pair[0].region.document.doc_id in documents]
        if asked and positive:
            out.append(Instance(True, tuple(signals for _, signals in asked)))
        out += [Instance(False, (signals,)) for _, signals in asked if not positive]
    return out


def fit(cases: list[Instance]) -> NDArray[np.float64]:
    """Weights, bias first, by Newton's method; each positive case is represented by its clearest reading."""
    weights = np.array([-3.0, 1.0, -0.5, 2.0, 1.0, 1.0, 0.5])
    prior = np.zeros_like(weights)
    for _ in range(_TURNS):
        chosen = [max(case.signals, key=lambda s: float(_row(s) @ weights)) for case in cases]
        x = np.stack([_row(signals) for signals in chosen])
        y = np.array([float(case.positive) for case in cases])
        weights = _newton(x, y, prior)
    return weights


def _newton(x: NDArray[np.float64], y: NDArray[np.float64], prior: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = prior.copy()
    ridge = _RIDGE * np.eye(len(weights))
    ridge[0, 0] = 1e-3
    for _ in range(25):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge @ (weights - prior)
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _row(signals: Signals) -> NDArray[np.float64]:
    return np.array([1.0, *astuple(signals)])


def main() -> None:
    """Fit the four models and print them as they stand in the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args()
    found = list(rows(chosen.claims, chosen.library))
    print("# bias,", ", ".join(field.name for field in fields(Signals)))
    both = "CONFLICTING"
    models = {
        "NUMBERS_AGREE": (lambda r: r.numbers is not None and r.numbers.holds is True, {"SUPPORTED", both}),
        "NUMBERS_DIFFER": (lambda r: r.numbers is not None and r.numbers.holds is False, {"REFUTED", both}),
        "PROSE_SUPPORTS": (lambda r: r.numbers is None, {"SUPPORTED", both}),
        "PROSE_REFUTES": (lambda r: r.numbers is None, {"REFUTED", both}),
    }
    for name, (wanted, labels) in models.items():
        cases = instances(found, wanted, labels)
        bias, *rest = (round(float(weight), 2) for weight in fit(cases))
        count = sum(case.positive for case in cases)
        print(f"{name} = Weights({bias}, ({', '.join(map(str, rest))}))  # {count} for, {len(cases) - count} against")


if __name__ == "__main__":
    main()
