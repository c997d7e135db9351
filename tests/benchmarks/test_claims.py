"""The benchmark of check-worthy sentences."""

from pathlib import Path

import pytest

from benchmarks.claims import Judged, article_rows, detection_rows, main, scores

ARTICLES = Path(__file__).parent.parent / "data" / "articles"


def test_scores() -> None:
    """Precision, recall and F1 are those of the positive class."""
    rows = [Judged("", gold, found, "") for gold, found in [(True, True), (True, False), (False, True), (True, True)]]
    assert scores(rows) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert scores([]) == (0, 0, 0)


def test_article_rows() -> None:
    """Every gold sentence is found in the extracted ones."""
    rows = list(article_rows(ARTICLES / "politics.gold.json"))
    assert len(rows) == 18
    assert "no such sentence" not in {row.reason for row in rows}


def test_detection_rows(tmp_path: Path) -> None:
    """A row is judged on its text alone, by the rules and at each level."""
    file = tmp_path / "rows.jsonl"
    file.write_text(
        '{"text": "Why?", "label": 1}\n{"text": "Prices rose by 5 percent.", "label": 1}\n', encoding="utf-8"
    )
    found = detection_rows(file)

    assert list(found) == ["rules alone", "more", "usual", "less"]
    assert all([row.found for row in rows] == [False, True] for rows in found.values())


def test_prints_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence wrongly left out is printed with the reason."""
    (tmp_path / "a.txt").write_text("Why?", encoding="utf-8")
    gold = '{"article": "a.txt", "sentences": [{"text": "Why?", "check_worthy": true}]}'
    (tmp_path / "a.gold.json").write_text(gold, encoding="utf-8")
    assert main(["--articles", str(tmp_path)]) == 0
    assert "missed: Why? [a question]" in capsys.readouterr().out


def test_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there is named."""
    with pytest.raises(SystemExit):
        main(["--detect", str(tmp_path / "none.jsonl")])
    assert "none.jsonl" in capsys.readouterr().err
