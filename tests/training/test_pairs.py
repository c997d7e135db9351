"""Reading sets, and keeping what is measured out of what is learnt."""

import json
import random
from pathlib import Path

from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair, at_most, masked, read, without


def chance(seed: int) -> random.Random:
    """A source of chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - no secrets here


def pair(evidence: str, claim: str, label: int = SUPPORTS) -> Pair:
    """A pair of no particular set."""
    return Pair(evidence, claim, label, "test", evidence)


def test_sets_are_read(tmp_path: Path) -> None:
    """Evidence sentences are joined, treebank brackets undone, labels numbered, pages kept."""
    row = {"claim": "It is -LRB- so -RRB- .", "evidence": ["One.", "Two."], "label": "REFUTES", "meta": {"page": "P"}}
    (tmp_path / "some.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert [Pair("One. Two.", "It is ( so ) .", REFUTES, "some", "P")] == read(tmp_path, "some")


def test_what_is_measured_is_not_learnt() -> None:
    """Pairs that share the claim or the first words of the evidence with a held-out pair are dropped."""
    kept = pair("Rome is old.", "Rome is ancient.")
    pairs = [kept, pair("Rome is big.", "Paris is big!"), pair("Paris is in France.", "France has Paris.")]
    assert [kept] == without(pairs, [pair("Paris is in France", "paris is big")])


def test_labels_are_capped_one_by_one() -> None:
    """No label gets more than the limit."""
    pairs = [pair(str(n), "x", SUPPORTS) for n in range(5)] + [pair(str(n), "x", NOTHING) for n in range(2)]
    found = [p.label for p in at_most(pairs, 3, chance(0))]
    assert sorted(found) == [SUPPORTS] * 3 + [NOTHING] * 2


def test_masking_never_hides_what_decides() -> None:
    """A refuted claim keeps its number unless the evidence has that number too."""
    rng = chance(0)
    assert masked(pair("He saw 7 ships.", "He saw 9 ships.", REFUTES), rng) is None
    hidden = masked(pair("He saw 7 ships.", "He never saw 7 ships.", REFUTES), rng)
    assert hidden is not None
    assert (hidden.evidence, hidden.claim) == ("He saw # ships.", "He never saw # ships.")
    assert masked(pair("He saw ships.", "He saw ships."), rng) is None
