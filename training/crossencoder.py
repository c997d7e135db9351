"""The cross-encoder: MiniLM reads passage and claim together; three logits come out."""

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from training.pairs import NOT_SUPPORTED, SUPPORTS, Pair

Row = tuple[list[int], list[int], int]  # token ids, type ids, label


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn. Training ends after `epochs`, or after `minutes` if these are over first."""

    epochs: float = 2.0
    minutes: float = math.inf
    batch: int = 32
    rate: float = 8e-5
    warmup: float = 0.06
    max_tokens: int = 128
    seed: int = 0
    dropout: float = 0.1
    frozen: int = 0  # layers, from the bottom, that stay as they are


class CrossEncoder(nn.Module):
    """MiniLM with a linear head on the first token's state beside the mean of all states."""

    def __init__(self, source: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(source, attn_implementation="eager", add_pooling_layer=False)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.encoder.config.hidden_size, 3)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Logits [pairs, 3]: supports, refutes, nothing."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1)
        return self.head(self.dropout(torch.cat([states[:, 0], mean], dim=1)).float())


def tokenise(pairs: Sequence[Pair], tokenizer_file: Path, max_tokens: int) -> list[Row]:
    """Token ids as the shipped program makes them: the longer part is cut."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens, strategy="longest_first")
    encodings = tokenizer.encode_batch([(pair.evidence, pair.claim) for pair in pairs])
    return [(found.ids, found.type_ids, pair.label) for found, pair in zip(encodings, pairs, strict=True)]


def loss_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; where only "not supported" is known, of the two other labels' summed probability."""
    logs = torch.log_softmax(logits, dim=1)
    known = labels != NOT_SUPPORTED
    not_supported = torch.logsumexp(logs[:, SUPPORTS + 1 :], dim=1)
    picked = logs.gather(1, labels.clamp(max=2).unsqueeze(1)).squeeze(1)
    return -torch.where(known, picked, not_supported).mean()


def train(model: CrossEncoder, rows: Sequence[Row], schedule: Schedule, checkpoint: Path) -> int:
    """Train in place; the state is saved every few minutes. Returns the number of steps taken."""
    _freeze(model, schedule.frozen)
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = schedule.dropout
    decay = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    groups = [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=schedule.rate, fused=True)
    total = int(schedule.epochs * len(rows) / schedule.batch)
    started = saved = time.monotonic()
    losses: list[float] = []
    model.train()
    for step, batch in enumerate(_endless(rows, schedule)):
        progress = max(step / total, (time.monotonic() - started) / 60 / schedule.minutes)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate * min(1.0, progress / schedule.warmup, (1 - progress) / (1 - schedule.warmup))
        losses.append(_step(model, optimizer, batch))
        if step % 100 == 99:
            speed = (step + 1) * schedule.batch / (time.monotonic() - started)
            print(
                f"step {step + 1}/{total} progress {progress:.3f} loss {_mean(losses[-100:]):.4f} {speed:.0f} pairs/s",
                flush=True,
            )
        if time.monotonic() - saved > 240:
            torch.save(model.state_dict(), checkpoint)
            saved = time.monotonic()
    torch.save(model.state_dict(), checkpoint)
    return step


def _freeze(model: CrossEncoder, layers: int) -> None:
    model.encoder.embeddings.word_embeddings.requires_grad_(False)  # rare words keep what pretraining knew of them
    if layers:
        model.encoder.embeddings.requires_grad_(False)
        model.encoder.encoder.layer[:layers].requires_grad_(False)


def _step(model: CrossEncoder, optimizer: torch.optim.Optimizer, batch: Sequence[Row]) -> float:
    ids, mask, types, labels = tensors(batch)
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported()):
        logits = model(ids, mask, types)
    loss = loss_of(logits.float(), labels)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.detach())


def tensors(batch: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, attention mask and type ids [pairs, longest], labels [pairs]."""
    width = max(len(ids) for ids, _, _ in batch)
    ids = torch.tensor([row + [0] * (width - len(row)) for row, _, _ in batch])
    types = torch.tensor([row + [0] * (width - len(row)) for _, row, _ in batch])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row, _, _ in batch])
    return ids, mask, types, torch.tensor([label for _, _, label in batch])


def _endless(rows: Sequence[Row], schedule: Schedule) -> Iterator[list[Row]]:
    """Batches of pairs of like length, in random order, epoch after epoch."""
    rng = random.Random(schedule.seed)  # noqa: S311 - no secrets here
    order = list(range(len(rows)))
    while True:
        rng.shuffle(order)
        size = schedule.batch * 40
        for start in range(0, len(order), size):
            block = sorted(order[start : start + size], key=lambda index: len(rows[index][0]))
            batches = [block[at : at + schedule.batch] for at in range(0, len(block), schedule.batch)]
            rng.shuffle(batches)
            for batch in batches:
                yield [rows[index] for index in batch]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
