"""Ways to say what a passage makes of a claim: plain baselines, each half of the engine, and the engine.

A reader takes pairs and gives, for each, the label it chose and how sure it is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import exp, log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from training.masking import numbers
from training.pairs import Pair
from verifier.judge.embedded import EmbeddedJudge
from verifier.judge.entailment import LABELS, Entailment
from verifier.judge.words import content, matter, share
from verifier.pipeline import Given, judge_given
from verifier.quantities import mask
from verifier.types import Checked, Outcome, Verdict

Said = list[tuple[str, float]]
Reader = Callable[[Sequence[Pair]], Said]
SUPPORTS, REFUTES, NOTHING = LABELS
_FOLDS = 5
_PRIOR = 10.0  # claims that a word's overall share counts for
_OF_VERDICT = {Verdict.SUPPORTED: SUPPORTS, Verdict.REFUTED: REFUTES}


def readers(entailment: Entailment) -> dict[str, Reader]:
    """All of them by name, the engine last."""
    return {
        "majority": _majority,
        "words of the claim": _claim_words,
        "numbers occur": _numbers_occur,
        "word overlap": lambda pairs: _by_likeness(pairs, _overlap(pairs)),
        "MiniLM cosine": lambda pairs: _by_likeness(pairs, _cosine(pairs)),
        "text, claim only": lambda pairs: _text(entailment, [("", pair.claim) for pair in pairs]),
        "text": lambda pairs: _text(entailment, [(pair.evidence, pair.claim) for pair in pairs]),
        "text, numbers hidden": lambda pairs: _text(
            entailment, [(mask(pair.evidence), mask(pair.claim)) for pair in pairs]
        ),
        "numbers": lambda pairs: _engine(pairs, EmbeddedJudge(_Silent())),
        "engine": lambda pairs: _engine(pairs, EmbeddedJudge(entailment)),
    }


def _majority(pairs: Sequence[Pair]) -> Said:
    (label, count), *_ = Counter(pair.label for pair in pairs).most_common()
    return [(LABELS[label], count / len(pairs))] * len(pairs)


def _claim_words(pairs: Sequence[Pair]) -> Said:
    """Naive Bayes on the words of the claim, learnt on the other four fifths of the set: what the claim gives away."""
    fold = [crc32(pair.claim.encode()) % _FOLDS for pair in pairs]  # the same claim never on both sides
    words = [frozenset(pair.claim.lower().split()) for pair in pairs]
    tables = [
        _counts([(w, p.label) for w, p, f in zip(words, pairs, fold, strict=True) if f != one]) for one in range(5)
    ]
    return [_likeliest(tables[f], w) for w, f in zip(words, fold, strict=True)]


def _counts(learnt: Sequence[tuple[frozenset[str], int]]) -> tuple[Counter[int], dict[int, Counter[str]]]:
    seen: dict[int, Counter[str]] = defaultdict(Counter)
    for words, label in learnt:
        seen[label].update(words)
    return Counter(label for _, label in learnt), seen


def _likeliest(table: tuple[Counter[int], dict[int, Counter[str]]], words: frozenset[str]) -> tuple[str, float]:
    """A word's share among a label's claims is drawn towards its share among all, so that rare words say little."""
    labels, seen = table
    if not labels:  # every claim is in this one part
        return NOTHING, 1 / len(LABELS)
    everywhere = {word: sum(seen[label][word] for label in labels) / labels.total() for word in words}
    scores = {
        label: log(count)
        + sum(log((seen[label][word] + _PRIOR * rate) / (count + _PRIOR)) for word, rate in everywhere.items() if rate)
        for label, count in labels.items()
    }
    best = max(scores, key=lambda label: scores[label])
    return LABELS[best], 1 / sum(exp(score - scores[best]) for score in scores.values())


def _numbers_occur(pairs: Sequence[Pair]) -> Said:
    """Supported when every number of the claim stands in the passage, else refuted."""
    return [(SUPPORTS if numbers(pair.claim) <= numbers(pair.evidence) else REFUTES, 1.0) for pair in pairs]


def _overlap(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    return np.array([share(matter(pair.claim), content(pair.evidence)) for pair in pairs])


def _cosine(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    from verifier.retrieve.embed import Encoder  # noqa: PLC0415 - loads the search's libraries

    encoder = Encoder()
    of_evidence = np.array(encoder.encode([pair.evidence for pair in pairs]))
    product: NDArray[np.float64] = (of_evidence * np.array(encoder.encode([pair.claim for pair in pairs]))).sum(axis=1)
    return product


def _by_likeness(pairs: Sequence[Pair], likeness: NDArray[np.float64]) -> Said:
    """Bands of likeness, each with its commonest label; the cuts are the best for this very set, which flatters it."""
    gold = np.array([pair.label for pair in pairs])
    cuts = np.quantile(likeness, np.linspace(0, 1, 21))
    best = max(
        ((low, high) for low in cuts for high in cuts if low <= high),
        key=lambda two: sum(_commonest(gold[band])[1] for band in _bands(likeness, two)),
    )
    said: Said = [("", 0.0)] * len(pairs)
    for band in _bands(likeness, best):
        label, count = _commonest(gold[band])
        for place in np.flatnonzero(band):
            said[place] = (LABELS[label], count / int(band.sum()))
    return said


def _bands(likeness: NDArray[np.float64], two: tuple[float, float]) -> list[NDArray[np.bool_]]:
    edges = (-np.inf, *two, np.inf)
    return [(likeness > low) & (likeness <= high) for low, high in pairwise(edges)]


def _commonest(labels: NDArray[np.int64]) -> tuple[int, int]:
    counts = np.bincount(labels, minlength=len(LABELS))
    return int(counts.argmax()), int(counts.max())


def _text(entailment: Entailment, asked: Sequence[tuple[str, str]]) -> Said:
    chances = entailment.predict(asked)
    return [(LABELS[row.argmax()], float(row.max())) for row in chances]


def _engine(pairs: Sequence[Pair], judge: EmbeddedJudge) -> Said:
    """The whole of `verifier judge`: a verdict for each claim on its evidence alone."""
    rows = (Given(str(number), pair.claim, [pair.evidence]) for number, pair in enumerate(pairs))
    return [_label(outcome) for outcome in judge_given(rows, judge)]


def _label(outcome: Outcome) -> tuple[str, float]:
    if not isinstance(outcome, Checked):
        return NOTHING, 1.0
    return _OF_VERDICT.get(outcome.verdict, NOTHING), outcome.confidence


class _Silent(Entailment):
    """A text model that says nothing of any pair: what is left are the numbers."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.tile(np.array([0, 0, 1], dtype=np.float32), (len(pairs), 1))
