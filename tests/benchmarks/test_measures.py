"""Measures of answers with a known truth, their plots and their records."""

import json
from pathlib import Path

import pytest
from PIL import Image

from benchmarks import record, reliability
from benchmarks.measures import Answer, bins, score

ANSWERS = [
    Answer("yes", "yes", 0.95, "p"),
    Answer("yes", "no", 0.95, "p"),
    Answer("no", "no", 0.55, "q"),
    Answer("no", "no", 0.55, "r"),
]


def test_scores() -> None:
    """Accuracy, F1 of each label and their mean, and the gap between confidence and truth."""
    found = score(ANSWERS)
    assert found.accuracy == 0.75
    assert found.f1 == pytest.approx({"yes": 2 / 3, "no": 4 / 5})
    assert found.macro_f1 == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert found.ece == pytest.approx((2 * abs(0.95 - 0.5) + 2 * abs(0.55 - 1)) / 4)


def test_groups_stand_and_fall_together() -> None:
    """A hundred cases of one page are one observation: the interval spans its whole range."""
    one_page = [Answer("yes", "yes", 1, "p")] * 50 + [Answer("yes", "no", 1, "q")] * 50
    apart = [Answer(each.gold, each.said, 1, str(number)) for number, each in enumerate(one_page)]
    assert score(one_page).interval == (0, 1)
    low, high = score(apart).interval
    assert 0.35 < low < 0.5 < high < 0.65


def test_bins_leave_out_empty_ones() -> None:
    """Answers of like confidence are counted together; a chance of one belongs to the last bin."""
    assert [(each.count, each.right) for each in bins([*ANSWERS, Answer("no", "no", 1.0, "s")])] == [(2, 1), (3, 2 / 3)]


def test_plot_is_a_picture(tmp_path: Path) -> None:
    """The plot can be opened and is not empty."""
    reliability.draw(ANSWERS, "four", tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as image:
        assert image.size[0] > 300
        assert len(image.getcolors(100_000) or []) > 3


def test_records_are_compared(tmp_path: Path) -> None:
    """Two records tell commit and data, and where they differ more than chance would."""
    data = tmp_path / "set.jsonl"
    data.write_text("{}\n", encoding="utf-8")
    many = [Answer("yes", "yes", 0.9, str(number)) for number in range(50)]
    record.write(tmp_path / "a.json", {"set / text": score(many)}, [data])
    data.write_text("{} \n", encoding="utf-8")
    record.write(tmp_path / "b.json", {"set / text": score([*many, *ANSWERS])}, [data])
    lines = list(record.compared(tmp_path / "a.json", tmp_path / "b.json"))
    assert "set.jsonl is not the same data in both" in lines
    assert lines[-1].startswith("set / text")
    assert lines[-1].endswith("*")
    assert json.loads((tmp_path / "a.json").read_text())["machine"]["cores"]
