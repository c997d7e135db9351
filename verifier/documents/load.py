"""From files and folders to documents."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.documents.decode import read_text
from verifier.documents.front_matter import read_document
from verifier.documents.jsonl import read_records
from verifier.errors import InputError
from verifier.types import Document

_TEXT = frozenset({".md", ".txt"})
_RECORDS = frozenset({".jsonl"})
# Files people would expect to be read: named as failures instead of being passed over like pictures.
_OTHER_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".epub"})


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """A file, or a line of one, that could not be read. `reason` is a whole sentence."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the file it came from, as an absolute path."""

    path: Path
    document: Document


def load(paths: Sequence[Path]) -> Iterator[Document | LoadFailure]:
    """Documents of files and folders, in a fixed order; see `load_with_origin`."""
    for item in load_with_origin(paths):
        yield item.document if isinstance(item, Loaded) else item


def load_with_origin(paths: Sequence[Path]) -> Iterator[Loaded | LoadFailure]:
    """Documents of files and folders, in a fixed order, and failures for those that cannot be read.

    Folders are read with their subfolders, without README files, hidden files and links to folders. `doc_id` is the
    file's name without ending, or what the record says. When two files of one run claim the same `doc_id`, the first
    keeps it and the second is a failure. Raises InputError if a path does not exist.
    """
    taken: dict[str, Loaded] = {}
    for file in _files(paths):
        for item in _read(file):
            first = taken.setdefault(item.document.doc_id, item) if isinstance(item, Loaded) else None
            if isinstance(item, Loaded) and first is not item and first is not None:
                yield _clash(item, first)
            else:
                yield item


def absolute(path: Path) -> Path:
    """The path a file or folder is remembered by; links to folders are followed, a linked file keeps its own name."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _clash(second: Loaded, first: Loaded) -> LoadFailure:
    name = second.document.doc_id
    reason = f"{second.path} gives a document named {name!r}, and so does {first.path}; rename one of them."
    return LoadFailure(second.path, reason)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Absolute paths of the files to read, each once."""
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError(f"There is no file or folder {path}.")
        for file in _below(absolute(path)) if path.is_dir() else [absolute(path)]:
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            is_wanted = file.suffix.lower() in _TEXT | _RECORDS | _OTHER_DOCUMENTS
            if is_wanted and not name.startswith(".") and file.stem.lower() != "readme":
                yield file


def _read(file: Path) -> Iterator[Loaded | LoadFailure]:
    reader: Callable[[Path], Iterator[Document | str]] | None = None
    if file.suffix.lower() in _TEXT:
        reader = _read_text_file
    elif file.suffix.lower() in _RECORDS:
        reader = read_records
    if reader is None or not file.is_file():
        yield LoadFailure(
            file, f"{file} cannot be read; documents are .md, .txt or .jsonl files: save it as one of these."
        )
        return
    for item in reader(file):
        yield LoadFailure(file, item) if isinstance(item, str) else Loaded(file, item)


def _read_text_file(file: Path) -> Iterator[Document | str]:
    try:
        content = read_text(file)
        document = read_document(file.stem, content)
    except InputError as error:
        yield str(error)
    except ValueError as error:
        yield f"{file} {error}"
    else:
        yield document
