"""Teach a small model the vectors that the shipped encoder gives passages: `verifier/assets/embedder/passages.onnx`.

Run with the packages of `training/requirements.txt`, after `training.export_embedder`:

    python -m training.passages --data DIR

Passages are read once each and there are many of them, so two layers read them instead of six: the first and the last
of MiniLM, its word embeddings unchanged, trained until their vectors are those of the whole model (knowledge
distillation; Hinton, Vinyals & Dean 2015). Queries stay with the whole model, whose vectors they are compared with.
The texts need no labels. They are cut to lengths that are multiples of four, so that a batch holds one length.
"""

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from training import written
from training.export_embedder import TARGET, compare, export_fp32, quantise, sha256, weights_folder
from training.pairs import OTHER, WIKIPEDIA, rows
from verifier.transformer import Transformer

NAME = "passages.onnx"
CORPORA = ("fm2.corpus", "checkcovid.corpus")
# Of these only the texts are read, so that also sets without three labels serve.
TEXTS = (
    *WIKIPEDIA,
    *OTHER,
    *("train_attributionbench.ood", "train_attributionbench.test500", "train_faithdial_audit_wow", "begin_wow.dev"),
    *(f"summedits_{name}.test" for name in ("ectsum", "qmsumm", "sales_email", "samsum", "scitldr")),
)
LAYERS = (0, 5)  # of the whole model: where reading begins, and where its vectors are made
_START, _END = 101, 102  # the tokens around a text
_SHORTEST, _LONGEST = 4.6, 7.75  # tokens of a sample, as powers of two
_OF_ONE_LENGTH = 32  # samples in a row
_TITLE, _OTHER_TITLE = 40, 24  # the most tokens of a title, and of a sentence put in its place
_ALIKE = 2.0  # weight of how near passages are to each other, against how near each is to its own vector
_BATCH = 16
_WARMUP = 60  # steps

Tokens = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Texts:
    """Token ids of titles and texts; what follows a text in the list often goes on with its matter."""

    titles: Sequence[Tokens]
    ids: Tokens
    starts: NDArray[np.int64]

    def sample(self, length: int, rng: random.Random) -> Tokens | None:
        """A passage of so many tokens under a title, or under none; None where the texts end too early."""
        at = rng.randrange(len(self.titles))
        head = self.titles[at][:_TITLE] if rng.random() < 0.8 else self.titles[at][:0]
        if not len(self.titles[at]) and at and rng.random() < 0.2:
            head = self.ids[self.starts[at - 1] : self.starts[at]][:_OTHER_TITLE]
        body = self.ids[self.starts[at] :][:length]
        if len(head) + len(body) + 2 < length:
            return None
        return np.concatenate(([_START], head, body))[: length - 1].astype(np.int32)


@dataclass(frozen=True, slots=True)
class Sample:
    """Tokens of a passage and the vector that the whole model gives it."""

    ids: Tokens
    vector: NDArray[np.float32]


def read(data: Path, tokenizer: Tokenizer) -> Texts:
    """Every text of the sets, once."""
    found: dict[str, str] = {}
    for name in CORPORA:
        for row in rows(data / f"{name}.jsonl"):
            found.setdefault(row["text"].strip(), row["title"])
    for name in TEXTS:
        for row in rows(data / f"{name}.jsonl"):
            for text in (*row["evidence"], row["claim"]):
                found.setdefault(text.strip(), "")
    for path in sorted(written.FOLDER.glob("*.jsonl")):
        for row in rows(path):
            found |= dict.fromkeys((row["a"], row["b"]), "")
    texts = _tokens(list(found), tokenizer)
    titles = _tokens([f"{title}." if title else "" for title in found.values()], tokenizer)
    return Texts(titles, np.concatenate(texts), np.cumsum([0, *map(len, texts)]))


def _tokens(texts: list[str], tokenizer: Tokenizer) -> list[Tokens]:
    return [np.array(each.ids[1:-1], dtype=np.int32) for each in tokenizer.encode_batch_fast(texts)]


