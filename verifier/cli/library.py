"""`library`: the care of the library."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.exits import Exit
from verifier.cli.options import Chroma, LibraryFolder
from verifier.errors import InputError

if TYPE_CHECKING:
    from verifier.retrieve import Library
    from verifier.types import Document

library = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Look after the library: check, rebuild, stats, remove, export."
)


@library.command()
def check(folder: LibraryFolder = None, chroma: Chroma = None) -> None:
    """Read every file of the library and say what is wrong with it.

    The exit code is 3 if something is.
    """
    from verifier.cli.streams import emit, for_a_person, write

    with _opened(folder, chroma) as opened:
        faults, where = opened.faults(), opened.folder
    if for_a_person():
        for fault in faults:
            write(fault)
        advice = f'mend it with: python -m verifier library rebuild --library "{where}"'
        write(f"The library {where} is damaged; {advice}" if faults else f"The library {where} is sound.")
    else:
        emit({"type": "library_check", "schema_version": 1, "sound": not faults, "faults": list(faults)})
    if faults:
        raise typer.Exit(Exit.UNDONE)


@library.command()
def rebuild(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Read everything again from these. [default: what it was read from]"),
    ] = None,
    folder: LibraryFolder = None,
    chroma: Chroma = None,
) -> None:
    """Make the indexes anew or, if its database is damaged, the whole library from its documents."""
    from verifier.cli.index import tell
    from verifier.cli.status import Status
    from verifier.config import library_folder
    from verifier.retrieve import rebuild as make_anew

    with Status("documents indexed") as status:
        summary = make_anew(
            library_folder(folder), paths or (), chroma=chroma, progress=lambda step: status.show(step.done, step.total)
        )
    tell(summary)


@library.command()
def stats(folder: LibraryFolder = None, chroma: Chroma = None) -> None:
    """Say what is in the library and what it takes."""
    from verifier.cli.streams import emit, for_a_person, write

    with _opened(folder, chroma) as opened:
        held, stored, where = opened.stats(), opened.storage(), opened.folder
    if not for_a_person():
        counts = {"documents": held.documents, "passages": held.passages, "publishers": held.sources}
        files = {"database_bytes": stored.database, "index_bytes": stored.index, "index_at": stored.index_at}
        newest = held.newest.isoformat() if held.newest else None
        more = {"newest": newest, "indexed": stored.indexed, "writable": stored.writable, "folder": str(where)}
        emit({"type": "library_stats", "schema_version": 1, **counts, **files, **more})
        return
    write(f"{where}{'' if stored.writable else ' (may be read only)'}")
    write(f"{held.documents:,} documents, {held.passages:,} passages, {held.sources:,} publishers")
    write(f"newest document: {held.newest or 'without a date'}")
    write(f"database {_megabytes(stored.database)}, index {_megabytes(stored.index)} {stored.index_at}")
    write(f"{stored.indexed:,} passages are in the index; the others are compared one by one")


@library.command()
def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOC", help="Names of documents, as results give them.")],
    folder: LibraryFolder = None,
    chroma: Chroma = None,
) -> None:
    """Take documents out, and their text out of every file of the library."""
    from verifier.cli.streams import emit, for_a_person, say, write
    from verifier.ui.looks import count_of

    with _opened(folder, chroma) as opened:
        sources = opened.remove(documents)
    for source in sources:
        say(f"{source} is still there, and is read again when it is indexed.")
    if for_a_person():
        write(f"{count_of(len(documents), 'document')} removed.")
    else:
        emit({"type": "library_remove", "schema_version": 1, "removed": documents, "still_there": sources})


@library.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .jsonl file to write; `index` reads it again.")],
    folder: LibraryFolder = None,
    chroma: Chroma = None,
) -> None:
    """Write all documents to a file, one a line."""
    from verifier.cli.streams import emit, for_a_person, write
    from verifier.ui.looks import count_of

    if file.suffix.lower() != ".jsonl":
        raise InputError(f"{file} does not end in .jsonl; documents are written one a line.")
    with _opened(folder, chroma) as opened:
        count = _write(file, opened.documents())
    if for_a_person():
        write(f"{count_of(count, 'document')} written to {file}.")
    else:
        emit({"type": "library_export", "schema_version": 1, "documents": count, "path": str(file)})


def _opened(folder: Path | None, chroma: str | None) -> "Library":
    """The library, which must be there: looking after nothing would make an empty one."""
    from verifier.config import library_folder
    from verifier.retrieve import Library

    chosen = library_folder(folder)
    if not chosen.is_dir():
        raise InputError(f"There is no library in {chosen}.")
    return Library.open(chosen, chroma=chroma)


def _write(file: Path, documents: "Iterable[Document]") -> int:
    """Write documents as lines; the file appears when it is complete."""
    draft, count = file.with_name(f".{file.name}.new"), 0
    try:
        with draft.open("w", encoding="utf-8") as stream:
            for document in documents:
                stream.write(json.dumps(_record(document), ensure_ascii=False) + "\n")
                count += 1
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _record(document: "Document") -> dict[str, object]:
    known = {
        "doc_id": document.doc_id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "attributed_to": list(document.attributed_to),
        "language": document.language,
    }
    return {**document.extra, **known, "text": document.text}


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
