"""Which vector index is in use: the one the store names if it is sound, a new one if not, else the bare vectors."""

import json
import logging
import secrets
import shutil
import threading
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from verifier.errors import LibraryBusyError, LibraryError
from verifier.retrieve.chroma import VectorIndex, exact_nearest, fingerprint
from verifier.retrieve.embed import Encoder, Vectors
from verifier.retrieve.lock import write_lock
from verifier.retrieve.store import WIDER, Store
from verifier.types import Passage

_log = logging.getLogger(__name__)

_PREFIX = "chroma-"
_BLOCK = 5000  # passages read from the store at once while an index is built
_PROBES = 16  # vectors that are looked for


@dataclass(frozen=True, slots=True)
class _Named:
    """What the store says of the index folder in use."""

    name: str
    generation: str
    fingerprint: str
    passages: int


class DenseIndex:
    """Nearest passages by vector. Safe to use from several threads."""

    def __init__(self, folder: Path, store: Store, encoder: Encoder) -> None:
        self._folder = folder
        self._store = store
        self._encoder = encoder
        self._using = threading.RLock()
        self._index: VectorIndex | None = None
        self._open_name = ""
        self._unsound: set[str] = set()
        self._not_rebuilt = ""  # generation for which building failed: tried once only
        self._exact: tuple[str, list[int], Vectors] | None = None

    def close(self) -> None:
        """Let go of the index's files."""
        with self._using:
            if self._index is not None:
                self._index.close()
            self._index, self._open_name, self._exact = None, "", None

    def nearest(self, vector: Vectors, limit: int, as_of: date | None = None) -> list[int]:
        """Numbers of the passages nearest to a vector, best first; with `as_of`, of documents published by that day."""
        with self._using:
            while (index := self._chosen()) is not None:
                try:
                    return self._ask(index, vector, limit, as_of)
                except Exception as error:  # noqa: BLE001 - Chroma raises whatever its native code gives it
                    _log.warning("The vector index %s failed (%s) and is made anew.", self._open_name, error)
                    self._unsound.add(self._open_name)
                    self.close()
            return self._compare_all(vector, limit, as_of)

    def synchronise(self) -> None:
        """Make an index of all that is in the store, and use it. The caller holds the write lock.

        Raises LibraryError if it cannot be written; what is in the store is safe then, and searched without index.
        """
        generation, named = self._store.note("generation"), self._named()
        base = named if named is not None and named.name not in self._unsound and self._is_intact(named) else None
        if base is not None and base.generation == generation:
            return
        try:
            fresh = self._build(base) or self._build(None)
        except Exception as error:  # as above
            raise LibraryError(
                f"The vector index of the library {self._folder} could not be written ({error}); "
                "searching works without it but is slower: make room on the disk and index again."
            ) from error
        if fresh is None:
            raise LibraryError(f"The vector index of the library {self._folder} does not hold what was written to it.")
        with self._store.change():
            self._store.write_note("index", json.dumps(asdict(fresh)))
        self._sweep({fresh.name, named.name if named else ""})

    def _chosen(self) -> VectorIndex | None:
        if not self._store.writable:
            return None  # Chroma writes to what it opens
        named, generation = self._named(), self._store.note("generation")
        if named is not None and named.generation == generation and self._use(named):
            return self._index
        if self._rebuilt(generation):
            named = self._named()
        # While another process is writing, its last complete index is good enough.
        return self._index if named is not None and self._use(named) else None

    def _use(self, named: _Named) -> bool:
        if self._open_name == named.name:
            return True
        if named.name in self._unsound:
            return False
        index = self._opened(named) if self._is_intact(named) else None
        if index is None:
            self._unsound.add(named.name)
            return False
        self.close()
        self._index, self._open_name = index, named.name
        return True

    def _rebuilt(self, generation: str) -> bool:
        if self._not_rebuilt == generation:
            return False
        try:
            with write_lock(self._folder):
                self.synchronise()
        except LibraryBusyError:
            return False
        except (LibraryError, OSError) as error:
            _log.warning("%s", error)
            self._not_rebuilt = generation
            return False
        return True

    def _named(self) -> _Named | None:
        written = self._store.note("index")
        return _Named(**json.loads(written)) if written else None

    def _is_intact(self, named: _Named) -> bool:
        """True if the vector files are those that were written: Chroma crashes on some damaged ones."""
        folder = self._folder / named.name
        return folder.is_dir() and fingerprint(folder) == named.fingerprint

    def _opened(self, named: _Named) -> VectorIndex | None:
        """The index if it opens and finds known vectors."""
        index = None
        try:
            index = VectorIndex(self._folder / named.name, self._encoder)
            if index.count() == named.passages and self._finds_itself(index):
                return index
        except Exception as error:  # noqa: BLE001 - as above
            _log.warning("The vector index %s does not open (%s).", named.name, error)
        if index is not None:
            index.close()
        return None

    def _finds_itself(self, index: VectorIndex) -> bool:
        numbers = sorted(index.numbers())
        probes = [
            number for number in numbers[:: max(1, len(numbers) // _PROBES)] if number in self._store.passages([number])
        ]
        return index.knows(probes, self._store.vectors(probes))

    def _build(self, base: _Named | None) -> _Named | None:
        """Make an index folder, from a copy of `base` if there is one; None if it does not hold what was written."""
        generation, name = self._store.note("generation"), f"{_PREFIX}{secrets.token_hex(4)}"
        folder = self._folder / name
        try:
            if base is not None:
                shutil.copytree(self._folder / base.name, folder)
            passages = self._fill(folder)
            named = _Named(name, generation, fingerprint(folder), passages)
            index = self._opened(named)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if index is None:
            shutil.rmtree(folder, ignore_errors=True)
            return None
        index.close()
        return named

    def _fill(self, folder: Path) -> int:
        """Bring an index folder up to the store; gives the number of passages in it."""
        index = VectorIndex(folder, self._encoder)
        try:
            there, wanted = index.numbers(), set(self._store.numbers())
            index.delete(sorted(there - wanted))
            missing = sorted(wanted - there)
            for at in range(0, len(missing), _BLOCK):
                block = missing[at : at + _BLOCK]
                passages, vectors = self._store.passages(block), self._store.vectors(block)
                about = [_about(passages[number]) for number in block]
                index.add(block, vectors, [passages[number].text for number in block], about)
        finally:
            index.close()
        return len(wanted)

    def _sweep(self, keep: set[str]) -> None:
        """Remove index folders nobody needs; the last one stays, for others may be reading it."""
        for folder in self._folder.glob(f"{_PREFIX}*"):
            if folder.name not in keep and folder.name != self._open_name:
                shutil.rmtree(folder, ignore_errors=True)

    def _ask(self, index: VectorIndex, vector: Vectors, limit: int, as_of: date | None) -> list[int]:
        if as_of is None:
            return [number for number, _ in index.nearest(vector, limit)]
        found = [number for number, _ in index.nearest(vector, WIDER * limit)]
        allowed = self._store.published_by(found, as_of)
        kept = [number for number in found if number in allowed]
        if len(kept) < limit and len(found) == WIDER * limit:
            kept = [number for number, _ in index.nearest(vector, limit, as_of.toordinal())]
        return kept[:limit]

    def _compare_all(self, vector: Vectors, limit: int, as_of: date | None) -> list[int]:
        generation = self._store.note("generation")
        if self._exact is None or self._exact[0] != generation:
            numbers = self._store.numbers()
            self._exact = generation, numbers, self._store.vectors(numbers)
        _, numbers, vectors = self._exact
        if as_of is not None:
            allowed = self._store.published_by(numbers, as_of)
            kept = [position for position, number in enumerate(numbers) if number in allowed]
            numbers, vectors = [numbers[position] for position in kept], vectors[kept]
        return [numbers[position] for position in exact_nearest(vectors, vector, limit)]


def _about(passage: Passage) -> dict[str, Any]:
    document = passage.document
    about: dict[str, Any] = {
        "doc_id": document.doc_id,
        "title": document.title,
        "url": document.url,
        "start": passage.start,
        "end": passage.end,
    }
    if document.published is not None:
        about["published"] = document.published.toordinal()
    return about
