"""A vector index: a Chroma collection of passage numbers and vectors, in a folder or on a server.

No text, title or date is in it. What was deleted from the store needs no search in Chroma's files, and an index of a
hundred thousand passages is half the size and answers in half the time.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from verifier.retrieve.embed import Vectors

Found = list[tuple[int, float]]  # numbers and cosines of passages, best first

BATCH = 5461  # Chroma takes no more at once
_SPACE: Any = {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 100, "max_neighbors": 16}}
_SURE = 0.999  # cosine of a vector with itself, less rounding
_PROBE_DEPTH = 10


class VectorIndex:
    """An open collection. The ids in it are the numbers of passages in the store."""

    def __init__(self, client: Any, name: str, folder: Path | None = None) -> None:  # noqa: ANN401 - imported late
        self._client = client
        self._folder = folder
        self._collection = client.get_or_create_collection(name, embedding_function=None, configuration=_SPACE)

    def close(self) -> None:
        """Let go of the folder's files, or of the server."""
        let_go(self._client)
        if self._folder is not None:
            _blank(self._folder)

    @property
    def stamp(self) -> str:
        """What was last written with `mark`; empty if nothing was."""
        return str((self._collection.metadata or {}).get("stamp", ""))

    def mark(self, stamp: str) -> None:
        """Write a word beside the vectors."""
        self._collection.modify(metadata={"stamp": stamp})

    def count(self) -> int:
        """How many passages there are; their vectors may be fewer in a damaged index."""
        return int(self._collection.count())

    def numbers(self) -> set[int]:
        """Numbers of all passages."""
        return {int(name) for name in self._collection.get(include=[])["ids"]}

    def add(self, numbers: Sequence[int], vectors: Vectors) -> None:
        """Add passages with their vectors; those that are there already are left as they are."""
        for at in range(0, len(numbers), BATCH):
            part = slice(at, at + BATCH)
            self._collection.add(ids=[str(number) for number in numbers[part]], embeddings=vectors[part])

    def delete(self, numbers: Sequence[int]) -> None:
        """Take passages out."""
        for at in range(0, len(numbers), BATCH):
            self._collection.delete(ids=[str(number) for number in numbers[at : at + BATCH]])

    def nearest(self, vector: Vectors, limit: int) -> Found:
        """Numbers and cosines of the passages nearest to a vector, best first."""
        return self._nearest(vector[None], limit)[0]

    def knows(self, numbers: Sequence[int], vectors: Vectors) -> bool:
        """True if most of the vectors find themselves, or another passage with the same words.

        Not all: the search is approximate, and misses one now and then in a sound index; a damaged one misses nearly
        all.
        """
        if not numbers:
            return True
        found = self._nearest(vectors, _PROBE_DEPTH)
        known = [
            any(other == number or cosine > _SURE for other, cosine in near)
            for number, near in zip(numbers, found, strict=True)
        ]
        return 2 * sum(known) >= len(known)

    def stored(self, numbers: Sequence[int]) -> dict[int, Vectors]:
        """Vectors of passages as they are in the index."""
        found = self._collection.get(ids=[str(number) for number in numbers], include=["embeddings"])
        return {int(name): vector for name, vector in zip(found["ids"], found["embeddings"], strict=True)}

    def _nearest(self, vectors: Vectors, limit: int) -> list[Found]:
        found = self._collection.query(query_embeddings=vectors, n_results=limit, include=["distances"])
        return [
            [(int(name), 1.0 - distance) for name, distance in zip(names, distances, strict=True)]
            for names, distances in zip(found["ids"], found["distances"], strict=True)
        ]


def let_go(client: Any) -> None:  # noqa: ANN401 - as above
    """Close a client, and what Chroma leaves open of one that talks to a server.

    That is its connections, those of a second client it makes to ask after tenants and databases, and an entry in a
    table that would keep the first one in memory.
    """
    servers = [part._server for part in (client, client._admin_client)]
    sessions = [server._session for server in servers if hasattr(server, "_session")]
    system = client._system
    client.close()
    for session in sessions:
        session.close()
    if sessions:
        known = type(client)._identifier_to_system
        for name in [name for name, other in known.items() if other is system]:
            del known[name]


def _blank(folder: Path) -> None:
    """Write zeros over vector files that hold no vectors yet.

    Chroma keeps the vectors of a small collection in SQLite and makes these files of memory as it finds it, with
    whatever this process had there before: words and vectors that may have been removed from the library since.
    """
    for file in folder.glob("*/data_level0.bin"):
        if not (file.parent / "index_metadata.pickle").exists():
            with suppress(OSError):
                file.write_bytes(bytes(file.stat().st_size))


@dataclass(frozen=True, slots=True)
class Bare:
    """Vectors in memory, compared one by one: `vectors` [len(numbers), 384], `numbers` ascending."""

    numbers: tuple[int, ...]
    vectors: Vectors

    def nearest(self, vector: Vectors, limit: int) -> Found:
        """Numbers and cosines of the passages nearest to a vector, best first; of equals the older passage."""
        scores = self.vectors @ vector
        count = min(limit, len(scores))
        best = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, dtype=np.intp)
        best = best[np.lexsort((best, -scores[best]))]
        return [(self.numbers[at], float(scores[at])) for at in best]
