"""Which files need not be opened again: those whose size and times are as they were when they were last read."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from verifier.documents import is_address
from verifier.retrieve.store import Known, Store

_KEY = "read:"
_TOO_FRESH = 2.0  # seconds: within the same tick of the clock a file may change once more and look the same


class Stamps:
    """What the store remembers of the files that were read; `recipe` stands for how they were read."""

    def __init__(self, store: Store, known: Mapping[str, Known], recipe: str) -> None:
        self._store = store
        self._recipe = recipe
        self._before = store.notes(_KEY)
        self._names: dict[str, list[str]] = {}
        self._new: dict[str, str] = {}
        for name, document in known.items():
            self._names.setdefault(document.origin, []).append(name)

    def unchanged(self, origin: str) -> list[str]:
        """Names of the documents of a file that is as it was; none if it must be read. Call it before reading."""
        stamp, names = self._stamp(origin), self._names.get(origin, [])
        if stamp and self._before.get(_KEY + origin) == _note(stamp, len(names)):
            return names
        self._new[origin] = stamp
        return []

    def write(self, read: Mapping[str, int]) -> None:
        """Remember files all of whose documents, so many, are in the store by now; call it inside `Store.change`."""
        for origin, count in read.items():
            if stamp := self._new.pop(origin, ""):
                self._store.write_note(_KEY + origin, _note(stamp, count))

    def _stamp(self, origin: str) -> str:
        """Empty for pages, which are always asked again, and for files that have just been written."""
        if is_address(origin):
            return ""
        try:
            about = Path(origin).stat()
        except OSError:
            return ""
        if time.time() - about.st_mtime < _TOO_FRESH:
            return ""
        return json.dumps([self._recipe, about.st_size, about.st_mtime_ns, about.st_ctime_ns])


def _note(stamp: str, documents: int) -> str:
    """With the number of documents: a file of which one was taken out of the library is read again."""
    return f"{stamp} {documents}"
