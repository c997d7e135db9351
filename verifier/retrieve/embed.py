"""Texts as vectors, by the model that ships."""

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


class Encoder(Embeddings):
    """Maps texts to vectors of length 1 whose dot product tells how alike in matter they are; numbers hardly count."""

    def __init__(self, folder: Path = ASSETS / "embedder") -> None:
        self._folder = folder
        self._transformer = Transformer(folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts: [len(texts), 384]. What exceeds 256 tokens is not read."""
        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        return self._transformer.run(texts, _MAX_TOKENS)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of texts, as LangChain wants them."""
        vectors: list[list[float]] = self.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Vector of a query, as LangChain wants it; queries and documents are encoded alike."""
        return self.embed_documents([text])[0]

    @property
    def fingerprint(self) -> str:
        """Tells models apart: vectors of different models must not be compared."""
        return _fingerprint(self._folder)


@cache
def _fingerprint(folder: Path) -> str:
    return hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()[:16]
