"""Train the entailment model that ships in `verifier/assets/entailment`, from data named on the command line.

Run with the packages of `training/requirements.txt`:

    python -m training.entailment --data DIR --out verifier/assets/entailment
"""

import argparse
import json
import math
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from training import shipped
from training.crossencoder import CrossEncoder, Schedule, tokenise, train
from training.export_embedder import weights_folder
from training.export_entailment import accuracy, calibrate, export
from training.mixture import build, fewer, together


def main() -> None:
    """Build the mixture, train, export, calibrate, and print the development figures."""
    options = _options()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    options.scratch.mkdir(parents=True, exist_ok=True)
    mixture = together([build(options.data, seed) for seed in options.mixture])
    if options.others is not None:
        mixture = fewer(mixture, options.others, options.seed)
    print(json.dumps(mixture.counts(), indent=1))
    print(
        f"{len(mixture.train)} pairs to train on, {len(mixture.dev)} to calibrate, {len(mixture.held_out)} held out",
        flush=True,
    )
    source = weights_folder()
    model = CrossEncoder(source)
    if options.start:
        model.load_state_dict(shipped.weights(options.start), strict=False)
    begun = {name: value.clone() for name, value in model.state_dict().items()}
    if options.resume:
        model.load_state_dict(mean_of([torch.load(file, weights_only=True) for file in options.resume]))
    schedule = Schedule(
        options.epochs,
        options.minutes,
        rate=options.rate,
        seed=options.seed,
        dropout=options.dropout,
        frozen=options.frozen,
    )
    rows = tokenise(mixture.train, source / "tokenizer.json", schedule.max_tokens)
    steps = train(model, rows, schedule, options.scratch / "entailment.pt") if schedule.epochs else 0
    if options.blend:
        model.load_state_dict(mean_of([begun, model.state_dict()]))
    fp32 = options.scratch / "fp32"
    export(model, source / "tokenizer.json", fp32, options.out)
    calibrate(options.out, mixture.dev, schedule.max_tokens, {"steps": steps, "training_pairs": len(mixture.train)})
    for title, pairs in (("calibration", mixture.dev), ("held-out", mixture.held_out)):
        for name, folder in (("32-bit", fp32), ("int8", options.out)):
            print(f"{title} pairs, {name}: accuracy {accuracy(folder, pairs, schedule.max_tokens):.3f}")


def mean_of(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Weights averaged, which are steadier than each of them (Wortsman et al. 2022, "Model soups")."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets as .jsonl files")
    parser.add_argument("--out", type=Path, required=True, help="folder for model.onnx, tokenizer.json and config.json")
    parser.add_argument("--scratch", type=Path, default=Path("build/entailment"), help="folder for checkpoints")
    parser.add_argument("--epochs", type=float, default=2.0, help="passes over the pairs; 0 exports --resume as it is")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end earlier, when this much time is over")
    parser.add_argument("--start", type=Path, help="start from the shipped model of this folder")
    parser.add_argument("--resume", type=Path, nargs="+", help="start from this checkpoint, or the mean of these")
    parser.add_argument("--blend", action="store_true", help="ship the mean of what it started from and what it became")
    parser.add_argument("--rate", type=float, default=Schedule().rate, help="highest learning rate")
    parser.add_argument("--dropout", type=float, default=Schedule().dropout)
    parser.add_argument("--frozen", type=int, default=0, help="layers, from the bottom, that stay as they are")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0, help="of the order of the pairs")
    parser.add_argument("--mixture", type=int, default=[0], nargs="+", help="seeds: a choice of the pairs for each")
    parser.add_argument("--others", type=int, help="take so many pairs beside those written for the project")
    return parser.parse_args()


if __name__ == "__main__":
    main()
