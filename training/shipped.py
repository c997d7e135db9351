"""Reads the weights of a shipped entailment model back as 32-bit numbers, so that its training can go on.

Quantising loses little: a weight is (integer - zero point) x scale, one scale per output channel. The word embeddings
are not read back, for training never changes them and the base has them exactly.
"""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

_FROZEN = "encoder.embeddings.word_embeddings.weight"
_QUANTISED, _TURNED = "_quantized", "_Transposed_quantized"
_KINDS = ("/MatMul_quant", "/Gemm_MatMul_quant")  # how the quantiser names a linear layer's product
_MERGED, _PARTS = ".qkv.", (".query.", ".key.", ".value.")  # see training/lean.py


def weights(folder: Path) -> dict[str, torch.Tensor]:
    """Parameters by their PyTorch names, as `CrossEncoder.load_state_dict(…, strict=False)` takes them."""
    graph = onnx.load(folder / "model.onnx").graph
    stored = {each.name: torch.from_numpy(numpy_helper.to_array(each).copy()) for each in graph.initializer}
    found = {name: value for name, value in stored.items() if name.startswith(("encoder.", "head.")) and _plain(name)}
    for name in stored:
        if name.startswith("encoder.") and name.endswith(_QUANTISED) and not name.endswith(_TURNED):
            found[name.removesuffix(_QUANTISED)] = _dequantised(stored, name)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            found[_weight(node)] = _dequantised(stored, node.input[1]).T.contiguous()
    found.pop(_FROZEN)
    return dict(part for name, value in found.items() for part in _apart(name, value))


def _plain(name: str) -> bool:
    return not name.endswith(("_scale", "_zero_point", _QUANTISED))


def _dequantised(stored: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    base = name.removesuffix(_QUANTISED)
    whole = stored[name].float() - stored[base + "_zero_point"].float()
    return whole * stored[base + "_scale"]


def _weight(node: onnx.NodeProto) -> str:
    """Name of the weight of a product.

    Graphs of `training/lean.py` name it; in older ones `/encoder/layer.0/output/dense/MatMul_quant` is the layer
    `encoder.layer.0.output.dense`.
    """
    if node.input[1].endswith(_TURNED):
        return str(node.input[1]).removesuffix(_TURNED)
    path = next(node.name.removesuffix(kind) for kind in _KINDS if node.name.endswith(kind))
    return f"{path.removeprefix('/').replace('/', '.')}.weight"


def _apart(name: str, value: torch.Tensor) -> list[tuple[str, torch.Tensor]]:
    """A parameter, or the three that were merged into it."""
    if _MERGED not in name:
        return [(name, value)]
    return [(name.replace(_MERGED, part), some) for part, some in zip(_PARTS, value.chunk(3), strict=True)]
