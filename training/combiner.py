"""Fit the weights of `verifier/judge/combine.py` on claims with known answers, and print them.

    python -m training.combiner --claims FILE [FILE…] [--library DIR] [--corpus FILE] [--most N]

A line is `{"claim", "label"}`, judged against the library, as of `as_of`; or, where its `meta` names `retrieved_docs`,
against those documents of the corpus, and every third such claim without its gold documents, as one that nothing
decides. `gold_docs` and `against_docs` name the documents that decide, where that is known. Where it is not, the
clearest reading counts as the one that decided, found in turns with the fit (multiple-instance learning). Last, each
model's bias is moved to where the verdicts are best, every file counting the same. Runs in the program's own
environment.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verifier.claims import read_claim
from verifier.documents import chunk
from verifier.judge import combine
from verifier.judge.combine import Signals, Weights
from verifier.judge.embedded import EmbeddedJudge, clearest
from verifier.judge.frame import Fit
from verifier.judge.reading import Reading
from verifier.retrieve import HybridRetriever, open_or_index
from verifier.types import Claim, Document, Passage
from verifier.verdict import decide

_RIDGE = 0.5  # few claims: weights stay small unless there is reason
_TURNS = 8
_SHIFTS = (-0.5, 0.0, 0.5, 1.0, 1.5)
_NOTHING = "NOT_ENOUGH_EVIDENCE"
_LABELS = {"SUPPORTS": "SUPPORTED", "REFUTES": "REFUTED", "NEI": _NOTHING, "NOT_ENOUGH_INFO": _NOTHING}

Place = list[tuple[Reading, Signals]]  # the readings of one region
Found = tuple[str, frozenset[str], list[Passage]]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with its answer, the documents that decide it (empty: unknown) and what was read."""

    claim: Claim
    label: str
    documents: frozenset[str]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Instance:
    """Readings that a model is asked about; of positive ones at least one decides."""

    positive: bool
    signals: tuple[Signals, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Finds the passages of a claim: in the library, or among the documents of the corpus that its row names."""

    retriever: HybridRetriever
    corpus: Mapping[str, Document]

    def __call__(self, row: Mapping[str, Any], claim: Claim, number: int) -> Found:
        """The claim's label, the documents that decide it, and the passages."""
        label = _LABELS.get(row["label"], row["label"])
        meta = row.get("meta") or {}
        if "retrieved_docs" not in meta:
            gold = frozenset(Path(name).stem for name in row.get("gold_docs", []) + row.get("against_docs", []))
            return label, gold, [hit.passage for hit in self.retriever.search(claim.text, 10, as_of=claim.as_of)]
        gold = frozenset(meta["gold_docs"])
        found = [name for name in meta["retrieved_docs"] if name in self.corpus]
        if number % 3 == 0:
            label, found, gold = _NOTHING, [name for name in found if name not in gold], frozenset()
        elif gold.isdisjoint(found):
            found = [*found[:9], *sorted(gold)[:1]]
        return label, gold, [passage for name in found for passage in chunk(self.corpus[name])]


def read_corpus(file: Path | None) -> dict[str, Document]:
    """Documents by id, from JSON lines `{"doc_id", "title", "text"}`."""
    lines = file.read_text(encoding="utf-8").splitlines() if file else []
    found = (json.loads(line) for line in lines)
    return {each["doc_id"]: Document(each["doc_id"], each["text"], title=each["title"]) for each in found}


def rows(file: Path, search: Search, judge: EmbeddedJudge, most: int) -> Iterator[Row]:
    """Read the claims of a file, at most so many of them, against what is found for them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(lines)  # noqa: S311 - a sample, not a secret
    for number, line in enumerate(lines[:most]):
        row = json.loads(line)
        as_of = date.fromisoformat(row["as_of"]) if row.get("as_of") else None
        claim = read_claim(row["claim"], id="1", as_of=as_of)
        if not isinstance(claim, Claim):
            continue
        label, documents, passages = search(row, claim, number)
        (found,) = judge.readings([(claim, passages)])
        signals = iter(judge.signals([(claim, reading) for place in found for reading in place]))
        places = [[(reading, next(signals)) for reading in place] for place in found]
        yield Row(claim, label, documents, places)


def instances(found: Sequence[Row], wanted: Callable[[Reading], bool], side: str) -> list[Instance]:
    """Readings that a model is asked about; where the deciding documents are known, only those are positive."""
    out = []
    for row in found:
        asked = [
            (reading, signals)
            for place in row.places
            for reading, signals in place
            if wanted(reading) and Fit.OTHER not in (reading.time, reading.speaker)
        ]
        positive = row.label in (side, "CONFLICTING")
        if positive and row.documents:
            asked = [pair for pair in asked if pair[0].region.document.doc_id in row.documents]
        if asked and positive:
            out.append(Instance(True, tuple(signals for _, signals in asked)))
        out += [Instance(False, (signals,)) for _, signals in asked if not positive]
    return out


def fit(cases: Sequence[Instance]) -> Weights:
    """A logistic model; each positive case is represented by its clearest reading."""
    weights = np.array([-3.0, 1.0, -0.5, 2.0, 1.0, 1.0, 1.0, 0.5, 1.0])
    y = np.array([float(case.positive) for case in cases])
    for _ in range(_TURNS):
        chosen = [max(case.signals, key=lambda signals: float(_row(signals) @ weights)) for case in cases]
        weights = _newton(np.stack([_row(signals) for signals in chosen]), y)
    return Weights(round(float(weights[0]), 2), tuple(round(float(weight), 2) for weight in weights[1:]))


def _newton(x: Array, y: Array) -> Array:
    """Logistic ridge regression. A better fit is never held against a reading: those weights stay at or above 0."""
    weights = np.zeros(x.shape[1])
    ridge = _RIDGE * np.eye(len(weights))
    ridge[0, 0] = 1e-3
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights + 0.5 * np.linalg.solve(curve, x.T @ (y - chance) - ridge @ weights)
        weights[3:] = np.maximum(weights[3:], 0.0)
    return weights


def _row(signals: Signals) -> Array:
    return np.array([1.0, *astuple(signals)])


def accuracy(found: Sequence[Sequence[Row]]) -> list[float]:
    """Share of right verdicts of each file, with the weights that are set."""
    return [
        float(np.mean([decide(r.claim, [clearest(p) for p in r.places], "").verdict == r.label for r in file]))
        for file in found
    ]


def settle_biases(found: Sequence[Sequence[Row]], names: Sequence[str]) -> None:
    """Move each bias in turn, twice over, to where the mean accuracy of the files is best."""
    for name in (*names, *names):
        fitted: Weights = getattr(combine, name)
        tried = [Weights(round(fitted.bias + shift, 2), fitted.fields) for shift in _SHIFTS]
        scores = []
        for weights in tried:
            setattr(combine, name, weights)
            scores.append(float(np.mean(accuracy(found))))
        setattr(combine, name, tried[int(np.argmax(scores))])


def main() -> None:
    """Fit the four models and print them as they stand in the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=Path, nargs="+", required=True)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--corpus", type=Path, help="documents that `retrieved_docs` name")
    parser.add_argument("--most", type=int, default=500, help="claims read of each file")
    chosen = parser.parse_args()
    search = Search(HybridRetriever(library=open_or_index(chosen.library)), read_corpus(chosen.corpus))
    judge = EmbeddedJudge()
    found = [list(rows(file, search, judge, chosen.most)) for file in chosen.claims]
    labels = [f"{file.parent.name}/{file.name}" for file in chosen.claims]
    print("before:", dict(zip(labels, np.round(accuracy(found), 3).tolist(), strict=True)))
    models: dict[str, tuple[Callable[[Reading], bool], str]] = {
        "NUMBERS_AGREE": (lambda reading: reading.numbers is not None and reading.numbers.holds is True, "SUPPORTED"),
        "NUMBERS_DIFFER": (lambda reading: reading.numbers is not None and reading.numbers.holds is False, "REFUTED"),
        "PROSE_SUPPORTS": (lambda reading: reading.numbers is None, "SUPPORTED"),
        "PROSE_REFUTES": (lambda reading: reading.numbers is None, "REFUTED"),
    }
    every = [row for file in found for row in file]
    for name, (wanted, side) in models.items():
        setattr(combine, name, fit(instances(every, wanted, side)))
    settle_biases(found, list(models))
    print("after: ", dict(zip(labels, np.round(accuracy(found), 3).tolist(), strict=True)))
    print("# bias,", ", ".join(field.name for field in fields(Signals)))
    for name in models:
        weights: Weights = getattr(combine, name)
        print(f"{name} = Weights({weights.bias}, ({', '.join(map(str, weights.fields))}))")


if __name__ == "__main__":
    main()
