"""How many (passage, claim) pairs the entailment model reads a second, by their length.

    python -m benchmarks speed [--pairs 400] [--model DIR]

On a busy machine the wall clock says little, so the processor time is given too: "if quiet" is what all cores would
read if nothing else ran.
"""

import argparse
import os
import time
from pathlib import Path

from verifier.config import ASSETS
from verifier.judge.entailment import Entailment
from verifier.transformer import Transformer

LENGTHS = (32, 64, 96)
_WORDS = "the mayor said on friday that seven of the old houses near the river were hit and nobody was hurt".split()
_CLAIM = "Seven old houses were hit."


def pair_of(tokens: int, model: Transformer) -> tuple[str, str]:
    """A pair that is so many tokens long, the special ones included."""
    words: list[str] = []
    while model.count_tokens([(" ".join(words), _CLAIM)], tokens + 1)[0] < tokens:
        words.append(_WORDS[len(words) % len(_WORDS)])
    return " ".join(words), _CLAIM


def main(arguments: list[str] | None = None) -> None:
    """Print a line for each length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--model", type=Path, default=ASSETS / "entailment")
    options = parser.parse_args(arguments)
    entailment, cores = Entailment(options.model), len(os.sched_getaffinity(0))
    print(f"{cores} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'tokens':>6}{'pairs/s':>9}{'if quiet':>10}")
    for tokens in LENGTHS:
        pairs = [pair_of(tokens, Transformer(options.model))] * options.pairs
        entailment.predict(pairs[:8])
        wall, processor = time.perf_counter(), time.process_time()
        entailment.predict(pairs)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        print(f"{tokens:>6}{len(pairs) / wall:>9.0f}{cores * len(pairs) / processor:>10.0f}")


if __name__ == "__main__":
    main()
