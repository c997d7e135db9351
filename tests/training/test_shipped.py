"""Reading shipped weights back."""

from pathlib import Path

import numpy as np
import pytest

from verifier.config import ASSETS

pytest.importorskip("torch")
pytest.importorskip("onnx")


def test_all_parameters_come_back() -> None:
    """Six layers with their biases and the head, as 32-bit numbers; the frozen word embeddings are left to the base."""
    from training.shipped import weights  # noqa: PLC0415 - of the training packages

    found = weights(ASSETS / "entailment")
    assert len(found) == 2 + 2 + 6 * 16 + 2
    assert "encoder.embeddings.word_embeddings.weight" not in found
    assert found["encoder.encoder.layer.0.intermediate.dense.weight"].shape == (1536, 384)
    assert np.isfinite(found["head.weight"].numpy()).all()


@pytest.mark.filterwarnings("ignore")  # of the exporter about itself
def test_a_graph_for_one_pair_gives_its_parameters_back(tmp_path: Path) -> None:
    """What is exported is read back under the names of the model, with query, key and value apart again."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    from training.export_embedder import quantise  # noqa: PLC0415 - of the training packages
    from training.export_entailment import write_pair_onnx  # noqa: PLC0415
    from training.shipped import weights  # noqa: PLC0415

    sizes = {"hidden_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2, "intermediate_size": 64}
    encoder = transformers.BertModel(transformers.BertConfig(vocab_size=50, **sizes), add_pooling_layer=False)
    model = torch.nn.Module()
    model.encoder, model.head = encoder, torch.nn.Linear(64, 3)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter)  # the exporter keeps one of those that are alike
    write_pair_onnx(model, tmp_path / "exact.onnx")
    quantise(tmp_path / "exact.onnx", tmp_path / "model.onnx")
    found, state = weights(tmp_path), model.state_dict()
    assert set(found) == set(state) - {"encoder.embeddings.word_embeddings.weight"}
    for name, value in found.items():
        assert value.shape == state[name].shape
        assert torch.allclose(value, state[name], atol=0.01 * float(state[name].abs().max()))
