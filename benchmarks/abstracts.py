"""Whole documents found and judged together, as SciFact counts it: which documents decide a claim, and how.

    python -m benchmarks abstracts --claims FILE.jsonl --corpus FILE.jsonl [--library FOLDER] [--most N]

A line of claims is `{"claim", "label", "meta": {"gold_docs"}}`, one for each claim and document. A document that is
shown for or against a claim is right when it is one of the claim's, with that label (abstract-level F1, labels only:
Wadden et al. 2020, "Fact or Fiction: Verifying Scientific Claims"). The library is kept where it is named.
"""

import argparse
import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from verifier.pipeline import Verifier
from verifier.retrieve import Library
from verifier.types import Checked

Decided = frozenset[tuple[str, str]]  # (document, "SUPPORTS" or "REFUTES")


def read_gold(file: Path) -> dict[str, Decided]:
    """What decides each claim of a file; nothing for claims that no document decides."""
    gold: dict[str, set[tuple[str, str]]] = {}
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        found = gold.setdefault(row["claim"], set())
        if row["label"] in ("SUPPORTS", "REFUTES"):
            found.update((name, row["label"]) for name in row["meta"]["gold_docs"])
    return {claim: frozenset(found) for claim, found in gold.items()}


def decided(verifier: Verifier, claim: str) -> Decided:
    """The documents that the program shows for and against a claim."""
    outcome = verifier.check_claim(claim)
    if not isinstance(outcome, Checked):
        return frozenset()
    sides = (("SUPPORTS", outcome.supporting), ("REFUTES", outcome.conflicting))
    return frozenset((item.passage.document.doc_id, label) for label, items in sides for item in items)


def scores(gold: Mapping[str, Decided], found: Mapping[str, Decided]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all claims."""
    right = sum(len(gold[claim] & found[claim]) for claim in found)
    told, wanted = _size(found.values()), _size(gold[claim] for claim in found)
    precision, recall = right / told if told else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (told + wanted) if told + wanted else 0.0


def _size(sets: Iterable[Decided]) -> int:
    return sum(map(len, sets))


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1, with labels and without."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--library", type=Path, help="kept, and used again when it is there")
    parser.add_argument("--most", type=int, default=1_000_000, help="claims, chosen by a fixed seed")
    chosen = parser.parse_args(arguments)
    gold = read_gold(chosen.claims)
    claims = random.Random(1).sample(sorted(gold), min(chosen.most, len(gold)))  # noqa: S311 - a sample, not a secret
    with TemporaryDirectory() as scratch:
        folder = chosen.library or Path(scratch) / "library"
        with Library.open(folder) as library:
            library.index([chosen.corpus])
        with Verifier.open(folder) as verifier:
            found = {claim: decided(verifier, claim) for claim in claims}
    print(f"{len(claims)} claims           precision  recall      F1")
    without = {claim: frozenset((name, "") for name, _ in docs) for claim, docs in gold.items()}
    bare = {claim: frozenset((name, "") for name, _ in docs) for claim, docs in found.items()}
    for title, figures in (("document and label", scores(gold, found)), ("document alone", scores(without, bare))):
        print(f"  {title:24}" + "".join(f"{figure:8.3f}" for figure in figures))
    return 0
