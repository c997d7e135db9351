"""Turns a trained cross-encoder into the files that ship: int8 ONNX, tokenizer, temperature, hashes."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.crossencoder import CrossEncoder
from training.export_embedder import quantise, sha256
from training.lean import Lean, write_onnx
from training.pairs import Pair
from verifier.models import fit_temperature
from verifier.transformer import Transformer

LABELS = ("supports", "refutes", "nothing")
FILES = ("model.onnx", "tokenizer.json")

Logits = NDArray[np.float32]


def export(model: CrossEncoder, tokenizer: Path, fp32: Path, out: Path) -> None:
    """Write the 32-bit model to the folder `fp32` and the one that ships to `out`, each with its tokenizer."""
    for folder in (fp32, out):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(tokenizer, folder / "tokenizer.json")
    write_pair_onnx(model, fp32 / "model.onnx")
    quantise(fp32 / "model.onnx", out / "model.onnx")


def calibrate(out: Path, dev: Sequence[Pair], max_tokens: int, facts: dict[str, int]) -> None:
    """Fit the temperature on `dev` and write config.json: labels, length, temperature, hashes and `facts`."""
    temperature = fit_temperature(logits_of(out, dev, max_tokens), labels_of(dev))
    config = {
        "labels": list(LABELS),
        "max_tokens": max_tokens,
        "temperature": round(temperature, 4),
        **facts,
        "sha256": {name: sha256(out / name) for name in FILES},
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def write_pair_onnx(model: CrossEncoder, target: Path) -> None:
    """Write the 32-bit model as a graph that reads one pair."""
    write_onnx(_Alone(model), target, ["input_ids", "token_type_ids"], "logits")


class _Alone(nn.Module):
    """The cross-encoder for one pair, with its parameters under the names they have there."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.encoder, self.head = Lean(model.encoder), model.head

    def forward(self, input_ids: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """Logits [1, 3]."""
        states = self.encoder(input_ids, token_type_ids)
        return self.head(torch.cat([states[:1], states.mean(0, keepdim=True)], dim=1))


def logits_of(folder: Path, pairs: Sequence[Pair], max_tokens: int) -> Logits:
    """What the model in `folder` says of the pairs, as the shipped program runs it: [pairs, 3]."""
    return Transformer(folder).run([(pair.evidence, pair.claim) for pair in pairs], max_tokens)


def labels_of(pairs: Sequence[Pair]) -> NDArray[np.int64]:
    """The pairs' labels, as positions in `LABELS`."""
    return np.array([pair.label for pair in pairs], dtype=np.int64)


def accuracy(folder: Path, pairs: Sequence[Pair], max_tokens: int) -> float:
    """Share of pairs that the model in `folder` labels rightly."""
    return float((logits_of(folder, pairs, max_tokens).argmax(axis=1) == labels_of(pairs)).mean())
