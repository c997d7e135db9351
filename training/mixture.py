"""Puts the training and development pairs together from all sets."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training import events, synthetic, written
from training.pairs import (
    HELD_OUT,
    MEASURED_ON,
    NOT_SUPPORTED,
    NOTHING,
    OTHER,
    REFUTES,
    SUPPORTS,
    WIKIPEDIA,
    Pair,
    at_most,
    is_dev,
    masked,
    read,
    without,
)  # fmt: skip

# Source -> most pairs of each label. Chosen so that made pairs are about half of the whole.
_MADE = {
    "synthetic.negate": 1000,
    "synthetic.oppose": 1800,
    "synthetic.roles": 300,
    "synthetic.date": 800,
    "synthetic.entity": 1300,
    "synthetic.number": 500,
    "synthetic.number#": 800,
    "synthetic.bound": 700,
    "synthetic.quantifier": 500,
    "synthetic.part": 1000,
    "synthetic.elsewhere": 4000,
    "claims.negate": 1300,
    "claims.oppose": 1500,
    "claims.roles": 300,
    "claims.entity": 1100,
    "claims.date": 500,
    "claims.number": 500,
    "claims.number#": 500,
}
_SCENES = 300  # of each kind of made-up event
_NEAR_MISSES = 3000
_DEV_PER_SET = 250


@dataclass(frozen=True, slots=True)
class Mixture:
    """What is trained on, and the pages kept apart from it; `held_out` is the balanced set, read only."""

    train: list[Pair]
    dev: list[Pair]
    held_out: list[Pair]

    def counts(self) -> dict[str, int]:
        """Training pairs by source and label, for the log and the model card."""
        names = ("supports", "refutes", "nothing", "not supported")
        found = Counter((pair.source.rstrip("#"), pair.label) for pair in self.train)
        return {f"{source} {names[label]}": count for (source, label), count in sorted(found.items())}


def build(data: Path, seed: int) -> Mixture:
    """All pairs, the same for the same seed and data."""
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    apart = [pair for name in MEASURED_ON if (data / f"{name}.jsonl").is_file() for pair in read(data, name)]
    wikipedia = {name: without(read(data, name), apart) for name in WIKIPEDIA}
    other = {name: without(read(data, name), apart) for name in OTHER}
    in_domain = [pair for pairs in wikipedia.values() for pair in pairs]
    train = [pair for pair in in_domain if not is_dev(pair)]
    real = _capped(wikipedia, WIKIPEDIA, rng) + _capped(other, OTHER, rng)
    made = _made(synthetic.from_articles(_train_articles(data), rng), rng)
    made += _made(synthetic.from_claims(train, rng), rng)
    made += _near(train, rng) + list(events.pairs(_SCENES, rng))
    stories = written.read()
    own = written.in_documents([pair for pair in stories if not is_dev(pair)], rng)
    pairs = [_maybe_masked(pair, rng) for pair in [*real, *without(made, apart), *own]]
    rng.shuffle(pairs)
    dev = _dev(wikipedia, rng) + [_maybe_masked(pair, rng) for pair in stories if is_dev(pair)]
    return Mixture(without(pairs, dev), dev, read(data, HELD_OUT))


def fewer(mixture: Mixture, others: int, seed: int) -> Mixture:
    """All pairs written for the project, and of the others a choice of so many."""
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    own = [pair for pair in mixture.train if pair.source.startswith(written.SOURCE)]
    rest = [pair for pair in mixture.train if not pair.source.startswith(written.SOURCE)]
    pairs = own + rng.sample(rest, min(others, len(rest)))
    rng.shuffle(pairs)
    return replace(mixture, train=pairs)


def together(mixtures: Sequence[Mixture]) -> Mixture:
    """Several choices as one: real pairs are met again, those made from them are new; the first one's other pairs."""
    return replace(
        mixtures[0], train=[pair for mixture in mixtures for pair in without(mixture.train, mixtures[0].dev)]
    )


def _capped(sets: dict[str, list[Pair]], limits: dict[str, int], rng: random.Random) -> list[Pair]:
    return [
        pair
        for name, limit in limits.items()
        for pair in at_most((p for p in sets[name] if name not in WIKIPEDIA or not is_dev(p)), limit, rng)
    ]


def _train_articles(data: Path) -> list[synthetic.Article]:
    return [article for article in synthetic.articles(data) if not is_dev(Pair("", "", SUPPORTS, "", article.page))]


def _made(pairs: Iterable[Pair], rng: random.Random) -> list[Pair]:
    """Of each source at most the set number of each label."""
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(pair)
    return [pair for source, found in sorted(by_source.items()) for pair in at_most(found, _MADE.get(source, 0), rng)]


def _near(train: list[Pair], rng: random.Random) -> list[Pair]:
    """Claims that have a verdict beside evidence that gives none, so that a claim alone does not tell which it is."""
    decided = [pair for pair in train if pair.label in (SUPPORTS, REFUTES)]
    chosen = rng.sample(decided, min(len(decided), _NEAR_MISSES))
    return list(synthetic.near_misses(chosen, [(pair.group, pair.evidence) for pair in train], rng))


def _maybe_masked(pair: Pair, rng: random.Random) -> Pair:
    """Half of the pairs with numbers are learnt with the numbers hidden, as the judge asks it both ways."""
    if "#" in pair.source or pair.source in written.BY_NUMBER:
        return pair
    return (masked(pair, rng) if rng.random() < 0.5 else None) or pair


def _dev(wikipedia: dict[str, list[Pair]], rng: random.Random) -> list[Pair]:
    """In-domain pairs of pages that training never sees, half of those with numbers masked."""
    chosen = [pair for found in wikipedia.values() for pair in at_most(filter(is_dev, found), _DEV_PER_SET // 3, rng)]
    return [_maybe_masked(pair, rng) for pair in chosen if pair.label != NOT_SUPPORTED]


__all__ = ["NOTHING", "NOT_SUPPORTED", "REFUTES", "SUPPORTS", "Mixture", "build"]
