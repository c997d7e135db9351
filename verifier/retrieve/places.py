"""Where vector indexes are: in folders of the library, or elsewhere (see `server`).

Chroma loses vectors without an error when two processes write to a folder, shows old ones when one reads while another
writes, and cannot tell that its files are damaged. So a folder is never changed once it is in use: a copy is brought up
to date, closed, checked, and only then named in the store; a hash of its vector files tells whether it is still what
was written.
"""

import hashlib
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from verifier.retrieve.chroma import VectorIndex

_PREFIX = "chroma-"
_COLLECTION = "passages"

Signature = tuple[tuple[str, int, int], ...]


class Place(Protocol):
    """Keeps vector indexes by name. `where` says where, in words."""

    where: str

    def draft(self, base: str) -> str:
        """Name of an index to be written to: one that holds what `base` does, or, without a base, an empty one."""
        ...

    def open(self, name: str) -> VectorIndex:
        """The index of that name."""
        ...

    def seal(self, name: str) -> str:
        """What `is_intact` will know a finished index by."""
        ...

    def is_intact(self, name: str, seal: str) -> bool:
        """True if the index is there as it was sealed."""
        ...

    def signature(self, name: str) -> Signature:
        """What changes when somebody else touches an index; quick to get."""
        ...

    def sweep(self, keep: Iterable[str]) -> None:
        """Remove all other indexes of the library."""
        ...

    def size(self) -> int:
        """Bytes on the disk of this machine."""
        ...


class Folders:
    """Indexes in folders beside the store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.where = "in the library's folder"

    def draft(self, base: str) -> str:
        """A new folder, which starts as a copy of `base`."""
        name = f"{_PREFIX}{secrets.token_hex(4)}"
        if base:
            shutil.copytree(self._folder / base, self._folder / name)
        return name

    def open(self, name: str) -> VectorIndex:
        """The index in that folder."""
        import chromadb  # noqa: PLC0415 - takes a second

        folder = self._folder / name
        return VectorIndex(chromadb.PersistentClient(str(folder), chroma_settings()), _COLLECTION, folder)

    def seal(self, name: str) -> str:
        """Hash of the vector files that Chroma reads.

        Left out are its SQLite file, which opening may write to, and the files of a folder without
        `index_metadata.pickle`: of a small collection Chroma keeps the vectors in SQLite, and fills those files anew
        each time.
        """
        digest = hashlib.sha256()
        for file in self._vector_files(name):
            digest.update(file.name.encode())
            with file.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        return digest.hexdigest()

    def is_intact(self, name: str, seal: str) -> bool:
        """True if the vector files are those that were written: Chroma crashes on some damaged ones."""
        return (self._folder / name).is_dir() and self.seal(name) == seal

    def signature(self, name: str) -> Signature:
        """Names, sizes and times of the files that are not written to any more."""
        files = [*self._vector_files(name), *(self._folder / name).glob("chroma.sqlite3")]
        stats = [(file, file.stat()) for file in files]
        # Reading may write to Chroma's database; that it is there at all is what can be asked of it.
        return tuple(
            (file.name, 0, 0) if file.name == "chroma.sqlite3" else (file.name, stat.st_size, stat.st_mtime_ns)
            for file, stat in stats
        )

    def sweep(self, keep: Iterable[str]) -> None:
        """Remove all other folders; one that the system will not let go of stays until the next time."""
        for folder in self._folder.glob(f"{_PREFIX}*"):
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)

    def size(self) -> int:
        """Bytes of all index folders."""
        return sum(file.stat().st_size for file in self._folder.glob(f"{_PREFIX}*/**/*") if file.is_file())

    def _vector_files(self, name: str) -> list[Path]:
        parts = sorted(file.parent for file in (self._folder / name).glob("*/index_metadata.pickle"))
        return [file for part in parts for file in sorted(part.iterdir())]


def chroma_settings() -> Any:  # noqa: ANN401 - Chroma's settings, which are imported late
    """Settings of every client."""
    from chromadb.config import Settings  # noqa: PLC0415

    # `_env_file`: Chroma would take settings from a file .env of whatever folder the program is started in.
    return Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
