"""The graph that ships computes what the published model does."""

import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")


def test_states_are_those_of_the_whole_model() -> None:
    """Without padding the mask, the batch and the separate products change nothing."""
    from training.lean import Lean  # noqa: PLC0415 - of the training packages

    sizes = {"hidden_size": 32, "num_attention_heads": 2, "num_hidden_layers": 2, "intermediate_size": 64}
    encoder = transformers.BertModel(transformers.BertConfig(vocab_size=50, **sizes), add_pooling_layer=False).eval()
    ids, types = torch.arange(9)[None] + 3, torch.tensor([[0] * 4 + [1] * 5])
    lean = Lean(encoder)
    with torch.no_grad():
        pair = encoder(input_ids=ids, token_type_ids=types).last_hidden_state[0]
        alone = encoder(input_ids=ids).last_hidden_state[0]
        assert torch.allclose(lean(ids, types), pair, atol=1e-5)
        assert torch.allclose(lean(ids), alone, atol=1e-5)
    assert not torch.allclose(pair, alone, atol=1e-5)
