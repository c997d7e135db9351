"""Runs a shipped ONNX transformer on the CPU.

A model is a folder with `model.onnx` and `tokenizer.json`. Inputs are some of `input_ids`, `attention_mask` and
`token_type_ids`; the first output is one float vector per text.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from verifier.errors import ConfigError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

Text = str | tuple[str, str]

_BATCH_TOKENS = 2048  # padded tokens per call: the fastest of 512…16384 on two cores, and memory stays flat
_ERRORS_ONLY = 3  # onnxruntime's severity scale; warnings about absent GPUs are noise on a CPU

_loading = threading.Lock()
_sessions: dict[Path, "onnxruntime.InferenceSession"] = {}
_tokenizers: dict[tuple[Path, int], "Tokenizer"] = {}


class Transformer:
    """A model of `folder`, loaded on first use and then shared by the whole process.

    Safe to call from several threads. Raises ConfigError when the folder holds no model.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def run(self, texts: Sequence[Text], max_tokens: int) -> NDArray[np.float32]:
        """One float32 row per text, or per pair of texts, in input order: shape [len(texts), width of the model].

        What exceeds `max_tokens` is cut at the end. Of a pair the longer part is cut, so in a pair (passage, claim) the
        claim stays whole as long as it fills less than half of `max_tokens`.
        """
        session = _session(self._folder)
        encodings = _tokenizer(self._folder, max_tokens).encode_batch(list(texts))
        wanted = [value.name for value in session.get_inputs()]
        rows: NDArray[np.float32] | None = None
        for batch in _batches([len(encoding.ids) for encoding in encodings]):
            feed = _feed([encodings[index] for index in batch])
            output = session.run(None, {name: feed[name] for name in wanted})[0]
            if rows is None:
                rows = np.empty((len(texts), *output.shape[1:]), dtype=np.float32)
            rows[batch] = output
        return rows if rows is not None else np.empty((0, _width(session)), dtype=np.float32)

    def count_tokens(self, texts: Sequence[str], max_tokens: int) -> list[int]:
        """Tokens of each text, special ones included; at most `max_tokens` are counted."""
        return [len(encoding.ids) for encoding in _tokenizer(self._folder, max_tokens).encode_batch(list(texts))]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts of similar length, grouped so that little is padded."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[index] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _feed(encodings: "Sequence[Encoding]") -> dict[str, NDArray[np.int64]]:
    """The model's inputs, padded with zeros to the longest text: [texts, tokens]."""
    shape = len(encodings), max(len(encoding.ids) for encoding in encodings)
    ids, mask, types = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, encoding in enumerate(encodings):
        size = len(encoding.ids)
        ids[row, :size] = encoding.ids
        mask[row, :size] = 1
        types[row, :size] = encoding.type_ids
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


def _width(session: "onnxruntime.InferenceSession") -> int:
    width: Any = session.get_outputs()[0].shape[-1]
    return width if isinstance(width, int) else 0


def _session(folder: Path) -> "onnxruntime.InferenceSession":
    with _loading:
        if folder not in _sessions:
            _sessions[folder] = _open_session(_part(folder, "model.onnx"))
        return _sessions[folder]


def _open_session(model: Path) -> "onnxruntime.InferenceSession":
    import onnxruntime  # noqa: PLC0415 - takes a quarter of a second

    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = _usable_cores()
    # Waiting threads sleep: spinning ones gain nothing here and take the cores of other processes.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _usable_cores() -> int:
    """Cores this process may use; onnxruntime would count those of the whole machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tokenizer(folder: Path, max_tokens: int) -> "Tokenizer":
    """One tokenizer per length, for the length is part of its mutable state."""
    with _loading:
        if (folder, max_tokens) not in _tokenizers:
            _tokenizers[folder, max_tokens] = _open_tokenizer(_part(folder, "tokenizer.json"), max_tokens)
        return _tokenizers[folder, max_tokens]


def _open_tokenizer(file: Path, max_tokens: int) -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - needed only with a model

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens, strategy="longest_first")
    return tokenizer


def _part(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise ConfigError(f"The model file {path} is missing; get the project again or run its script in training/.")
    return path
