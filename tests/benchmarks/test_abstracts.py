"""Documents found and judged together."""

import json
from pathlib import Path

import pytest

from benchmarks import abstracts


def _write(file: Path, rows: list[dict[str, object]]) -> Path:
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def test_gold_is_by_claim(tmp_path: Path) -> None:
    """Rows of one claim are one claim; documents that say nothing decide nothing."""
    rows: list[dict[str, object]] = [
        {"claim": "a", "label": "SUPPORTS", "meta": {"gold_docs": ["1"]}},
        {"claim": "a", "label": "REFUTES", "meta": {"gold_docs": ["2"]}},
        {"claim": "b", "label": "NEI", "meta": {"gold_docs": []}},
    ]
    gold = abstracts.read_gold(_write(tmp_path / "claims.jsonl", rows))
    assert gold == {"a": frozenset({("1", "SUPPORTS"), ("2", "REFUTES")}), "b": frozenset()}


def test_scores_count_pairs() -> None:
    """One right of two told and three wanted."""
    gold = {"a": frozenset({("1", "SUPPORTS"), ("2", "SUPPORTS")}), "b": frozenset({("3", "REFUTES")})}
    found = {"a": frozenset({("1", "SUPPORTS")}), "b": frozenset({("3", "SUPPORTS")})}
    assert abstracts.scores(gold, found) == (1 / 2, 1 / 3, 2 / 5)
    assert abstracts.scores({"a": frozenset()}, {"a": frozenset()}) == (0.0, 0.0, 0.0)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that a document states, and one that no document does, are judged over an index of that document."""
    documents: list[dict[str, object]] = [
        {"doc_id": "d1", "title": "Drones", "text": "Russia launched seven drones at Kyiv in the night, he said."},
        {"doc_id": "d2", "title": "Cheese", "text": "Cheese is made from the milk of cows."},
    ]
    claims: list[dict[str, object]] = [
        {"claim": "Russia launched seven drones at Kyiv.", "label": "SUPPORTS", "meta": {"gold_docs": ["d1"]}},
        {"claim": "The minister opened 40 schools in Peru.", "label": "NEI", "meta": {"gold_docs": []}},
    ]
    arguments = ["--claims", str(_write(tmp_path / "claims.jsonl", claims))]
    assert abstracts.main([*arguments, "--corpus", str(_write(tmp_path / "corpus.jsonl", documents))]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "document and label" in line]
    assert line.split()[-3:] == ["1.000", "1.000", "1.000"]
