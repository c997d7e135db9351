"""MiniLM as the graph that ships reads it: one text at a time.

The program gives a model one text, or one pair, without padding (`verifier/transformer.py`). So nothing is masked,
there is no batch, and query, key and value are one product: the same numbers in less time.
"""

import copy
from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

_TOKENS = 16  # of the text the graph is traced with; any number can be read


class Lean(nn.Module):
    """A BERT encoder for one text: ids [1, tokens], with types where it reads pairs, to states [tokens, width].

    Parameters keep their names, but for `attention.self.qkv`, which `training/shipped.py` takes apart again.
    """

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        whole = copy.deepcopy(encoder).float().eval()
        self.embeddings, self.encoder = whole.embeddings, whole.encoder
        self.heads, self.width = whole.config.num_attention_heads, whole.config.hidden_size
        for layer in self.encoder.layer:
            layer.attention.self.qkv = _merged(layer.attention.self)

    def forward(self, ids: torch.Tensor, types: torch.Tensor | None = None) -> torch.Tensor:
        """States of all tokens."""
        states = self._embedded(ids.reshape(-1), None if types is None else types.reshape(-1))
        for layer in self.encoder.layer:
            attended = layer.attention.output.dense(self._attended(layer.attention.self.qkv(states)))
            states = layer.attention.output.LayerNorm(attended + states)
            inner = nn.functional.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(inner) + states)
        return states

    def _embedded(self, ids: torch.Tensor, types: torch.Tensor | None) -> torch.Tensor:
        tables = self.embeddings
        places, kinds = tables.position_embeddings.weight, tables.token_type_embeddings
        if types is None:  # all of them 0, which is added once and for all
            return tables.LayerNorm(tables.word_embeddings(ids) + (places + kinds.weight[0])[: ids.shape[0]])
        return tables.LayerNorm(tables.word_embeddings(ids) + kinds(types) + places[: ids.shape[0]])

    def _attended(self, qkv: torch.Tensor) -> torch.Tensor:
        size = self.width // self.heads
        query, key, value = (part.reshape(-1, self.heads, size).transpose(0, 1) for part in qkv.split(self.width, 1))
        shares = torch.softmax(query @ key.transpose(1, 2) * size**-0.5, dim=-1)
        return (shares @ value).transpose(0, 1).reshape(-1, self.width)


def write_onnx(model: nn.Module, target: Path, inputs: list[str], output: str) -> None:
    """Write a model that reads `inputs` [1, tokens] as ONNX."""
    sample = torch.zeros((1, _TOKENS), dtype=torch.int64)
    torch.onnx.export(
        model.eval(),
        (sample,) * len(inputs),
        str(target),
        input_names=inputs,
        output_names=[output],
        dynamic_axes={name: {1: "tokens"} for name in inputs},
        opset_version=17,
        dynamo=False,
    )


def _merged(attention: nn.Module) -> nn.Linear:
    parts = [attention.query, attention.key, attention.value]
    merged = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    merged.weight = nn.Parameter(torch.cat([part.weight for part in parts]).detach())
    merged.bias = nn.Parameter(torch.cat([part.bias for part in parts]).detach())
    return merged
