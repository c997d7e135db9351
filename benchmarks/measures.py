"""Measures of answers whose truth is known: accuracy with its interval, F1, and how far confidence can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BINS = 10
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one case. `sure` in 0..1; cases of one page or document share a `group`."""

    gold: str
    said: str
    sure: float
    group: str


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of a set. `f1` is by label, over the labels that occur in it; `interval` holds 95 % of resampled sets."""

    count: int
    accuracy: float
    interval: tuple[float, float]
    macro_f1: float
    f1: dict[str, float]
    ece: float


def score(answers: Sequence[Answer]) -> Score:
    """All figures of at least one answer."""
    by_label = {label: f1(answers, label) for label in sorted({answer.gold for answer in answers})}
    return Score(
        count=len(answers),
        accuracy=_mean([answer.gold == answer.said for answer in answers]),
        interval=interval(answers),
        macro_f1=_mean(list(by_label.values())),
        f1=by_label,
        ece=sum(abs(each.sure - each.right) * each.count for each in bins(answers)) / len(answers),
    )


def f1(answers: Sequence[Answer], label: str) -> float:
    """Harmonic mean of precision and recall of one label."""
    right = sum(answer.gold == label == answer.said for answer in answers)
    named = sum(answer.gold == label for answer in answers) + sum(answer.said == label for answer in answers)
    return 2 * right / max(1, named)


def interval(answers: Sequence[Answer]) -> tuple[float, float]:
    """95 % of the accuracies when whole groups are drawn anew, for cases of one page stand and fall together."""
    places = {group: place for place, group in enumerate(dict.fromkeys(answer.group for answer in answers))}
    index = np.array([places[answer.group] for answer in answers])
    sizes = np.bincount(index).astype(float)
    right = np.bincount(index, weights=[answer.gold == answer.said for answer in answers])
    draws = np.random.default_rng(0).integers(0, len(sizes), size=(_RESAMPLES, len(sizes)))
    low, high = np.percentile(right[draws].sum(axis=1) / sizes[draws].sum(axis=1), [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how many, how sure on average, and what share was right."""

    count: int
    sure: float
    right: float


def bins(answers: Sequence[Answer]) -> list[Bin]:
    """Ten bins of equal width, as the expected calibration error has them (Guo et al. 2017); empty ones left out."""
    sure: NDArray[np.float64] = np.array([answer.sure for answer in answers])
    right = np.array([answer.gold == answer.said for answer in answers])
    place = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return [
        Bin(int((place == one).sum()), float(sure[place == one].mean()), float(right[place == one].mean()))
        for one in np.unique(place)
    ]


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0
