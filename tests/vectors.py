"""Vectors that cost nothing, for tests in which the encoder is not the point."""

import hashlib
from collections.abc import Sequence

import numpy as np

from verifier.retrieve import Encoder
from verifier.retrieve.embed import DIMENSIONS, Vectors


class RandomEncoder(Encoder):
    """Vectors drawn from the hash of a text: made in no time, and far from each other."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One random direction per text."""
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) for text in texts]
        rows = [np.random.default_rng(seed).normal(size=DIMENSIONS) for seed in seeds]
        vectors = np.array(rows, dtype=np.float32).reshape(-1, DIMENSIONS)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The same for passages."""
        return self.encode(texts)
