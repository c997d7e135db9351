"""A library made anew: its indexes from its database, or, when that is damaged, all of it from the sources."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from verifier.documents import LoadFailure, origin_of, still_there
from verifier.errors import InputError, LibraryError
from verifier.retrieve.database import FILE
from verifier.retrieve.embed import Encoder
from verifier.retrieve.indexing import IndexSummary, Report, add, update
from verifier.retrieve.library import COMPLETE, dense_index
from verifier.retrieve.lock import write_lock
from verifier.retrieve.sources import remember, remembered
from verifier.retrieve.store import Store, document_of
from verifier.retrieve.trouble import read_only, told_clearly
from verifier.types import Document

_DRAFT = "rebuilding"


def rebuild(
    folder: Path,
    paths: Sequence[Path | str] = (),
    *,
    encoder: Encoder | None = None,
    chroma: str | None = None,
    progress: Report | None = None,
) -> IndexSummary:
    """Make the library in `folder` anew, and give what became of its documents.

    A sound database is kept, and the indexes are made from it. A damaged one, or one of another version, is replaced
    by what its sources give: the `paths`, or else those it was read from. Documents whose source is gone are taken
    over from the old database as far as they can be read there. The old files are replaced only when the new ones are
    complete. Raises InputError if there is no library, LibraryError if nothing is left to make it from.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        raise InputError(f"There is no library in {folder}.")
    with told_clearly(folder), write_lock(folder):
        summary = _kept(folder) if not paths else None
        if summary is None:
            summary = _from_sources(folder, paths, encoder or Encoder(), progress)
        with closing(Store.open(folder)) as store, closing(dense_index(folder, store, chroma)) as dense:
            dense.synchronise(anew=True)
    return summary


def _kept(folder: Path) -> IndexSummary | None:
    """Make the index of words anew and keep the rest; None if the database is not sound."""
    try:
        with closing(Store.open(folder)) as store:
            if not store.writable:
                raise read_only(folder)
            if store.faults(but_words=True):
                return None
            store.index_words()
            documents, passages, *_ = store.summary()
            return IndexSummary(unchanged=documents, passages=passages)
    except sqlite3.OperationalError:
        raise  # locked, full or not writable: nothing that sources mend
    except (sqlite3.Error, LibraryError) as error:
        if isinstance(error, LibraryError) and "another version" not in str(error):
            raise
        return None


def _from_sources(folder: Path, paths: Sequence[Path | str], encoder: Encoder, progress: Report | None) -> IndexSummary:
    old, draft = folder / FILE, folder / _DRAFT
    before = remembered(folder)
    sources = [origin_of(path) for path in paths] or list(before.origins) or _origins_in(old)
    there = [source for source in sources if still_there(source)]
    shutil.rmtree(draft, ignore_errors=True)
    try:
        with closing(Store.open(draft)) as store:
            summary = update(store, encoder, there, progress)
            known = set(store.known())
            rescued = [each for each in _readable(old) if each[0].doc_id not in known and not still_there(each[1])]
            add(store, encoder, rescued)
            _refuse_nothing(folder, store, sources)
            _finish(store, before.library_id)
            summary = replace(summary, added=summary.added + len(rescued), passages=store.count_passages())
        _replace(old, draft / FILE)
        with closing(Store.open(folder)) as store:
            remember(folder, store.note("id"), sources)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return replace(summary, failed=(*summary.failed, *_missing(sources, rescued)))


def _refuse_nothing(folder: Path, store: Store, sources: Sequence[str]) -> None:
    if not store.count_passages():
        lost = f"; gone are {', '.join(sources)}" if sources else ""
        raise LibraryError(
            f"Nothing is left to make the library {folder} from{lost}. Name the files and folders of its documents: "
            f'python -m verifier library rebuild PATH --library "{folder}"'
        )


def _finish(store: Store, library_id: str) -> None:
    with store.change():
        store.write_note(COMPLETE, "yes")
        store.write_note("generation", str(time.time_ns()))  # none that a reader has seen before
        if library_id:
            store.write_note("id", library_id)


def _replace(old: Path, new: Path) -> None:
    for ending in ("-wal", "-shm"):  # they belong to the old database, and would be applied to the new one
        with suppress(FileNotFoundError):
            os.unlink(f"{old}{ending}")
    os.replace(new, old)


def _missing(sources: Sequence[str], rescued: Sequence[tuple[Document, str]]) -> Iterator[LoadFailure]:
    for source in sources:
        if not still_there(source):
            reason = f"{source} is gone; {len(rescued)} documents without a source were taken from the old database."
            yield LoadFailure(source, reason)


def _readable(file: Path) -> Iterator[tuple[Document, str]]:
    """Documents that can still be read in a database of this version or an older one, with their origins."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as connection:
        (last,) = connection.execute("SELECT max(number) FROM documents").fetchone()
        sql = "SELECT doc_id, published, fields, text, origin FROM documents WHERE number = ?"
        for number in range(1, (last or 0) + 1):
            with suppress(sqlite3.Error, ValueError, TypeError, KeyError):
                for *columns, origin in connection.execute(sql, (number,)):
                    yield document_of(*columns), str(origin)


def _origins_in(file: Path) -> list[str]:
    return list(dict.fromkeys(origin for _, origin in _readable(file)))