def labelled(texts: Texts, number: int, seed: int) -> list[Sample]:
    """So many passages with the vectors of the encoder that ships, which is the one that reads queries."""
    import onnxruntime  # noqa: PLC0415 - after torch, whose threads it would share

    session = onnxruntime.InferenceSession(str(TARGET / "model.onnx"), providers=["CPUExecutionProvider"])
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    samples: list[Sample] = []
    while len(samples) < number:
        length = round(2 ** rng.uniform(_SHORTEST, _LONGEST)) // 4 * 4
        for _ in range(_OF_ONE_LENGTH):
            ids = texts.sample(length, rng)
            if ids is not None:
                ids = np.append(ids, np.int32(_END))
                samples.append(Sample(ids, session.run(None, {"input_ids": ids[None].astype(np.int64)})[0][0]))
    return samples[:number]


def student(source: Path) -> BertModel:
    """MiniLM with its first and its last layer only."""
    model = BertModel.from_pretrained(source, add_pooling_layer=False)
    model.encoder.layer = torch.nn.ModuleList(model.encoder.layer[at] for at in LAYERS)
    model.config.num_hidden_layers = len(LAYERS)
    model.embeddings.word_embeddings.requires_grad_(False)  # rare words keep what pretraining knew of them
    return model


def vectors(model: BertModel, ids: torch.Tensor) -> torch.Tensor:
    """Vectors of passages of one length: [passages, tokens] to [passages, 384]."""
    mean = model(input_ids=ids).last_hidden_state.mean(1)
    return mean / mean.norm(dim=1, keepdim=True)


def batches(samples: Sequence[Sample], rng: random.Random) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """All samples once, those of one length together, in random order."""
    by_length: dict[int, list[Sample]] = {}
    for sample in rng.sample(samples, len(samples)):
        by_length.setdefault(len(sample.ids), []).append(sample)
    grouped = [same[at : at + _BATCH] for same in by_length.values() for at in range(0, len(same), _BATCH)]
    for batch in rng.sample(grouped, len(grouped)):
        ids = np.stack([sample.ids for sample in batch]).astype(np.int64)
        yield torch.from_numpy(ids), torch.from_numpy(np.stack([sample.vector for sample in batch]))


@dataclass(frozen=True, slots=True)
class Schedule:
    """When training ends, and its highest rate."""

    rate: float
    passes: float
    minutes: float
    seed: int


def train(model: BertModel, samples: Sequence[Sample], schedule: Schedule) -> int:
    """Train in place until passes or minutes are over, with the rate falling to zero; returns the steps taken."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # the targets are exact, and no sample comes often enough to be learnt by heart
    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=schedule.rate)
    rng = random.Random(schedule.seed)  # noqa: S311 - no secrets here
    started, seen = time.monotonic(), 0
    model.train()
    endless = (batch for _ in count() for batch in batches(samples, rng))
    for step, (ids, wanted) in enumerate(endless):
        minutes = (time.monotonic() - started) / 60
        progress = max(seen / len(samples) / schedule.passes, minutes / schedule.minutes)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate * min(1.0, (step + 1) / _WARMUP) * (1 - progress)
        found = vectors(model, ids)
        far = 1 - (found * wanted).sum(1).mean()
        loss = far + _ALIKE * ((found @ found.T - wanted @ wanted.T) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        seen += len(ids)
        if step % 500 == 0:
            print(f"step {step} progress {progress:.3f} cosine {1 - float(far.detach()):.3f}", flush=True)
    return step


def main() -> None:
    """Label, train, export, compare, and print the hash of the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets as .jsonl files")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder for passages.onnx")
    parser.add_argument("--samples", type=int, default=120_000, help="passages that are labelled")
    parser.add_argument("--passes", type=float, default=2.0)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end earlier, when this much time is over")
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    source = weights_folder()
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    samples = labelled(read(options.data, tokenizer), options.samples, options.seed)
    model = student(source)
    steps = train(model, samples, Schedule(options.rate, options.passes, options.minutes, options.seed))
    options.target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        export_fp32(model, Path(scratch) / NAME)
        quantise(Path(scratch) / NAME, options.target / NAME)
    (options.target / "tokenizer.json").write_bytes((source / "tokenizer.json").read_bytes())
    print(f"{steps} steps over {len(samples)} passages; {NAME} sha256 {sha256(options.target / NAME)}")
    whole = Transformer(TARGET)
    compare((whole, whole), (whole, Transformer(options.target, NAME)))


if __name__ == "__main__":
    main()
