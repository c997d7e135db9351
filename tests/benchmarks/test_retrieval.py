"""The measures of retrieval."""

import json
from pathlib import Path

import pytest

from benchmarks.retrieval import Query, read_queries, scores


def test_queries_of_all_forms(tmp_path: Path) -> None:
    """Documents are named at the top or under `meta`, with ending or without; claims without any are left out."""
    rows = [
        {"claim": "a", "as_of": "2022-12-30", "gold_docs": ["x.md"], "against_docs": ["y.md"]},
        {"claim": "b", "meta": {"gold_docs": ["z"]}},
        {"claim": "c", "gold_docs": []},
    ]
    file = tmp_path / "queries.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    first, second = read_queries(file)
    assert (first.text, str(first.as_of), first.gold) == ("a", "2022-12-30", {"x", "y"})
    assert second == Query("b", None, frozenset({"z"}))


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there ends the program with its name."""
    with pytest.raises(SystemExit, match=r"none\.jsonl is not there"):
        read_queries(tmp_path / "none.jsonl")


def test_hit_and_recall() -> None:
    """A hit is any answering document among the first; recall is the share of them."""
    queries = [Query("a", None, frozenset({"x", "y"})), Query("b", None, frozenset({"z"}))]
    found = scores(queries, [["x", "p", "y"], ["p", "q", "r", "s", "t", "z"]])
    assert found == {
        "hit@1": 0.5,
        "recall@1": 0.25,
        "hit@5": 0.5,
        "recall@5": 0.5,
        "hit@10": 1.0,
        "recall@10": 1.0,
    }
