"""Teach a small model the vectors that the shipped encoder gives passages: `verifier/assets/embedder/passages.onnx`.

Run with the packages of `training/requirements.txt`, after `training.export_embedder`:

    python -m training.passages --data DIR --go GO.sqlite --wordnet FOLDER

Passages are read once each and there are many of them, so three layers of MiniLM read them instead of six, its word
embeddings unchanged, trained until their vectors are those of the whole model (knowledge distillation; Hinton, Vinyals
& Dean 2015). Queries stay with the whole model, whose vectors they are compared with. The texts need no labels. They
are cut to lengths that are multiples of four, so that a batch holds one length.
"""

import argparse
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

from training import glossaries, written
from training.export_embedder import TARGET, compare, export_fp32, quantise, sha256, weights_folder
from training.glossaries import Entry
from training.pairs import OTHER, WIKIPEDIA, rows
from verifier.transformer import Transformer

NAME = "passages.onnx"
# Of these only the texts are read, so that also sets without three labels serve.
GENERAL = (
    *("fm2.corpus", *WIKIPEDIA, *OTHER),
    *("train_attributionbench.ood", "train_attributionbench.test500", "train_faithdial_audit_wow", "begin_wow.dev"),
    *(f"summedits_{name}.test" for name in ("ectsum", "qmsumm", "sales_email", "samsum")),
)
SCIENCE = ("checkcovid.corpus", "checkcovid.train", "citint.train", "summedits_scitldr.test")
WRITTEN_SCIENCE = ("abstracts", "biology", "citing", "climate", "covid", "health", "research", "science")
# How often a sample begins in texts of a kind, whatever their number: general, scientific, Gene Ontology, WordNet.
SHARES = (0.55, 0.2, 0.15, 0.1)
LAYERS = (0, 2, 5)  # of the whole model: where reading begins, one between, and where its vectors are made
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
    """Token ids of titles and texts of one kind; what follows a text often goes on with its matter."""

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


def general(data: Path) -> Iterator[Entry]:
    """Encyclopedia, news, speech, and the reports of `training/data` that are not of science."""
    yield from _of_sets(data, GENERAL)
    yield from _written(science=False)


def scientific(data: Path) -> Iterator[Entry]:
    """Abstracts, citing sentences, and the reports of `training/data` that are of science."""
    yield from _of_sets(data, SCIENCE)
    yield from _written(science=True)


def _of_sets(data: Path, names: Iterable[str]) -> Iterator[Entry]:
    for name in names:
        for row in rows(data / f"{name}.jsonl"):
            if "text" in row:
                yield row["title"], row["text"]
            else:
                yield from (("", text) for text in (*row["evidence"], row["claim"]))


def _written(*, science: bool) -> Iterator[Entry]:
    for path in sorted(written.FOLDER.glob("*.jsonl")):
        if path.stem.startswith(WRITTEN_SCIENCE) == science:
            yield from (("", row[version]) for row in rows(path) for version in ("a", "b"))


def tokenised(entries: Iterable[Entry], tokenizer: Tokenizer) -> Texts:
    """The texts, each once."""
    found: dict[str, str] = {}
    for title, text in entries:
        found.setdefault(text.strip(), title)
    ids = _tokens(list(found), tokenizer)
    titles = _tokens([f"{title}." if title else "" for title in found.values()], tokenizer)
    return Texts(titles, np.concatenate(ids), np.cumsum([0, *map(len, ids)]))


def _tokens(texts: list[str], tokenizer: Tokenizer) -> list[Tokens]:
    return [np.array(each.ids[1:-1], dtype=np.int32) for each in tokenizer.encode_batch_fast(texts)]


def samples_of(kinds: Sequence[Texts], number: int, seed: int) -> list[Tokens]:
    """Token ids of so many passages, of each kind its share."""
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    found: list[Tokens] = []
    while len(found) < number:
        length = round(2 ** rng.uniform(_SHORTEST, _LONGEST)) // 4 * 4
        for texts in rng.choices(kinds, SHARES, k=_OF_ONE_LENGTH):
            ids = texts.sample(length, rng)
            if ids is not None:
                found.append(np.append(ids, np.int32(_END)))
    return found[:number]


def labelled(samples: Sequence[Tokens]) -> list[Sample]:
    """Passages with the vectors of the encoder that ships, which is the one that reads queries."""
    import onnxruntime  # noqa: PLC0415 - after torch, whose threads it would share

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(TARGET / "model.onnx"), options, providers=["CPUExecutionProvider"])

    def label(ids: Tokens) -> Sample:
        return Sample(ids, session.run(None, {"input_ids": ids[None].astype(np.int64)})[0][0])

    with ThreadPoolExecutor(torch.get_num_threads()) as threads:
        return list(threads.map(label, samples))


def student(source: Path) -> BertModel:
    """MiniLM with some of its layers only, its first and its last among them."""
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
    """When training ends, its highest rate, and whether products are taken with sixteen bits."""

    rate: float
    passes: float
    minutes: float
    seed: int
    halved: bool = False


def train(model: BertModel, samples: Sequence[Sample], schedule: Schedule) -> int:
    """Train in place until passes or minutes are over, with the rate falling to zero; returns the steps taken."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0  # the targets are exact, and no sample comes often enough to be learnt by heart
    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=schedule.rate, fused=True)
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
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=schedule.halved):
            found = vectors(model, ids).float()
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
    parser.add_argument("--go", type=Path, required=True, help="GO.sqlite of Debian's r-bioc-go.db")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder of the data files of Debian's wordnet-base")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder for passages.onnx")
    parser.add_argument("--samples", type=int, default=160_000, help="passages that are labelled")
    parser.add_argument("--passes", type=float, default=2.0)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end earlier, when this much time is over")
    parser.add_argument("--rate", type=float, default=8e-4)
    parser.add_argument("--bfloat16", action="store_true", help="faster on processors with AVX512-BF16 or AMX")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    source = weights_folder()
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    entries = (
        general(options.data),
        scientific(options.data),
        glossaries.gene_ontology(options.go),
        glossaries.wordnet(options.wordnet),
    )
    kinds = [tokenised(some, tokenizer) for some in entries]
    samples = labelled(samples_of(kinds, options.samples, options.seed))
    model = student(source)
    schedule = Schedule(options.rate, options.passes, options.minutes, options.seed, options.bfloat16)
    steps = train(model, samples, schedule)
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
