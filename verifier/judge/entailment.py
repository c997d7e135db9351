"""Reads prose: whether a passage bears a claim out, contradicts it, or says nothing of it.

The model is a small cross-encoder of our own; `verifier/assets/MODEL_CARD.md` says what it learnt from and how well it
does.
It is weak on numbers, so callers hide them (`verifier.quantities.mask`) and compare them apart.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.config import ASSETS
from verifier.errors import ConfigError
from verifier.transformer import Transformer

LABELS = ("supports", "refutes", "nothing")


@dataclass(frozen=True, slots=True)
class _Settings:
    max_tokens: int
    temperature: float


class Entailment:
    """The entailment model of `folder`, loaded on first use. Safe to call from several threads."""

    def __init__(self, folder: Path = ASSETS / "entailment") -> None:
        self._folder = folder
        self._transformer = Transformer(folder)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Probabilities of each (passage, claim) in the order of `LABELS`: float32, shape [len(pairs), 3].

        A passage is read up to the model's length, about 70 words with a claim beside it; what follows is not seen.
        Raises ConfigError when the model's files are missing or cannot be read.
        """
        settings = _settings(self._folder / "config.json")
        return _softmax(self._transformer.run(pairs, settings.max_tokens) / settings.temperature)


def _settings(file: Path) -> _Settings:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if tuple(stored["labels"]) != LABELS:
            raise ConfigError(f"{file} names the labels {stored['labels']}; this version needs {list(LABELS)}.")
        return _Settings(int(stored["max_tokens"]), float(stored["temperature"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"The model's settings {file} cannot be read ({error}); get the project again.") from error


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return chances.astype(np.float32, copy=False)
