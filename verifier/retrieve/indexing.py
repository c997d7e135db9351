"""Bringing the store in line with files: what is new or changed is read, what is gone is removed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from verifier.documents import (
    Item,
    Loaded,
    LoadFailure,
    Unchanged,
    chunk,
    find,
    is_below,
    origin_of,
    read_all,
    still_there,
)
from verifier.retrieve.embed import Encoder, Vectors
from verifier.retrieve.stamps import Stamps
from verifier.retrieve.store import Known, Store
from verifier.types import Document, Passage

_RECIPE = "1"  # raise it when passages or their vectors would come out differently
_BLOCK = 64  # passages encoded and written together: a second's work


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """`done` of `total` documents are in the library."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What became of the documents of the paths that were indexed; `passages` are those of the whole library."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: tuple[LoadFailure, ...] = ()
    notes: tuple[str, ...] = ()  # sentences on what was left out of documents that were read
    passages: int = 0


Report = Callable[[IndexProgress], None]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A document cut into passages."""

    document: Document
    known: Known
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How far the reading of files is: those all of whose documents, so many each, were handed out since last time."""

    read: Mapping[str, int] = field(default_factory=dict)
    unchanged: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class _Block:
    """Documents that are encoded and written together, and how far the reading was when they were complete."""

    cuts: tuple[_Cut, ...]
    standing: _Standing


@dataclass(frozen=True, slots=True)
class _Encoded(_Block):
    """A block with the vectors of its passages, in their order."""

    vectors: Vectors


def update(store: Store, encoder: Encoder, paths: Sequence[Path | str], report: Report | None) -> IndexSummary:
    """Bring the store in line with files, folders and pages; the caller holds the write lock.

    A document is known by its `doc_id` and judged by a hash of its content; a file that looks as it did is not opened.
    One whose file cannot be read now is kept. Documents are written as they are read, so that work that is
    interrupted goes on there. Raises InputError, before anything is written, if a path does not exist.
    """
    run = _Run(store, encoder, [origin_of(path) for path in paths], find(paths))
    written = 0
    for block in _encoded(_blocks(run.documents(), run.standing), encoder):
        at = block.standing
        if report and not written:
            report(IndexProgress(at.unchanged, at.unchanged + len(block.cuts) + at.unread))
        _write(store, block)
        written += len(block.cuts)
        run.remember(at.read)
        if report:
            report(IndexProgress(at.unchanged + written, at.unchanged + written + at.unread))
    run.remember(run.standing().read)
    return replace(run.ended(), passages=store.count_passages())


def add(store: Store, encoder: Encoder, documents: Iterable[tuple[Document, str]]) -> None:
    """Write documents with their origins into the store; the caller holds the write lock."""
    known = ((document, Known(_hash(document, encoder), origin)) for document, origin in documents)
    for block in _encoded(_blocks(known, _Standing), encoder):
        _write(store, block)


