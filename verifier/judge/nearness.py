"""How near sentences are to a claim in matter, by the vectors of the search, whatever their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from verifier.judge.window import Region
from verifier.retrieve import Encoder
from verifier.types import Claim

Vectors = NDArray[np.float32]

_REMEMBERED = 20_000  # sentences; claims of one text meet the same documents again and again


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """The vector of a claim [384] and those of a region's sentences [sentences, 384], all of length 1."""

    claim: Vectors
    sentences: Vectors

    def of(self, first: int, last: int) -> float:
        """Cosine, at least 0, of the claim and the sentences `first` to `last` together."""
        together = self.sentences[first : last + 1].sum(axis=0)
        length = float(np.linalg.norm(together))
        return max(0.0, float(self.claim @ together) / length) if length else 0.0


class Sentences:
    """Encodes sentences, each once. Safe to call from several threads."""

    def __init__(self) -> None:
        self._encoder = Encoder()
        self._known: dict[str, Vectors] = {}
        self._lock = Lock()

    def nearness(self, claim: Claim, regions: Sequence[Region]) -> list[Nearness]:
        """For each region how near its sentences are to the claim."""
        texts = [[region.document.text[start:end] for start, end in region.sentences] for region in regions]
        found = self._vectors([claim.text, *(text for region in texts for text in region)])
        return [Nearness(found[claim.text], np.stack([found[text] for text in region])) for region in texts]

    def _vectors(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        made = dict(zip(new, self._encoder.encode(new), strict=True))
        with self._lock:
            if len(self._known) + len(made) > _REMEMBERED:
                self._known.clear()
            self._known.update(made)
        return known | made
