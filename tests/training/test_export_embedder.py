"""The script that makes the embedding model, as far as it runs without its training packages."""

from pathlib import Path

import pytest

from training import export_embedder
from verifier.config import ASSETS


def test_card_names_the_shipped_files() -> None:
    """The hashes in the model card are those of the files that ship."""
    card = (ASSETS / "MODEL_CARD.md").read_text(encoding="utf-8")
    for name in ("model.onnx", "passages.onnx", "tokenizer.json"):
        assert export_embedder.sha256(ASSETS / "embedder" / name) in card
    assert export_embedder.WEIGHTS_SHA256 in card


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights with another hash stop the script, which says both hashes."""
    package = tmp_path / export_embedder.PACKAGE
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "model" / "model.safetensors").write_bytes(b"other")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SystemExit, match=f"expected {export_embedder.WEIGHTS_SHA256}"):
        export_embedder.weights_folder()


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the script says what to install."""
    monkeypatch.setattr(export_embedder, "PACKAGE", "package_that_is_not_there")
    with pytest.raises(SystemExit, match=r"training/requirements\.txt"):
        export_embedder.weights_folder()


def test_sample_is_the_corpus() -> None:
    """The models are compared on the titles and paragraphs of the sample documents."""
    titles, paragraphs = export_embedder.sample()
    assert (len(titles), len(paragraphs)) == (80, 200)
    assert not any(paragraph.startswith("---") for paragraph in paragraphs)