class _Run:
    """One indexing run: what of the files must be written, and what became of the rest."""

    def __init__(self, store: Store, encoder: Encoder, roots: Sequence[str], found: Sequence[str]) -> None:
        self._store, self._encoder, self._roots, self._found = store, encoder, roots, found
        self._known = store.known()
        self._stamps = Stamps(store, self._known, f"{_RECIPE} {encoder.fingerprint}")
        self._seen: set[str] = set()
        self._read: dict[str, int] = {}  # files all of whose documents, so many, have been handed out
        self._added = self._changed = 0
        self._failed: list[LoadFailure] = []
        self._notes: list[str] = []
        self.unread = len(found)

    @property
    def unchanged(self) -> int:
        """Documents that are in the store as they were."""
        return len(self._seen) - self._added - self._changed

    def documents(self) -> Iterator[tuple[Document, Known]]:
        """The documents that must be written."""
        for origin, items in groupby(read_all(self._found, self._stamps.unchanged), key=lambda item: item.origin):
            failures, count = len(self._failed), 0
            for item in items:
                count += isinstance(item, Loaded)
                now = self._taken_in(item)
                if now is not None and isinstance(item, Loaded):
                    yield item.document, now
            self.unread -= 1
            if len(self._failed) == failures:
                self._read[origin] = count

    def _taken_in(self, item: Item) -> Known | None:
        """What to write a document with; None if there is nothing to write."""
        if isinstance(item, LoadFailure):
            self._failed.append(item)
            return None
        if isinstance(item, Unchanged):
            self._seen.update(item.doc_ids)
            return None
        name, now = item.document.doc_id, Known(_hash(item.document, self._encoder), item.origin)
        before = self._known.get(name)
        if before and before.hash != now.hash and _belongs_elsewhere(before, now, self._roots):
            self._failed.append(_taken(item, before))
            return None
        self._notes += item.notes
        self._seen.add(name)
        if before and before.hash == now.hash:
            self._move(name, before, now)
            return None
        self._added, self._changed = self._added + (before is None), self._changed + (before is not None)
        return now

    def _move(self, name: str, before: Known, now: Known) -> None:
        if before.origin != now.origin and not _belongs_elsewhere(before, now, self._roots):
            with self._store.change():
                self._store.move(name, now.origin)

    def standing(self) -> _Standing:
        """How far the reading is."""
        read, self._read = self._read, {}
        return _Standing(read, self.unchanged, self.unread)

    def remember(self, read: Mapping[str, int]) -> None:
        """Note that files have been read whole; call it when their documents are written."""
        if read:
            with self._store.change():
                self._stamps.write(read)

    def ended(self) -> IndexSummary:
        """Remove what is gone, and sum up."""
        unread = {failure.origin for failure in self._failed}
        remove = [
            name
            for name, before in self._known.items()
            if name not in self._seen and before.origin not in unread and _is_below(before.origin, self._roots)
        ]
        if remove:
            with self._store.change():
                for name in remove:
                    self._store.remove(name)
                self._store.advance()
        counts = self._added, self._changed, self.unchanged, len(remove)
        return IndexSummary(*counts, tuple(self._failed), tuple(self._notes))


def _is_below(origin: str, roots: Sequence[str]) -> bool:
    return any(is_below(origin, root) for root in roots)


def _belongs_elsewhere(before: Known, now: Known, roots: Sequence[str]) -> bool:
    """True if another file, which was not asked for in this run, already gives a document of that name."""
    return before.origin != now.origin and not _is_below(before.origin, roots) and still_there(before.origin)


def _taken(item: Loaded, before: Known) -> LoadFailure:
    name = item.document.doc_id
    reason = f"{item.origin} gives a document named {name!r}, and so does {before.origin} already; rename one of them."
    return LoadFailure(item.origin, reason)


def _hash(document: Document, encoder: Encoder) -> str:
    """Hash of all that passages and vectors are made from, and of what is shown with them."""
    published = document.published.isoformat() if document.published else ""
    fields = (document.text, document.title, document.publisher, document.url, published, document.language)
    content: list[object] = [_RECIPE, encoder.fingerprint, *fields, document.attributed_to]
    content += [sorted(document.extra.items()), *([document.pages] if document.pages else [])]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _blocks(documents: Iterable[tuple[Document, Known]], standing: Callable[[], _Standing]) -> Iterator[_Block]:
    """Documents with their passages, as many at a time as are encoded together."""
    block: list[_Cut] = []
    passages = 0
    for document, known in documents:
        cut = _Cut(document, known, chunk(document))
        if block and passages + len(cut.passages) > _BLOCK:
            yield _Block(tuple(block), standing())
            block, passages = [], 0
        block.append(cut)
        passages += len(cut.passages)
    if block:
        yield _Block(tuple(block), standing())


def _encoded(blocks: Iterable[_Block], encoder: Encoder) -> Iterator[_Encoded]:
    """Blocks with their vectors; while one is written, the next is encoded."""

    def encoded(block: _Block) -> _Encoded:
        texts = [passage_text(passage) for cut in block.cuts for passage in cut.passages]
        return _Encoded(block.cuts, block.standing, encoder.encode_passages(texts))

    with ThreadPoolExecutor(1, thread_name_prefix="encoder") as thread:
        ahead: Future[_Encoded] | None = None
        for block in blocks:
            behind, ahead = ahead, thread.submit(encoded, block)
            if behind is not None:
                yield behind.result()
        if ahead is not None:
            yield ahead.result()


def _write(store: Store, block: _Encoded) -> None:
    at = 0
    with store.change():
        for cut in block.cuts:
            store.put(cut.document, cut.known, cut.passages, block.vectors[at : at + len(cut.passages)])
            at += len(cut.passages)
        store.advance()


def passage_text(passage: Passage) -> str:
    """What is encoded for a passage: its words after the title of its document, which often names the matter."""
    title = passage.document.title
    return f"{title}. {passage.text}" if title else passage.text
