"""How near sentences are to a claim in matter, by the vectors of the search, whatever their words."""

from collections.abc import Iterator, Sequence
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

    def nearness(self, asked: Sequence[tuple[Claim, Sequence[Region]]]) -> Iterator[list[Nearness]]:
        """For each claim the nearness of the sentences of each of its regions."""
        texts = [[[r.document.text[a:b] for a, b in r.sentences] for r in regions] for _, regions in asked]
        found = self._vectors([*(c.text for c, _ in asked), *(t for of in texts for region in of for t in region)])
        for (claim, _), of_claim in zip(asked, texts, strict=True):
            vector = found[claim.text]
            yield [Nearness(vector, np.stack([found[text] for text in region])) for region in of_claim]

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
