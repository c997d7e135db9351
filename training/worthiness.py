"""Fit `verifier/assets/worthiness.json`, which tells sentences worth checking from others, and print how well it does.

    python -m training.worthiness --data DIR

DIR holds `claimdetect_claimbuster.train.jsonl` (rows `{"text", "label"}`, 1: worth checking) and, to measure on,
`claimdetect_clef24en.dev.jsonl`. The two share sentences; what is in the second is left out of the first. Needs no
packages but the program's own. The same data give the same file.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.claims.worth import FILE, features, vectors
from verifier.claims.worthiness import obstacle

TRAIN, APART = "claimdetect_claimbuster.train", "claimdetect_clef24en.dev"
_RIDGE = 1.0
_FOLDS = 5

Array = NDArray[np.float64]


def read(data: Path, name: str) -> list[tuple[str, int]]:
    """(sentence, label) of each row."""
    lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], int(row["label"])) for row in map(json.loads, lines)]


def plain(text: str) -> str:
    """What makes two sentences the same one."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def matrix(texts: Sequence[str], names: Sequence[str]) -> Array:
    """Rows of bias, features in the order of `names`, vector."""
    there = [features(text, obstacle(text)) for text in texts]
    counted = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for found in there])
    return np.hstack([counted, vectors(texts).astype(np.float64)])


def fit(x: Array, y: Array) -> Array:
    """Logistic ridge regression by Newton's method; the bias is free."""
    weights = np.zeros(x.shape[1])
    ridge = _RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(15):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(curve, x.T @ (y - chance) - ridge @ weights)
    return weights


def f1(y: Array, found: NDArray[np.bool_]) -> float:
    """F1 of the positive class."""
    return float(2 * (found & (y == 1)).sum() / max(1, found.sum() + (y == 1).sum()))


def _cross_validated(x: Array, y: Array) -> Array:
    """Chance of each row, from weights fitted without its fold."""
    fold = np.arange(len(y)) % _FOLDS
    scores = np.empty(len(y))
    for one in range(_FOLDS):
        scores[fold == one] = x[fold == one] @ fit(x[fold != one], y[fold != one])
    return 1 / (1 + np.exp(-scores))


def main() -> None:
    """Fit, write the weights, print F1 in the training domain and on the set kept apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sentences")
    data = parser.parse_args().data
    apart = read(data, APART)
    kept_apart = {plain(text) for text, _ in apart}
    rows = [(text, label) for text, label in read(data, TRAIN) if plain(text) not in kept_apart]
    texts, y = [text for text, _ in rows], np.array([float(label) for _, label in rows])
    names = sorted({name for text in texts for name in features(text, obstacle(text))})
    x = matrix(texts, names)
    inside = _cross_validated(x, y)
    threshold = max(np.arange(0.1, 0.8, 0.01), key=lambda one: f1(y, inside >= one))
    weights = fit(x, y)
    outside = 1 / (1 + np.exp(-matrix([text for text, _ in apart], names) @ weights))
    print(f"{len(texts)} sentences; threshold {threshold:.2f}, chosen by cross-validation")
    print(f"F1 in the training domain (cross-validated): {f1(y, inside >= threshold):.3f}")
    print(f"F1 on {APART}: {f1(np.array([float(label) for _, label in apart]), outside >= threshold):.3f}")
    stored = {
        "bias": round(float(weights[0]), 4),
        "features": {name: round(float(w), 4) for name, w in zip(names, weights[1:], strict=False)},
        "vector": [round(float(w), 4) for w in weights[1 + len(names) :]],
    }
    FILE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
