"""Reads prose: whether a passage bears a claim out, contradicts it, or says nothing of it.

The model that ships is a small cross-encoder of our own; `verifier/assets/MODEL_CARD.md` says what it learnt from and
how well it does. `verifier.models` has larger ones. All are weak on numbers, so callers hide them
(`verifier.quantities.mask`) and compare them apart.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verifier.errors import ConfigError
from verifier.models import chosen_model
from verifier.transformer import Transformer

LABELS = ("supports", "refutes", "nothing")


@dataclass(frozen=True, slots=True)
class _Settings:
    columns: list[int]  # of the model's outputs, in the order of LABELS
    max_tokens: int
    temperature: float


class Entailment:
    """The entailment model of `folder`, or the one chosen; loaded on first use. Safe to call from several threads."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or chosen_model()[1]
        self._transformer = Transformer(self._folder)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Probabilities of each (passage, claim) in the order of `LABELS`: float32, shape [len(pairs), 3].

        A passage is read up to the model's length, about 70 words with a claim beside it; what follows is not seen.
        Raises ConfigError when the model's files are missing or cannot be read.
        """
        return _softmax(self.logits(pairs) / _settings(self._folder / "config.json").temperature)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """As `predict`, before the odds are softened and made probabilities."""
        settings = _settings(self._folder / "config.json")
        return self._transformer.run(pairs, settings.max_tokens)[:, settings.columns]


def _settings(file: Path) -> _Settings:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if sorted(stored["labels"]) != sorted(LABELS):
            raise ConfigError(f"{file} names the labels {stored['labels']}; this version needs {list(LABELS)}.")
        columns = [stored["labels"].index(label) for label in LABELS]
        return _Settings(columns, int(stored["max_tokens"]), float(stored["temperature"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"The model's settings {file} cannot be read ({error}); get the project again.") from error


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: NDArray[np.float32] = powers / powers.sum(axis=1, keepdims=True)
    return chances.astype(np.float32, copy=False)
