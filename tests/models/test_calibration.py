"""Softening a model's odds."""

import json
from pathlib import Path

import numpy as np
import pytest

from verifier.errors import InputError
from verifier.models import fit_temperature, read_pairs


def test_overconfident_odds_are_softened() -> None:
    """Odds drawn at a temperature of two are found to need one of two."""
    rng = np.random.default_rng(7)
    logits = rng.normal(0, 3, (20_000, 3)).astype(np.float32)
    chances = np.exp(logits / 2) / np.exp(logits / 2).sum(axis=1, keepdims=True)
    labels = (chances.cumsum(axis=1) < rng.random((20_000, 1))).sum(axis=1)
    assert fit_temperature(logits, labels) == pytest.approx(2.0, rel=0.05)


def test_pairs_are_read(tmp_path: Path) -> None:
    """Evidence may be one text or several, and labels may be verdicts."""
    file = tmp_path / "pairs.jsonl"
    rows = [
        {"claim": "a", "evidence": ["b", "c"], "label": "NEI"},
        {"claim": "d", "evidence": "e", "label": "REFUTED"},
    ] * 25
    file.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    pairs, labels = read_pairs(file)
    assert pairs[:2] == [("b c", "a"), ("e", "d")]
    assert labels[:2].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has 0 pairs; give at least 50"),
        ('{"claim": "a", "evidence": "b", "label": "SUPPORTS"}\nnot json', "Pair 2 of"),
        ('{"claim": "a", "evidence": "b", "label": "MAYBE"}', "MAYBE"),
        ('{"claim": "a", "evidence": 5, "label": "NEI"}', "Pair 1 of"),
        ("[]", "Pair 1 of"),
    ],
)
def test_unusable_pairs_are_told(tmp_path: Path, content: str, said: str) -> None:
    """What cannot be used is named with its number and the form it should have."""
    file = tmp_path / "pairs.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_pairs(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(InputError, match=r"none\.jsonl cannot be read"):
        read_pairs(tmp_path / "none.jsonl")
