"""Softens a model's odds until they are as often right as they say (Guo et al. 2017)."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.errors import InputError

_LABELS = {"SUPPORTS": 0, "SUPPORTED": 0, "REFUTES": 1, "REFUTED": 1, "NEI": 2, "NOT_ENOUGH_EVIDENCE": 2}
_FEWEST = 50

Logits = NDArray[np.float32]


def fit_temperature(logits: Logits, labels: NDArray[np.int64]) -> float:
    """The divisor of the logits [pairs, 3] under which the labels [pairs] are likeliest."""
    choices = np.geomspace(0.5, 5.0, 400)
    return float(min(choices, key=lambda divisor: _surprise(logits / np.float32(divisor), labels)))


def _surprise(logits: Logits, labels: NDArray[np.int64]) -> float:
    logits = logits - logits.max(axis=1, keepdims=True)
    logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return float(-logs[np.arange(len(labels)), labels].mean())


def read_pairs(file: Path) -> tuple[list[tuple[str, str]], NDArray[np.int64]]:
    """Pairs of (passage, claim) with their labels, from JSON lines {"claim", "evidence", "label"}.

    `evidence` is a text or a list of texts; `label` is SUPPORTS, REFUTES or NEI, or the verdict of that meaning. Raises
    `InputError` for another shape, and when the pairs are too few to learn anything from.
    """
    pairs: list[tuple[str, str]] = []
    labels: list[int] = []
    try:
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                pairs.append((_joined(row["evidence"]), str(row["claim"])))
                labels.append(_LABELS[row["label"]])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"Pair {len(labels) + 1} of {file} cannot be used ({type(error).__name__}: {error}). A line should be "
            f'{{"claim": …, "evidence": …, "label": …}}, with one of the labels {", ".join(_LABELS)}.'
        ) from error
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror or error}).") from error
    if len(pairs) < _FEWEST:
        raise InputError(f"{file} has {len(pairs)} pairs; give at least {_FEWEST}, of all three labels.")
    return pairs, np.array(labels, dtype=np.int64)


def _joined(evidence: str | Sequence[str]) -> str:
    return evidence if isinstance(evidence, str) else " ".join(map(str, evidence))
