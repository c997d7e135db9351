"""Reads the weights of a shipped entailment model back as 32-bit numbers, so that its training can go on.

Quantising loses little: a weight is (integer - zero point) x scale, one scale per output channel. The word embeddings
are not read back, for training never changes them and the base has them exactly.
"""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

_FROZEN = "encoder.embeddings.word_embeddings.weight"
_QUANTISED = "_quantized"
_KINDS = ("/MatMul_quant", "/Gemm_MatMul_quant")  # how the quantiser names a linear layer's product


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """Parameters by their PyTorch names, as `CrossEncoder.load_state_dict(…, strict=False)` takes them."""
    graph = onnx.load(folder / "model.onnx").graph
    stored = {each.name: torch.from_numpy(numpy_helper.to_array(each).copy()) for each in graph.initializer}
    found = {name: value for name, value in stored.items() if name.startswith(("encoder.", "head.")) and _plain(name)}
    for name in stored:
        if name.startswith("encoder.") and name.endswith(_QUANTISED):
            found[name.removesuffix(_QUANTISED)] = _dequantised(stored, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            found[_layer(node.name) + ".weight"] = _dequantised(stored, node.input[1]).T.contiguous()
    found.pop(_FROZEN)
    return found


def _plain(name: str) -> bool:
    return not name.endswith(("_scale", "_zero_point", _QUANTISED))


def _dequantised(stored: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    base = name.removesuffix(_QUANTISED)
    whole = stored[name].float() - stored[base + "_zero_point"].float()
    return whole * stored[base + "_scale"]


def _layer(node: str) -> str:
    """`/encoder/layer.0/output/dense/MatMul_quant` is the layer `encoder.layer.0.output.dense`."""
    path = next(node.removesuffix(kind) for kind in _KINDS if node.endswith(kind))
    return path.removeprefix("/").replace("/", ".")
