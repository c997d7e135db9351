"""Pairs written for the project: two versions of an invented report, and claims that the two decide differently.

A claim does not give its label away: most are true by one report and false, or left open, by the other (Gardner et al.
2020, "Evaluating Models' Local Decision Boundaries via Contrast Sets"). Numbers decide only the claims of the kind
`binding`, which say what a number belongs to; otherwise they are compared apart.
"""

from collections.abc import Iterator
from pathlib import Path

from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair, first_words, rows

FOLDER = Path(__file__).parent / "data"
UNSEEN = FOLDER / "unseen"  # stories kept for measuring
SOURCE = "written"
BINDING = f"{SOURCE}.binding"
_LABELS = {"S": SUPPORTS, "R": REFUTES, "N": NOTHING}


def read(folder: Path = FOLDER) -> list[Pair]:
    """The pairs of every file of a folder; those of one story have one group."""
    return [pair for path in sorted(folder.glob("*.jsonl")) for row in rows(path) for pair in _pairs(row)]


def _pairs(story: dict) -> Iterator[Pair]:
    group = first_words(story["a"])
    for claim, by_first, by_second, kind in story["claims"]:
        for passage, label in (("a", by_first), ("b", by_second)):
            yield Pair(story[passage], claim, _LABELS[label], f"{SOURCE}.{kind}", group)
