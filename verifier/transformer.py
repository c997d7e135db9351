"""Runs a shipped ONNX transformer on the CPU.

A model is a file `model.onnx`, or one of another name, in a folder with its `tokenizer.json`. Inputs are some of
`input_ids`, `attention_mask` and `token_type_ids`; the first output is one float vector per text.

Texts go through the model one by one, in as many threads as there are cores. Integer models scale the values of a
whole batch by the largest among them, so in a batch a text's vector would change with its neighbours, and the same
claim could get another verdict in other company. For passages this is faster than batches, which must be padded.
"""

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from verifier.errors import ConfigError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

Text = str | tuple[str, str]

_ERRORS_ONLY = 3  # onnxruntime's severity scale; warnings about absent GPUs are noise on a CPU
_INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
# Its fused kernel takes four times as long as an addition and a normalisation.
_SLOWER_ON_A_CPU = ["SkipLayerNormFusion"]

_loading = threading.Lock()
_sessions: dict[Path, "onnxruntime.InferenceSession"] = {}
_tokenizers: dict[tuple[Path, int], "Tokenizer"] = {}


class Transformer:
    """The model in a file of `folder`, loaded on first use and then shared by the whole process.

    Safe to call from several threads. Raises ConfigError when the folder holds no model.
    """

    def __init__(self, folder: Path, model: str = "model.onnx") -> None:
        self._folder, self._model = folder.resolve(), model

    def run(self, texts: Sequence[Text], max_tokens: int) -> NDArray[np.float32]:
        """One float32 row per text, or per pair of texts, in input order: shape [len(texts), width of the model].

        A row depends on its own text only, never on the others of the call. What exceeds `max_tokens` is cut at the
        end. Of a pair the longer part is cut, so in a pair (passage, claim) the claim stays whole as long as it fills
        less than half of `max_tokens`.
        """
        session = _session(self._folder / self._model)
        if not texts:
            return np.empty((0, _width(session)), dtype=np.float32)
        wanted = [value.name for value in session.get_inputs()]

        def row(encoding: "Encoding") -> NDArray[np.float32]:
            output: NDArray[np.float32] = session.run(None, _feed(encoding, wanted))[0]
            return output

        encodings = _tokenizer(self._folder, max_tokens).encode_batch_fast(list(texts))
        return np.concatenate(list(_workers().map(row, encodings)))

    def count_tokens(self, texts: Sequence[Text], max_tokens: int) -> list[int]:
        """Tokens of each text, special ones included; at most `max_tokens` are counted."""
        return [len(encoding.ids) for encoding in _tokenizer(self._folder, max_tokens).encode_batch_fast(list(texts))]


def _feed(encoding: "Encoding", wanted: Sequence[str]) -> dict[str, NDArray[np.int64]]:
    """The inputs that a model wants, for one text: [1, tokens]."""
    return {name: np.array([getattr(encoding, _INPUTS[name])], dtype=np.int64) for name in wanted}


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_usable_cores(), thread_name_prefix="transformer")


def _width(session: "onnxruntime.InferenceSession") -> int:
    width: Any = session.get_outputs()[0].shape[-1]
    return width if isinstance(width, int) else 0


def _session(model: Path) -> "onnxruntime.InferenceSession":
    with _loading:
        if model not in _sessions:
            _sessions[model] = _open_session(_there(model))
        return _sessions[model]


def _open_session(model: Path) -> "onnxruntime.InferenceSession":
    import onnxruntime  # noqa: PLC0415 - takes a quarter of a second

    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    options.intra_op_num_threads = 1  # the texts are spread over the cores instead
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_ON_A_CPU
    )


def _usable_cores() -> int:
    """Cores this process may use; onnxruntime would count those of the whole machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tokenizer(folder: Path, max_tokens: int) -> "Tokenizer":
    """One tokenizer per length, for the length is part of its mutable state."""
    with _loading:
        if (folder, max_tokens) not in _tokenizers:
            _tokenizers[folder, max_tokens] = _open_tokenizer(_there(folder / "tokenizer.json"), max_tokens)
        return _tokenizers[folder, max_tokens]


def _open_tokenizer(file: Path, max_tokens: int) -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - needed only with a model

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens, strategy="longest_first")
    return tokenizer


def _there(path: Path) -> Path:
    if not path.is_file():
        raise ConfigError(f"The model file {path} is missing; get the project again or run its script in training/.")
    return path
