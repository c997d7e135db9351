"""How likely it is that somebody would look a sentence up.

A logistic model over the sentence's vector, plain features of its words, and the reason that the rules of
`worthiness.py` give against it. It learnt from debates (ClaimBuster; Arslan et al. 2020) with `python -m
training.worthiness`; its weights can be read in `verifier/assets/worthiness.json`. It and the rules check each other:
either overrules the other when it is sure enough.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from verifier.claims.worthiness import obstacle
from verifier.config import ASSETS
from verifier.errors import ConfigError
from verifier.transformer import Transformer

FILE = ASSETS / "worthiness.json"
VECTOR = 384
_MAX_TOKENS = 256
_MOST = 3  # the fourth number of a sentence says nothing new
_LONG = 60  # words

_COUNTED = {
    "number": re.compile(
        r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|trillion|half|twice|"
        r"doubled?s?)\b",
        re.I,
    ),
    "first person": re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Uu]s|[Oo]urs?)\b"),
    "second person": re.compile(r"\byou(?:r|rs)?\b", re.I),
    "modal": re.compile(r"\b(?:will|would|should|could|must|may|might|can|shall|(?:going|need|ought)\sto)\b", re.I),
    "past": re.compile(r"\b(?:was|were|had|did|[a-z]+ed)\b", re.I),
    "perfect": re.compile(r"(?:\b(?:has|have)|['’](?:ve|s))\s(?:been|\w+ed)\b", re.I),
    "thinking": re.compile(r"\b(?:think|believe|want|hope|know)\b", re.I),
    "question": re.compile(r"\?"),
    "quotation": re.compile(r"[\"“”]"),
    "name": re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][a-z]+"),
    "comparison": re.compile(
        r"\b(?:more|less|most|least|than|highest|lowest|biggest|largest|only|every|all|never)\b", re.I
    ),
    "money": re.compile(r"[$€£]|\bdollars?\b", re.I),
    "share": re.compile(r"%|\bper\s?cent\b", re.I),
    "time": re.compile(r"\b(?:(?:19|20)\d\d|years?|months?|decades?)\b", re.I),
}
# What a low score is put down to, by the feature that counts most against the sentence.
_AGAINST = {
    "first person": "it speaks of the speaker, not of something to be looked up",
    "second person": "it speaks to somebody and states nothing to be looked up",
    "modal": "it says what may or should be, not what is",
    "thinking": "it says what somebody thinks or wants",
    "question": "it asks",
}
_NOTHING = "no number, name or event in it that could be looked up"


class Level(StrEnum):
    """How readily a sentence is taken for a claim."""

    MORE = "more"  # rather one too many
    USUAL = "usual"
    LESS = "less"  # only what is plainly worth checking


# Chance that a sentence must reach: where the rules know nothing against it, and where they do.
_NEEDED = {Level.MORE: (0.02, 0.3), Level.USUAL: (0.05, 0.5), Level.LESS: (0.3, 0.7)}


@dataclass(frozen=True, slots=True)
class Worth:
    """`chance` in 0..1 that a sentence is worth checking; `reason` is what the rules or the model say against it."""

    chance: float
    obstacle: str
    doubt: str

    def reason_against(self, level: Level) -> str:
        """Why the sentence is not taken at this level, in words; "" when it is."""
        free, hindered = _NEEDED[level]
        if self.obstacle:
            return "" if self.chance >= hindered else self.obstacle
        return "" if self.chance >= free else self.doubt


@dataclass(frozen=True, slots=True)
class Model:
    """`features` by name (see `features`), `vector` float64 [384]."""

    bias: float
    features: dict[str, float]
    vector: NDArray[np.float64]


def worths(texts: Sequence[str]) -> list[Worth]:
    """Weigh sentences; they go through the encoder together. Raises ConfigError when the weights cannot be read."""
    model = _model()
    return [_worth(model, text, vector) for text, vector in zip(texts, vectors(texts), strict=True)]


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence embeddings [len(texts), 384]."""
    return Transformer(ASSETS / "embedder").run(texts, _MAX_TOKENS)


def features(text: str, against: str) -> dict[str, float]:
    """Plain features of a sentence and of the reason that rules give `against` it; what is absent is left out."""
    words = len(text.split())
    found = {name: float(min(_MOST, len(pattern.findall(text)))) for name, pattern in _COUNTED.items()}
    found |= {"length": min(words, _LONG) / 20, "fragment": float(words < 6)}
    if against:
        found[f"rule: {against}"] = 1.0
    return {name: value for name, value in found.items() if value}


def _worth(model: Model, text: str, vector: NDArray[np.float32]) -> Worth:
    against = obstacle(text)
    there = features(text, against)
    score = (
        model.bias + float(vector @ model.vector) + sum(model.features.get(name, 0.0) * there[name] for name in there)
    )
    return Worth(1 / (1 + exp(-score)), against, _doubt(model, there))


def _doubt(model: Model, there: dict[str, float]) -> str:
    worst = min(
        _AGAINST.keys() & there.keys(), key=lambda name: model.features.get(name, 0.0) * there[name], default=""
    )
    return _AGAINST.get(worst, _NOTHING)


@cache
def _model() -> Model:
    try:
        stored = json.loads(FILE.read_text(encoding="utf-8"))
        vector = np.array(stored["vector"], dtype=np.float64)
        if vector.shape != (VECTOR,):
            raise ValueError(f"{len(vector)} weights for {VECTOR} dimensions")
        return Model(
            float(stored["bias"]), {name: float(stored["features"][name]) for name in stored["features"]}, vector
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"The weights {FILE} cannot be read ({error}); get the project again.") from error
