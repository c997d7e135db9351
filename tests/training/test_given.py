"""The fit of the weights for evidence that comes with its claim."""

import numpy as np

from training.given import accuracy, chances, fit


def test_fit_finds_what_tells_the_labels_apart() -> None:
    """Three labels that two features give away are learnt, and every set counts the same, however large."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 3, 300)
    x = np.stack([np.ones(300), labels == 0, labels == 1], axis=1).astype(float)
    weights = fit([(x, labels)])
    assert accuracy((x, labels), weights) == 1.0
    assert np.allclose(chances(x, weights).sum(1), 1)
    few = (x[:30], labels[:30])
    assert np.allclose(fit([few, few]), fit([few, (np.tile(few[0], (9, 1)), np.tile(few[1], 9))]), atol=1e-6)
