"""Texts as vectors, by the models that ship.

Of thousands of passages each is read once, for one of many questions, so they are read by a small model that has learnt
to give the vectors of the large one (`training/passages.py`); queries, and the sentences that a judge compares, go
through the large one. Both kinds may be compared with each other.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from verifier.config import ASSETS
from verifier.transformer import Transformer

DIMENSIONS = 384
_MAX_TOKENS = 256

Vectors = NDArray[np.float32]

_NONE: Vectors = np.empty((0, DIMENSIONS), dtype=np.float32)


class Encoder(Embeddings):
    """Maps texts to vectors of length 1 whose dot product tells how alike in matter they are; numbers hardly count."""

    def __init__(self, folder: Path = ASSETS / "embedder") -> None:
        self._files = folder / "model.onnx", folder / "passages.onnx"
        self._whole, self._small = (Transformer(folder, file.name) for file in self._files)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of queries or sentences: [len(texts), 384]. What exceeds 256 tokens is not read."""
        return self._whole.run(texts, _MAX_TOKENS) if texts else _NONE

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages that are kept to be found: the same, nearly, in half of the time."""
        return self._small.run(texts, _MAX_TOKENS) if texts else _NONE

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages, as LangChain wants them."""
        vectors: list[list[float]] = self.encode_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Vector of a query, as LangChain wants it."""
        vector: list[float] = self.encode([text])[0].tolist()
        return vector

    @property
    def fingerprint(self) -> str:
        """Tells models apart: vectors of different models must not be compared."""
        return _fingerprint(self._files)


@cache
def _fingerprint(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:16]
