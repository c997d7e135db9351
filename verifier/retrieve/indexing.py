"""Bringing the store in line with files: what is new or changed is read, what is gone is removed."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verifier.documents import (
    Loaded,
    LoadFailure,
    Unchanged,
    chunk,
    is_below,
    load_with_origin,
    origin_of,
    still_there,
)
from verifier.retrieve.embed import Encoder
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
class _Plan:
    """What must be done to the store."""

    write: tuple[tuple[Document, Known], ...]
    move: tuple[tuple[str, str], ...]
    remove: tuple[str, ...]
    summary: IndexSummary


@dataclass(frozen=True, slots=True)
class _Cut:
    """A document cut into passages."""

    document: Document
    known: Known
    passages: tuple[Passage, ...]


def update(store: Store, encoder: Encoder, paths: Sequence[Path | str], report: Report | None) -> IndexSummary:
    """Bring the store in line with files and folders; the caller holds the write lock.

    A document is known by its `doc_id` and judged by a hash of its content. One whose file cannot be read now is kept.
    """
    plan = _planned(store, encoder, paths)
    _tidy(store, plan)
    summary, total = plan.summary, len(plan.write) + plan.summary.unchanged
    done = summary.unchanged
    if report and plan.write:
        report(IndexProgress(done, total))
    for block in _blocks(plan.write):
        _write(store, encoder, block)
        done += len(block)
        if report:
            report(IndexProgress(done, total))
    return replace(summary, passages=store.count_passages())


def add(store: Store, encoder: Encoder, documents: Iterable[tuple[Document, str]]) -> None:
    """Write documents with their origins into the store; the caller holds the write lock."""
    for block in _blocks((document, Known(_hash(document, encoder), origin)) for document, origin in documents):
        _write(store, encoder, block)


def _planned(store: Store, encoder: Encoder, paths: Sequence[Path | str]) -> _Plan:
    known, roots = store.known(), [origin_of(path) for path in paths]
    seen: set[str] = set()
    write, move, failed = [], [], []
    notes: list[str] = []
    for item in load_with_origin(paths):
        if isinstance(item, LoadFailure):
            failed.append(item)
            continue
        if isinstance(item, Unchanged):
            seen.update(item.doc_ids)
            continue
        notes += item.notes
        name, now = item.document.doc_id, Known(_hash(item.document, encoder), item.origin)
        before = known.get(name)
        if before and before.hash == now.hash:
            seen.add(name)
            if before.origin != now.origin and (_is_below(before.origin, roots) or not still_there(before.origin)):
                move.append((name, now.origin))
        elif before and _belongs_elsewhere(before, now, roots):
            failed.append(_taken(item, before))
        else:
            seen.add(name)
            write.append((item.document, now))
    unread = {failure.origin for failure in failed}
    remove = tuple(
        name
        for name, before in known.items()
        if name not in seen and before.origin not in unread and _is_below(before.origin, roots)
    )
    added = sum(document.doc_id not in known for document, _ in write)
    summary = IndexSummary(added, len(write) - added, len(seen) - len(write), len(remove), tuple(failed), tuple(notes))
    return _Plan(tuple(write), tuple(move), remove, summary)


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


def _tidy(store: Store, plan: _Plan) -> None:
    if not plan.move and not plan.remove:
        return
    with store.change():
        for name, origin in plan.move:
            store.move(name, origin)
        for name in plan.remove:
            store.remove(name)
        if plan.remove:
            store.advance()


def _blocks(documents: Iterable[tuple[Document, Known]]) -> Iterator[list[_Cut]]:
    """Documents with their passages, as many at a time as are encoded together."""
    block: list[_Cut] = []
    passages = 0
    for document, known in documents:
        cut = _Cut(document, known, chunk(document))
        if block and passages + len(cut.passages) > _BLOCK:
            yield block
            block, passages = [], 0
        block.append(cut)
        passages += len(cut.passages)
    if block:
        yield block


def _write(store: Store, encoder: Encoder, block: Sequence[_Cut]) -> None:
    vectors = encoder.encode([passage_text(passage) for cut in block for passage in cut.passages])
    at = 0
    with store.change():
        for cut in block:
            store.put(cut.document, cut.known, cut.passages, vectors[at : at + len(cut.passages)])
            at += len(cut.passages)
        store.advance()


def passage_text(passage: Passage) -> str:
    """What is encoded for a passage: its words after the title of its document, which often names the matter."""
    title = passage.document.title
    return f"{title}. {passage.text}" if title else passage.text
