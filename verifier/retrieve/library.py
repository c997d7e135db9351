"""The library: documents in one canonical store, and the vector index that is built from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from verifier.config import SAMPLE_CORPUS, library_folder
from verifier.retrieve.dense import DenseIndex
from verifier.retrieve.embed import Encoder, Vectors
from verifier.retrieve.indexing import IndexProgress, IndexSummary, update
from verifier.retrieve.lexical import match_query
from verifier.retrieve.lock import write_lock
from verifier.retrieve.places import Folders
from verifier.retrieve.server import Server, chroma_server
from verifier.retrieve.store import Store
from verifier.retrieve.trouble import read_only, told_clearly
from verifier.types import Document, Passage

_COMPLETE = "complete"  # remark in the store: an indexing run came to its end


@dataclass(frozen=True, slots=True)
class LibraryStats:
    """What is in a library. `sources` counts publishers, `newest` is the latest day of publication."""

    documents: int
    passages: int
    sources: int
    newest: date | None


class Library:
    """Trusted documents in a folder. Safe to use from several threads; other processes may read while one writes.

    All methods raise LibraryError, in one sentence that says what to do, when the folder cannot be used.
    """

    def __init__(self, folder: Path, store: Store, encoder: Encoder, chroma: str | None = None) -> None:
        self.folder = folder
        self.encoder = encoder
        self._store = store
        self._dense = dense_index(folder, store, chroma)

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
            summary = update(self._store, self.encoder, paths, progress)
            with self._store.change():
                self._store.write_note(_COMPLETE, "yes")
            self._dense.synchronise()
        return summary

    @property
    def is_complete(self) -> bool:
        """True once an indexing run has come to its end."""
        with told_clearly(self.folder):
            return bool(self._store.note(_COMPLETE))

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
            return self._store.match(match_query(text), limit, as_of)

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
