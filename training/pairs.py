"""Reads the labelled (passage, claim) pairs that the entailment model learns from.

Only sets whose licence lets a trained model be given away are named here; `MODEL_CARD.md` lists the licences.
"""

import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.masking import mask, numbers

SUPPORTS, REFUTES, NOTHING, NOT_SUPPORTED = range(4)  # the last: refuted or nothing, the set does not say which

_LABELS = {
    "SUPPORTS": SUPPORTS,
    "REFUTES": REFUTES,
    "NEI": NOTHING,
    "SUPPORTED": SUPPORTS,
    "UNSUPPORTED": NOT_SUPPORTED,
}

# File name -> most pairs taken of each label. Captions teach little about news, so few of them are taken.
WIKIPEDIA = {
    "train_fever_validation": 2500,
    "train_fever_test": 3000,
    "train_fever_nei_retrieved": 3500,
    "train_semiauto_base_wiki": 1000,
    "train_semiauto_sim_wiki.filtered": 2400,
    "train_semiauto_translate_wiki.filtered": 2200,
    "fm2.dev": 600,
}
OTHER = {
    "train_conjnli.adv_train": 1200,
    "train_conjnli.dev": 300,
    "train_mnli.dev_matched": 3000,
    "train_taxinli.10k": 1600,
    "train_cad_nli": 900,
    "train_snli.dev": 300,
    "train_factor.expert": 704,
    "train_med": 800,
    "train_hans_gen3k": 300,
    "train_attributionbench.dev": 400,
    "train_q2_wow": 300,
    "checkcovid.train": 400,
    "citint.train": 650,
    "infotabs.train": 300,
}
HELD_OUT = "feversym.dev"  # balanced so that the claim alone says nothing
# Sets to measure on that draw on the same pages: what they share with the training sets is left out of these.
MEASURED_ON = (HELD_OUT, "vitaminc_split.dev", "checkcovid.dev", "citint.dev")

_MULTIPLE_CITATIONS = re.compile(r"\s*\[<\|[a-z_]+\|>\]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage, a claim, and what the first says of the second (one of the four label constants)."""

    evidence: str
    claim: str
    label: int
    source: str
    group: str  # pairs of one page or document share it, so that they can be held out together


def read(data: Path, name: str) -> list[Pair]:
    """All pairs of one set."""
    return [_pair(row, name) for row in rows(data / f"{name}.jsonl") if row["label"] in _LABELS]


def rows(path: Path) -> Iterator[dict]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def clean(text: str) -> str:
    """`text` without the marks that treebanks and citation sets leave behind."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("-LSB-", "[").replace("-RSB-", "]")
    return " ".join(_MULTIPLE_CITATIONS.sub("", text).split())


def _pair(row: dict, name: str) -> Pair:
    evidence = clean(" ".join(row["evidence"]))
    meta = row.get("meta") or {}
    page = meta.get("page") or (meta.get("gold_docs") or [None])[0] or first_words(evidence)
    return Pair(evidence, clean(row["claim"]), _LABELS[row["label"]], name, page)


def first_words(text: str) -> str:
    """The first twelve words, letters and digits only: names the sentence that evidence begins with."""
    return " ".join(re.findall(r"\w+", text.lower())[:12])


def at_most(pairs: Iterable[Pair], limit: int, rng: random.Random) -> list[Pair]:
    """A random choice with at most `limit` pairs of each label."""
    kept: list[Pair] = []
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    counts = dict.fromkeys(range(4), 0)
    for pair in shuffled:
        if counts[pair.label] < limit:
            counts[pair.label] += 1
            kept.append(pair)
    return kept


def without(pairs: Iterable[Pair], held_out: Iterable[Pair]) -> list[Pair]:
    """The pairs that share neither claim nor the start of the evidence with any that is held out."""
    held = list(held_out)
    claims = {_letters(pair.claim) for pair in held}
    evidence = {first_words(pair.evidence) for pair in held}
    return [pair for pair in pairs if _letters(pair.claim) not in claims and first_words(pair.evidence) not in evidence]


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def is_dev(pair: Pair, share: float = 0.06) -> bool:
    """Whether the pair's page belongs to the slice kept for development; the same in every run."""
    return zlib.crc32(pair.group.encode()) < share * 2**32


def masked(pair: Pair, rng: random.Random) -> Pair | None:
    """`pair` with its numbers as `#`; None when there are none, or when a number may be what decides the label."""
    claimed, given = numbers(pair.claim), numbers(pair.evidence)
    if not claimed and not given:
        return None
    if pair.label != SUPPORTS and not claimed <= given:
        return None
    return replace(pair, evidence=mask(pair.evidence, rng), claim=mask(pair.claim, rng), source=pair.source + "#")
