"""The vector index: a Chroma folder built from the store, and never changed once it is in use.

Chroma loses vectors without an error when two processes write, shows old ones when one reads while another writes, and
cannot tell that its files are damaged. So each version is a folder of its own: a copy of the last one, brought up to
date, closed, checked, and only then named in the store. A hash of its vector files and a query of known vectors decide
whether it is trusted.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from verifier.retrieve.embed import Encoder, Vectors

if TYPE_CHECKING:
    pass

BATCH = 5461  # Chroma takes no more at once
_COLLECTION = "passages"
_SPACE: Any = {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 100, "max_neighbors": 16}}
_SURE = 0.999  # cosine of a vector with itself, less rounding
_PROBE_DEPTH = 10


class VectorIndex:
    """An open Chroma folder. Documents in it are passages; their ids are the numbers of the store."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        import chromadb  # noqa: PLC0415 - takes a second
        from chromadb.config import Settings  # noqa: PLC0415
        from langchain_chroma import Chroma  # noqa: PLC0415

        # `_env_file`: Chroma would take settings from a file .env of whatever folder the program is started in.
        settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
        self._client: Any = chromadb.PersistentClient(path=str(folder), settings=settings)
        self.vector_store: Chroma = Chroma(
            collection_name=_COLLECTION,
            embedding_function=encoder,
            client=self._client,
            client_settings=settings,
            collection_configuration=_SPACE,
        )
        self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()

    def count(self) -> int:
        """How many passages there are; their vectors may be fewer in a damaged index."""
        return int(self._collection.count())

    def numbers(self) -> set[int]:
        """Numbers of all passages."""
        return {int(name) for name in self._collection.get(include=[])["ids"]}

    def add(
        self, numbers: Sequence[int], vectors: Vectors, texts: Sequence[str], about: Sequence[dict[str, Any]]
    ) -> None:
        """Add passages with their vectors, texts and metadata."""
        for at in range(0, len(numbers), BATCH):
            part = slice(at, at + BATCH)
            self._collection.add(
                ids=[str(number) for number in numbers[part]],
                embeddings=vectors[part],
                documents=list(texts[part]),
                metadatas=list(about[part]),
            )

    def delete(self, numbers: Sequence[int]) -> None:
        """Take passages out."""
        for at in range(0, len(numbers), BATCH):
            self._collection.delete(ids=[str(number) for number in numbers[at : at + BATCH]])

    def nearest(self, vector: Vectors, limit: int, published_by: int | None = None) -> list[tuple[int, float]]:
        """Numbers and cosines of the passages nearest to a vector, best first.

        `published_by` is a day as an ordinal; passages without a day are not found then.
        """
        condition: dict[str, Any] | None = {"published": {"$lte": published_by}} if published_by is not None else None
        found = self.vector_store.similarity_search_by_vector_with_relevance_scores(
            vector.tolist(), k=limit, filter=condition
        )
        return [(int(document.id or 0), 1.0 - distance) for document, distance in found]

    def knows(self, numbers: Sequence[int], vectors: Vectors) -> bool:
        """True if most of the vectors find themselves, or another passage with the same words.

        Not all: the search is approximate, and misses one now and then in a sound index; a damaged one misses nearly
        all.
        """
        found = [self._finds(number, vector) for number, vector in zip(numbers, vectors, strict=True)]
        return 2 * sum(found) >= len(found)

    def _finds(self, number: int, vector: Vectors) -> bool:
        return any(found == number or cosine > _SURE for found, cosine in self.nearest(vector, _PROBE_DEPTH))


def fingerprint(folder: Path) -> str:
    """Hash of the vector files that Chroma reads.

    Left out are its SQLite file, which opening may write to, and the files of a folder without `index_metadata.pickle`:
    of a small collection Chroma keeps the vectors in SQLite, and fills those files anew each time.
    """
    digest = hashlib.sha256()
    for part in sorted(file.parent for file in folder.glob("*/index_metadata.pickle")):
        for file in sorted(part.iterdir()):
            digest.update(file.name.encode())
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


def exact_nearest(vectors: Vectors, query: Vectors, limit: int) -> list[int]:
    """Positions of the rows of `vectors` nearest to a query, best first, by comparing all."""
    scores = vectors @ query
    count = min(limit, len(scores))
    best = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, dtype=np.intp)
    return [int(position) for position in best[np.argsort(-scores[best], kind="stable")]]
