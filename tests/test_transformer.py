"""Running the shipped models."""

import threading
from pathlib import Path

import numpy as np
import pytest

from verifier.config import ASSETS
from verifier.errors import ConfigError
from verifier.transformer import Transformer

EMBEDDER = ASSETS / "embedder"
TEXTS = ["Seven drones.", "", "The mayor said that the grid held. " * 9, "Power cuts in Lviv", "x" * 500, "Київ 7 🚁"]


def test_one_row_per_text() -> None:
    """Each text gives one float32 row."""
    rows = Transformer(EMBEDDER).run(TEXTS, 256)
    assert ((len(TEXTS), 384), np.float32) == (rows.shape, rows.dtype)


def test_rows_depend_on_their_own_text_only() -> None:
    """A text has exactly the same row alone and among others, in input order."""
    model = Transformer(EMBEDDER)
    alone = np.concatenate([model.run([text], 256) for text in TEXTS])
    assert np.array_equal(alone, model.run(TEXTS, 256))


def test_no_texts() -> None:
    """No texts give no rows of the model's width."""
    assert Transformer(EMBEDDER).run([], 256).shape == (0, 384)


def test_what_exceeds_the_limit_is_not_read() -> None:
    """Words behind `max_tokens` change nothing."""
    model = Transformer(EMBEDDER)
    rows = model.run(["drone " * 14 + "one", "drone " * 14 + "two three"], 16)
    assert np.array_equal(rows[0], rows[1])


def test_claim_of_a_pair_is_kept_whole() -> None:
    """The long passage is cut, not the short claim at the end of the pair."""
    model = Transformer(EMBEDDER)
    rows = model.run([("word " * 100, "seven drones"), ("word " * 100, "nine ships")], 32)
    assert not np.array_equal(rows[0], rows[1])
    cut = model.run([("word " * 100 + "end", "seven drones")], 32)
    assert np.array_equal(rows[:1], cut)


def test_threads_share_a_model() -> None:
    """Calls from several threads at once give what one thread gets."""
    expected = Transformer(EMBEDDER).run(TEXTS, 128)
    found: list[bool] = []

    def work() -> None:
        found.append(np.array_equal(expected, Transformer(EMBEDDER).run(TEXTS, 128)))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 6


def test_tokens_are_counted_with_the_special_ones() -> None:
    """Two words are four tokens, and counting stops at the limit."""
    assert Transformer(EMBEDDER).count_tokens(["two words", "", "many " * 50], 10) == [4, 2, 10]


def test_missing_model(tmp_path: Path) -> None:
    """A folder without a model is named."""
    with pytest.raises(ConfigError, match=r"tokenizer\.json is missing|model\.onnx is missing"):
        Transformer(tmp_path / "none").run(["text"], 16)
