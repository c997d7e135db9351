"""The library: documents in one canonical store, and the vector index that is built from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from verifier.config import SAMPLE_CORPUS, library_folder
from verifier.documents import origin_of, still_there
from verifier.errors import InputError
from verifier.retrieve.database import FILE
from verifier.retrieve.dense import DenseIndex
from verifier.retrieve.embed import Encoder, Vectors
from verifier.retrieve.indexing import IndexProgress, IndexSummary, update
from verifier.retrieve.lock import write_lock
from verifier.retrieve.places import Folders
from verifier.retrieve.server import Server, chroma_server
from verifier.retrieve.sources import remember
from verifier.retrieve.store import Store
from verifier.retrieve.trouble import read_only, still_read, told_clearly
from verifier.retrieve.words import WordIndex
from verifier.types import Document, Passage

COMPLETE = "complete"  # remark in the store: an indexing run came to its end


@dataclass(frozen=True, slots=True)
class LibraryStats:
    """What is in a library. `sources` counts publishers, `newest` is the latest day of publication."""

    documents: int
    passages: int
    sources: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Storage:
    """The files of a library: bytes of its database and index, where that is, and how many passages are in it."""

    database: int
    index: int
    index_at: str
    indexed: int
    writable: bool


class Library:
    """Trusted documents in a folder. Safe to use from several threads; other processes may read while one writes.

    All methods raise LibraryError, in one sentence that says what to do, when the folder cannot be used.
    """

    def __init__(self, folder: Path, store: Store, encoder: Encoder, chroma: str | None = None) -> None:
        self.folder = folder
        self.encoder = encoder
        self._store = store
        self._dense = dense_index(folder, store, chroma)
        self._words = WordIndex(store)

    @classmethod
    def open(cls, folder: Path, *, encoder: Encoder | None = None, chroma: str | None = None) -> Self:
        """Open the library in `folder`; an empty one is made if there is none.

        With `chroma`, the address of a Chroma server or `cloud`, its vector index is there (see `chroma_server`).
        Raises ConfigError if that is no address.
        """
        folder = folder.absolute()
        with told_clearly(folder):
            return cls(folder, Store.open(folder), encoder or Encoder(), chroma)

    def close(self) -> None:
        """Let go of the library's files."""
        self._dense.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def index(
        self, paths: Sequence[Path | str], progress: Callable[[IndexProgress], None] | None = None
    ) -> IndexSummary:
        """Read files, folders and addresses into the library: write what is new or changed, remove what is gone.

        Documents that came from elsewhere are left alone. Raises InputError if a path does not exist, LibraryBusyError
        if another process is writing. When it is interrupted, what was written stays, and the next run goes on there.
        """
        if not self._store.writable:
            raise read_only(self.folder)
        with told_clearly(self.folder), write_lock(self.folder):
            remember(self.folder, self._store.note("id"), map(origin_of, paths))
            summary = update(self._store, self.encoder, paths, progress)
            with self._store.change():
                self._store.write_note(COMPLETE, "yes")
            self._store.purge()
            self._dense.synchronise()
        return summary

    def remove(self, names: Sequence[str]) -> list[str]:
        """Take documents out of the library and all of its files; gives those of their sources that are still there.

        The index is made anew, for vectors tell much of a text. Raises InputError if there is no document of a name,
        LibraryError if another program that reads keeps the removed text in the database's log.
        """
        if not self._store.writable:
            raise read_only(self.folder)
        with told_clearly(self.folder), write_lock(self.folder):
            known = self._store.known()
            if unknown := [name for name in names if name not in known]:
                raise InputError(f"The library {self.folder} has no document named {', '.join(map(repr, unknown))}.")
            with self._store.change():
                for name in names:
                    self._store.remove(name)
                self._store.advance()
            is_gone = self._store.purge()
            self._dense.synchronise(anew=True)
        if not is_gone:
            raise still_read(self.folder)
        return sorted({known[name].origin for name in names if still_there(known[name].origin)})

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the library's files, one sentence each: reads all of them, and compares every vector."""
        with told_clearly(self.folder):
            return (*(in_store := self._store.faults()), *(() if in_store else self._dense.faults()))

    def storage(self) -> Storage:
        """What the library takes on the disk, and how it is searched."""
        with told_clearly(self.folder):
            files = [file.stat().st_size for file in self.folder.glob(f"{FILE}*")]
            named = self._dense.named()
            total = self._store.count_passages()
            indexed = min(named.passages, total) if named else 0
            return Storage(sum(files), self._dense.size(), self._dense.where, indexed, self._store.writable)

    @property
    def is_complete(self) -> bool:
        """True once an indexing run has come to its end."""
        with told_clearly(self.folder):
            return bool(self._store.note(COMPLETE))

    @property
    def generation(self) -> str:
        """A number that is another one after every change of what is in the library."""
        with told_clearly(self.folder):
            return self._store.note("generation")

    def documents(self) -> Iterator[Document]:
        """All documents, by name."""
        with told_clearly(self.folder):
            yield from self._store.documents()

    def document(self, doc_id: str) -> Document | None:
        """The document of that name, if there is one."""
        with told_clearly(self.folder):
            return self._store.document(doc_id)

    def stats(self) -> LibraryStats:
        """How much is in the library."""
        with told_clearly(self.folder):
            return LibraryStats(*self._store.summary())

    def nearest(self, vector: Vectors, limit: int, as_of: date | None = None) -> list[int]:
        """Numbers of the passages nearest to a vector, best first."""
        with told_clearly(self.folder):
            return self._dense.nearest(vector, limit, as_of)

    def cosines(self, vector: Vectors, numbers: Iterable[int]) -> dict[int, float]:
        """Cosine of a vector and each of some passages; passages that are gone are left out."""
        with told_clearly(self.folder):
            return self._store.cosines(vector, numbers)

    def documents_of(self, numbers: Iterable[int]) -> dict[int, int]:
        """Number of the document of each passage."""
        with told_clearly(self.folder):
            return self._store.documents_of(numbers)

    def matching(self, text: str, limit: int, as_of: date | None = None) -> list[tuple[int, float]]:
        """Numbers and BM25 scores of the passages that best match the words of a text, best first."""
        with told_clearly(self.folder):
            return self._words.best(text, limit, as_of)

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; numbers that are gone are left out."""
        with told_clearly(self.folder):
            return self._store.passages(numbers)


def dense_index(folder: Path, store: Store, chroma: str | None) -> DenseIndex:
    """The search by vectors: in a folder of the library, or on a server."""
    server = chroma_server(chroma)
    if server is None:  # Chroma writes to the folders it opens
        return DenseIndex(folder, store, Folders(folder), writable=store.writable)
    return DenseIndex(folder, store, Server(server, store.note("id")), writable=True)


def open_or_index(
    folder: Path | None = None,
    *,
    chroma: str | None = None,
    progress: Callable[[IndexProgress], None] | None = None,
) -> Library:
    """Open the library in `folder`, by default that of the settings; a new one is filled with the sample documents."""
    library = Library.open(library_folder(folder), chroma=chroma)
    try:
        if not library.is_complete:
            library.index([SAMPLE_CORPUS], progress)
    except BaseException:
        library.close()
        raise
    return library
