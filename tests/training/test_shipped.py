"""Reading shipped weights back."""

import numpy as np
import pytest

from verifier.config import ASSETS

pytest.importorskip("torch")
pytest.importorskip("onnx")


def test_all_parameters_come_back() -> None:
    """Six layers with their biases and the head, as 32-bit numbers; the frozen word embeddings are left to the base."""
    from training.shipped import weights  # noqa: PLC0415 - of the training packages

    found = weights(ASSETS / "entailment")
    assert len(found) == 2 + 2 + 6 * 16 + 2
    assert "encoder.embeddings.word_embeddings.weight" not in found
    assert found["encoder.encoder.layer.0.intermediate.dense.weight"].shape == (1536, 384)
    assert np.isfinite(found["head.weight"].numpy()).all()
