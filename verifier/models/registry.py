"""Entailment models on the public hub that this program can use, each pinned to one revision of its repository.

Figures are those of the models' own cards (accuracy on SNLI test and MNLI mismatched, three labels).
"""

from dataclasses import dataclass, field

SHIPPED = "shipped"  # the name of the model that comes with the program


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository. Where the hub publishes no hash of it, the revision alone says what it holds."""

    path: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model: where it is had, and which of its outputs means what."""

    name: str
    repository: str
    revision: str  # of the repository, 40 hexadecimal digits
    made_from: str
    licence: str
    megabytes: int
    figures: str
    labels: tuple[str, str, str]  # of its three outputs, in their order
    model: HubFile
    tokenizer: HubFile = field(default=HubFile("tokenizer.json"))
    max_tokens: int = 256


_CROSS_ENCODER = ("refutes", "supports", "nothing")

KNOWN = (
    KnownModel(
        name="deberta-xsmall",
        repository="Xenova/nli-deberta-v3-xsmall",
        revision="a2db1fbc458c1a799feb7e3e21467998ad734a0c",
        made_from="cross-encoder/nli-deberta-v3-xsmall",
        licence="Apache-2.0",
        megabytes=96,
        figures="SNLI .916, MNLI .878",
        labels=_CROSS_ENCODER,
        model=HubFile("onnx/model_quantized.onnx"),
    ),
    KnownModel(
        name="deberta-small",
        repository="Xenova/nli-deberta-v3-small",
        revision="14861be08e229011de50437e60fdc7000166fee9",
        made_from="cross-encoder/nli-deberta-v3-small",
        licence="Apache-2.0",
        megabytes=181,
        figures="SNLI .917, MNLI .876",
        labels=_CROSS_ENCODER,
        model=HubFile("onnx/model_quantized.onnx", "4edae6adf6ef735d3983a052113e8a235da2e9ac6a6cadf33f3fc088117e6051"),
    ),
    KnownModel(
        name="deberta-base",
        repository="Xenova/DeBERTa-v3-base-mnli",
        revision="d907585d790b9e95d84352ac087d1d680754b37b",
        made_from="MoritzLaurer/DeBERTa-v3-base-mnli",
        licence="MIT",
        megabytes=253,
        figures="MNLI .90",
        labels=("supports", "nothing", "refutes"),
        model=HubFile("onnx/model_quantized.onnx", "32534356cdc5afe1f61a29dfae63d2992f88996816e322d803144c7ca2d90a5c"),
    ),
)
