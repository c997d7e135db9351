"""What reading a text for claims gives."""

from dataclasses import dataclass

from verifier.types import Sentence, Usage


@dataclass(frozen=True, slots=True)
class Extraction:
    """Every sentence of a text with its claims or the reason for none, and how that was come by.

    `degraded` says why another engine than the one that was asked has read some of the sentences.
    """

    sentences: tuple[Sentence, ...]
    degraded: str = ""
    notes: tuple[str, ...] = ()
    prompt_version: str = ""
    usage: Usage = Usage()  # noqa: RUF009 - a frozen value
