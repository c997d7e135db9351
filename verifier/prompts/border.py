"""Borders around text of strangers, which that text cannot imitate.

The key in every border is a hash of all that stands between them: to forge a border, a document would have to hold the
hash of itself. The same question has the same key, so that its answer can be remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Bordered:
    """A part of a question, with the name that its border shows."""

    name: str
    text: str


def bordered(parts: Sequence[Bordered]) -> str:
    """The parts of a question between borders."""
    key = _key("\0".join(part.text for part in parts))
    lines = [f"[{key} {part.name}]\n{part.text}" for part in parts]
    return "\n".join([f"Key: {key}", *lines, f"[{key} end]"])


def _key(text: str) -> str:
    keys = (sha256(f"{number}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS] for number in count())
    return next(key for key in keys if key not in text)
