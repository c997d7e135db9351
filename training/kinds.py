"""How well each kind of made pair is understood, on pages that no training saw: `python -m training.kinds --data DIR`.

`python -m training.kinds` alone does so with the stories of `training/data/unseen`, which were kept for measuring.

Training once without each kind would say what a kind adds; this says what a model has learnt of it. Made-up events are
new scenes in the wordings that are trained on, so their figures flatter. Runs in the program's own environment.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.measures import Answer, score
from training import events, synthetic, written
from training.pairs import NOT_SUPPORTED, SUPPORTS, WIKIPEDIA, Pair, at_most, is_dev, read
from verifier.config import ASSETS
from verifier.judge.entailment import LABELS, Entailment

_SEED = 1_000_003  # other scenes and other choices than in any training


def held_out(data: Path, most: int) -> dict[str, list[Pair]]:
    """Kind -> at most so many pairs of each label, of pages kept for development."""
    rng = random.Random(_SEED)  # noqa: S311 - no secrets here
    by_kind: dict[str, list[Pair]] = defaultdict(list)
    for pair in _made(data, most, rng):
        by_kind[pair.source].append(pair)
    return {kind: at_most(found, most, rng) for kind, found in sorted(by_kind.items())}


def _made(data: Path, most: int, rng: random.Random) -> Iterator[Pair]:
    pages = [page for page in synthetic.articles(data) if is_dev(Pair("", "", SUPPORTS, "", page.page))]
    claims = [pair for name in WIKIPEDIA for pair in read(data, name) if is_dev(pair) and pair.label != NOT_SUPPORTED]
    yield from synthetic.from_articles(pages, rng)
    yield from synthetic.from_claims(claims, rng)
    yield from events.pairs(most, rng)


def stories() -> dict[str, list[Pair]]:
    """Kind -> the pairs of stories that nothing was trained on, all of them together first."""
    pairs = written.read(written.UNSEEN)
    kinds = sorted({pair.source for pair in pairs})
    return {"all": pairs} | {kind: [pair for pair in pairs if pair.source == kind] for kind in kinds}


def answers(model: Entailment, pairs: Sequence[Pair]) -> list[Answer]:
    """What the model says of the pairs."""
    chances = model.predict([(pair.evidence, pair.claim) for pair in pairs])
    return [
        Answer(LABELS[pair.label], LABELS[row.argmax()], float(row.max()), pair.group)
        for pair, row in zip(pairs, chances, strict=True)
    ]


def print_table(kinds: Mapping[str, Sequence[Pair]], models: Sequence[Path]) -> None:
    """A row a kind: pairs, then accuracy and its interval of each model."""
    print(f"{'kind':24}{'pairs':>6}" + "".join(f"{folder.name[-22:]:>24}" for folder in models))
    loaded = [Entailment(folder) for folder in models]
    for kind, pairs in kinds.items():
        found = [score(answers(model, pairs)) for model in loaded]
        figures = "".join(f"{s.accuracy:>9.3f} ({s.interval[0]:.2f}–{s.interval[1]:.2f}) " for s in found)
        print(f"{kind:24}{len(pairs):>6} {figures}", flush=True)


def main() -> None:
    """Make the pairs, and measure the models with them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with the labelled sets as .jsonl files")
    parser.add_argument("--models", type=Path, nargs="+", default=[ASSETS / "entailment"])
    parser.add_argument("--most", type=int, default=60, help="pairs of each label of a kind")
    options = parser.parse_args()
    print_table(held_out(options.data, options.most) if options.data else stories(), options.models)


if __name__ == "__main__":
    main()
