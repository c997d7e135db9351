"""Texts as vectors."""

from collections.abc import Callable

import numpy as np
import pytest

from training.export_embedder import sample
from verifier.retrieve import Encoder
from verifier.retrieve.embed import Vectors

CLAIM = "Drones were shot down over Kyiv."
SAME, OTHER = "Air defence downed UAVs above the capital of Ukraine.", "Pele won the cup."
WAYS = pytest.mark.parametrize("encode", [Encoder().encode, Encoder().encode_passages])


@WAYS
def test_vectors_have_length_one(encode: Callable[[list[str]], Vectors]) -> None:
    """Each text gives 384 numbers of length 1, and no texts give none."""
    vectors = encode(["Seven drones", "", "x" * 2000])
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert encode([]).shape == (0, 384)


@WAYS
def test_meaning_is_near(encode: Callable[[list[str]], Vectors]) -> None:
    """A paraphrase is nearer to a query than another matter, read by either model."""
    (claim,), (same, other) = Encoder().encode([CLAIM]), encode([SAME, OTHER])
    assert claim @ same > claim @ other + 0.3


def test_both_models_give_nearly_the_same() -> None:
    """What the small model says of the sample documents is what the large one says."""
    _, passages = sample()
    whole, small = Encoder().encode(passages), Encoder().encode_passages(passages)
    assert float((whole * small).sum(1).mean()) > 0.85


def test_langchain_interface() -> None:
    """LangChain gets the same vectors as lists."""
    encoder = Encoder()
    assert encoder.embed_documents(["a", "b"])[1] == encoder.encode_passages(["b"])[0].tolist()
    assert encoder.embed_query("b") == encoder.encode(["b"])[0].tolist()


def test_fingerprint_tells_the_model() -> None:
    """The fingerprint is the same for the same model."""
    assert Encoder().fingerprint == Encoder().fingerprint != ""
