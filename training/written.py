"""Pairs written for the project: two versions of an invented report, and claims that the two decide differently.

A claim does not give its label away: most are true by one report and false, or left open, by the other (Gardner et al.
2020, "Evaluating Models' Local Decision Boundaries via Contrast Sets"). Numbers decide only the claims of the kind
`binding`, which say what a number belongs to, and `bound` ("more than 20"); otherwise they are compared apart.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair, first_words, rows

FOLDER = Path(__file__).parent / "data"
UNSEEN = FOLDER / "unseen"  # stories kept for measuring
SOURCE = "written"
BY_NUMBER = frozenset({f"{SOURCE}.binding", f"{SOURCE}.bound"})  # kinds that only their numbers decide
_TITLED, _BESIDE = 0.4, 0.2  # shares of the passages that stand under a headline, and beside another report's words
_NEAR = 400  # pairs; those of a file are of one sort
_LABELS = {"S": SUPPORTS, "R": REFUTES, "N": NOTHING}


def read(folder: Path = FOLDER) -> list[Pair]:
    """The pairs of every file of a folder; those of one story have one group."""
    return [pair for path in sorted(folder.glob("*.jsonl")) for row in rows(path) for pair in _pairs(row)]


def _pairs(story: dict) -> Iterator[Pair]:
    group = first_words(story["a"])
    for claim, by_first, by_second, kind in story["claims"]:
        for passage, label in (("a", by_first), ("b", by_second)):
            yield Pair(story[passage], claim, _LABELS[label], f"{SOURCE}.{kind}", group)


def in_documents(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """The pairs as a judge meets them: some passages under a headline, some beside a sentence about something else."""
    titled = [pair for _, story in groupby(pairs, key=lambda pair: pair.group) for pair in _titled(list(story), rng)]
    return [_beside(pair, rng.choice(pairs[max(0, i - _NEAR) : i + _NEAR]), rng) for i, pair in enumerate(titled)]


def _titled(story: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """The headline is a claim that both versions of the report bear out."""
    borne = [pair.claim for pair in story if pair.label == SUPPORTS]
    titles = sorted({claim for claim in borne if borne.count(claim) > 1})
    for pair in story:
        others = [title for title in titles if title != pair.claim]
        under = others and rng.random() < _TITLED
        yield replace(pair, evidence=f"{rng.choice(others)} {pair.evidence}") if under else pair


def _beside(pair: Pair, other: Pair, rng: random.Random) -> Pair:
    if other.group == pair.group or rng.random() >= _BESIDE:
        return pair
    sentence = other.evidence.partition(". ")[0].rstrip(".") + "."
    both = (sentence, pair.evidence) if rng.random() < 0.5 else (pair.evidence, sentence)
    return replace(pair, evidence=" ".join(both))
