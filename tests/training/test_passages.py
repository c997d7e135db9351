"""The small model that learns the vectors of passages."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

from training.passages import (  # noqa: E402 - needs the packages
    SHARES,
    Sample,
    Schedule,
    Texts,
    batches,
    samples_of,
    train,
    vectors,
)

TEXTS = Texts(
    titles=[np.array([7, 8], dtype=np.int32), np.array([], dtype=np.int32)],
    ids=np.arange(20, 40, dtype=np.int32),
    starts=np.array([0, 12, 20]),
)


def test_samples_are_passages_of_one_length() -> None:
    """A sample begins with its mark and perhaps a title, goes on across texts, and is never too short."""
    rng = random.Random(0)  # noqa: S311 - no secrets here
    found = [sample for _ in range(100) if (sample := TEXTS.sample(12, rng)) is not None]
    assert {len(sample) for sample in found} == {11}
    assert {tuple(sample[:4]) for sample in found} == {(101, 7, 8, 20), (101, 20, 21, 22)}
    assert TEXTS.sample(40, rng) is None


def test_every_kind_of_text_has_its_share() -> None:
    """However few texts a kind has, samples begin in it as often as it is due; the same seed gives the same samples."""
    many = Texts([np.array([], dtype=np.int32)] * 90, np.full(90 * 300, 20, dtype=np.int32), np.arange(91) * 300)
    few = Texts([np.array([], dtype=np.int32)], np.full(300, 30, dtype=np.int32), np.array([0, 300]))
    kinds = [many, few, few, few]
    found = samples_of(kinds, 2000, seed=1)
    shares = [sum(value in sample for sample in found) / len(found) for value in (20, 30)]
    assert shares == pytest.approx([SHARES[0], 1 - SHARES[0]], abs=0.05)
    assert all(sample[0] == 101 and sample[-1] == 102 and len(sample) % 4 == 0 for sample in found)
    assert all((one == other).all() for one, other in zip(found, samples_of(kinds, 2000, seed=1), strict=True))


def test_training_brings_the_vectors_together() -> None:
    """After some steps the vectors are nearer to those that were wanted; batches hold one length."""
    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "num_attention_heads": 2, "num_hidden_layers": 1, "intermediate_size": 64}
    model = transformers.BertModel(transformers.BertConfig(vocab_size=50, **sizes), add_pooling_layer=False)
    rng = np.random.default_rng(0)
    wanted = rng.normal(size=(20, 32)).astype(np.float32)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    samples = [Sample(rng.integers(0, 50, 8 + 4 * (i % 2)), row) for i, row in enumerate(wanted)]

    def nearness() -> float:
        with torch.no_grad():
            every = list(batches(samples, random.Random(0)))  # noqa: S311 - no secrets here
            return float(torch.cat([(vectors(model, ids) * rows).sum(1) for ids, rows in every]).mean())

    before = nearness()
    assert train(model, samples, Schedule(rate=3e-3, passes=40, minutes=1, seed=0)) == 80
    assert nearness() > before + 0.3
    after = nearness()
    train(model, samples, Schedule(rate=3e-3, passes=40, minutes=1, seed=0, halved=True))
    assert nearness() > after
