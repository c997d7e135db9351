"""The pairs written for the project."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from training.pairs import NOTHING, REFUTES, SUPPORTS, rows
from training.written import FOLDER, UNSEEN, in_documents, read

STORY = {"a": "Ann won the race.", "b": "Ben won the race.", "claims": [["Ann won.", "S", "R", "entity"]]}


def test_a_claim_stands_beside_both_versions(tmp_path: Path) -> None:
    """The same claim is true by the one report and false by the other, and the two are kept together."""
    (tmp_path / "made.jsonl").write_text(json.dumps(STORY) + "\n", encoding="utf-8")
    first, second = read(tmp_path)
    assert (first.evidence, first.label, second.evidence, second.label) == (STORY["a"], SUPPORTS, STORY["b"], REFUTES)
    assert first.claim == second.claim == "Ann won."
    assert first.group == second.group


@pytest.mark.parametrize("folder", [FOLDER, UNSEEN])
def test_no_label_is_given_away_by_the_claim(folder: Path) -> None:
    """Each label has its share, and most claims have two."""
    pairs = read(folder)
    labels = Counter(pair.label for pair in pairs)
    decided_twice = sum(one.label != two.label for one, two in zip(pairs[::2], pairs[1::2], strict=True))
    assert set(labels) == {SUPPORTS, REFUTES, NOTHING}
    assert max(labels.values()) < 1.3 * min(labels.values())
    assert decided_twice > 0.5 * len(pairs) / 2


def test_passages_stand_in_documents() -> None:
    """A headline or another report's sentence is put to some passages; claims, labels and stories stay."""
    pairs = read(UNSEEN)
    placed = in_documents(pairs, random.Random(0))  # noqa: S311 - no secrets here
    assert [(p.claim, p.label, p.group) for p in placed] == [(p.claim, p.label, p.group) for p in pairs]
    assert all(pair.evidence in other.evidence for pair, other in zip(pairs, placed, strict=True))
    changed = sum(pair != other for pair, other in zip(pairs, placed, strict=True)) / len(pairs)
    assert 0.3 < changed < 0.7


def test_no_story_is_told_twice() -> None:
    """Every report is one of its own."""
    stories = [story for path in FOLDER.rglob("*.jsonl") for story in rows(path)]
    reports = [story[version] for story in stories for version in "ab"]
    assert len(set(reports)) == len(reports)
