"""The measures of retrieval."""

import json
from pathlib import Path

import pytest

from benchmarks.retrieval import Query, read_queries, scores, undated
from benchmarks.retrievers import fused_by_rank


def test_queries_of_all_forms(tmp_path: Path) -> None:
    """Documents are named at the top or under `meta`, with ending or without; claims without any are left out.

    Lines with the same claim are one.
    """
    rows = [
        {"claim": "a", "as_of": "2022-12-30", "gold_docs": ["x.md"], "against_docs": ["y.md"]},
        {"claim": "b", "meta": {"gold_docs": ["z"]}},
        {"claim": "c", "gold_docs": []},
        {"claim": "b", "meta": {"gold_docs": ["q"]}},
    ]
    file = tmp_path / "queries.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    first, second = read_queries(file)
    assert (first.text, str(first.as_of), first.gold) == ("a", "2022-12-30", {"x", "y"})
    assert second == Query("b", None, frozenset({"z", "q"}))


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there ends the program with its name."""
    with pytest.raises(SystemExit, match=r"none\.jsonl is not there"):
        read_queries(tmp_path / "none.jsonl")


def test_hit_and_recall() -> None:
    """A hit is any answering document among the first; recall is the share of them."""
    queries = [Query("a", None, frozenset({"x", "y"})), Query("b", None, frozenset({"z"}))]
    found = scores(queries, [["x", "p", "y"], ["p", "q", "r", "s", "t", "z"]])
    assert found == {"recall@10": 1.0, "hit@1": 0.5, "hit@10": 1.0}
    assert scores(queries, [["x"], ["y"]]) == {"recall@10": 0.25, "hit@1": 0.5, "hit@10": 0.5}


def test_fusion_by_rank() -> None:
    """What two rankings have comes before what leads only one."""
    assert fused_by_rank([[1, 2, 3], [4, 2]]) == [2, 1, 4, 3]


def test_dates_are_left_out(tmp_path: Path) -> None:
    """Documents are copied whole, but for dates that no library would take."""
    corpus = tmp_path / "some.jsonl"
    corpus.write_text(json.dumps({"doc_id": "a", "text": "b", "date": "31-10-2020"}))
    (tmp_path / "copy").mkdir()
    assert json.loads(undated(corpus, tmp_path / "copy").read_text()) == {"doc_id": "a", "text": "b"}
