"""Fit the weights of `verifier/judge/given.py` on labelled pairs that the text model did not learn from; print them.

    python -m training.given --data DIR

Sets: pages of the Wikipedia sets that are kept out of training, `feversym.dev`, `citint.dev`, `checkcovid.dev`. A
multinomial ridge regression in which every set counts the same; then, for each set, accuracy of a fit on the others.
Runs in the program's own environment.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.pairs import MEASURED_ON, NOT_SUPPORTED, WIKIPEDIA, Pair, at_most, is_dev, read, without
from verifier.claims import as_it_stands
from verifier.documents import chunk
from verifier.judge import given
from verifier.judge.combine import Signals
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.reading import Reading
from verifier.types import Claim, Document

_SETS = ("feversym.dev", "citint.dev", "checkcovid.dev")
_PAGES = 100  # pairs of each label, of each Wikipedia set
_RIDGE = 5.0  # where each set weighs 1000
_SEED = 1
Array = NDArray[np.float64]
Rows = tuple[Array, NDArray[np.int64]]


def kept_out(data: Path) -> list[Pair]:
    """Pairs of pages that training never sees."""
    rng = random.Random(_SEED)  # noqa: S311 - a sample, not a secret
    apart = [pair for name in MEASURED_ON for pair in read(data, name)]
    sets = [without(read(data, name), apart) for name in WIKIPEDIA]
    return [pair for found in sets for pair in at_most(filter(is_dev, found), _PAGES, rng)]


def rows(pairs: Sequence[Pair], judge: EmbeddedJudge) -> Rows:
    """Features [pairs, features] of the reading that takes a side most clearly, and labels.

    Pairs that a rule decides, by numbers or by a date, are left out, as the model is not asked there.
    """
    features, labels = [], []
    for pair in pairs:
        claim = as_it_stands(pair.claim, id="1")
        if pair.label == NOT_SUPPORTED or not isinstance(claim, Claim):
            continue
        (places,) = judge.readings([(claim, chunk(Document(doc_id="evidence", text=pair.evidence)))])
        found = [reading for place in places for reading in _asked(place)]
        if not found or not all(map(given.is_open, found)):
            continue
        signals = judge.signals([(claim, reading) for reading in found])
        clearest = max(zip(found, signals, strict=True), key=_clear)
        features.append(list(given.features(*clearest).values()))
        labels.append(pair.label)
    return np.array(features), np.array(labels)


def _asked(place: Sequence[Reading]) -> Sequence[Reading]:
    return [reading for reading in place if reading.ruled] or place


def _clear(pair: tuple[Reading, Signals]) -> float:
    return pair[1].supports + pair[1].refutes


def fit(sets: Sequence[Rows]) -> Array:
    """Weights [features, 2]: for "supports" and for "refutes", against "nothing"."""
    x, y = np.concatenate([x for x, _ in sets]), np.eye(3)[np.concatenate([y for _, y in sets])]
    count = np.concatenate([np.full(len(y), 1000 / len(y)) for _, y in sets])
    width = x.shape[1]
    ridge = np.full(width, _RIDGE)
    ridge[0] = 1e-3
    weights = np.zeros((width, 2))
    for _ in range(30):
        chance = chances(x, weights)
        slope = x.T @ (count[:, None] * (y - chance)[:, :2]) - ridge[:, None] * weights
        curve = np.block(
            [
                [(x * (count * chance[:, a] * ((a == b) - chance[:, b]))[:, None]).T @ x for b in range(2)]
                for a in range(2)
            ]
        )
        curve += np.diag(np.tile(ridge, 2))
        weights += np.linalg.solve(curve, slope.T.ravel()).reshape(2, width).T
    return weights


def chances(x: Array, weights: Array) -> Array:
    """Probabilities [pairs, 3] of supports, refutes, nothing."""
    odds = np.exp(np.concatenate([x @ weights, np.zeros((len(x), 1))], axis=1))
    return odds / odds.sum(1, keepdims=True)


def accuracy(found: Rows, weights: Array) -> float:
    """Share of pairs whose likeliest label is right."""
    return float(np.mean(chances(found[0], weights).argmax(1) == found[1]))


def main() -> None:
    """Fit, print the weights as they stand in the program, and how well each set is read by a fit on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets as .jsonl files")
    data = parser.parse_args().data
    judge = EmbeddedJudge(policy=given)
    sets = {"pages kept out": rows(kept_out(data), judge)} | {name: rows(read(data, name), judge) for name in _SETS}
    weights = fit(list(sets.values()))
    for name, (supports, refutes) in zip(given.WEIGHTS, weights.tolist(), strict=True):
        print(f'    "{name}": ({supports:.2f}, {refutes:.2f}),')
    for name, found in sets.items():
        others = fit([each for other, each in sets.items() if other != name])
        apart, within = accuracy(found, others), accuracy(found, weights)
        print(f"{name}: {len(found[1])} pairs, {within:.3f}; fitted on the others {apart:.3f}")


if __name__ == "__main__":
    main()
