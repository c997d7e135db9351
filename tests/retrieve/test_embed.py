"""Texts as vectors."""

import numpy as np
import pytest

from verifier.retrieve import Encoder


def test_vectors_have_length_one() -> None:
    """Each text gives 384 numbers of length 1."""
    vectors = Encoder().encode(["Seven drones", "", "x" * 2000])
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_no_texts() -> None:
    """No texts give no vectors."""
    assert Encoder().encode([]).shape == (0, 384)


def test_meaning_is_near() -> None:
    """A paraphrase is nearer than another matter."""
    claim, same, other = Encoder().encode(
        [
            "Drones were shot down over Kyiv.",
            "Air defence downed UAVs above the capital of Ukraine.",
            "Pele won the cup.",
        ]
    )
    assert claim @ same > claim @ other + 0.3


def test_langchain_interface() -> None:
    """LangChain gets the same vectors as lists."""
    encoder = Encoder()
    assert encoder.embed_documents(["a", "b"])[1] == encoder.embed_query("b") == encoder.encode(["b"])[0].tolist()


def test_fingerprint_tells_the_model() -> None:
    """The fingerprint is the same for the same model."""
    assert Encoder().fingerprint == Encoder().fingerprint != ""
