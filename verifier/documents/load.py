"""From files, folders and addresses to documents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verifier.documents.decode import read_bytes, read_text
from verifier.documents.front_matter import build_document, read_document, refuse_unstorable
from verifier.documents.origins import origins
from verifier.documents.parsed import Parsed
from verifier.documents.records import read_records, read_table
from verifier.documents.sandbox import Sandbox
from verifier.errors import InputError
from verifier.types import Document

LARGEST = 100_000_000  # bytes of a file that is taken apart

_RECORDS = {".jsonl": read_records, ".csv": read_table, ".tsv": read_table}
_TEXTS = frozenset({".md", ".txt"})
_PARSED = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".eml": "eml"}
# Files people would expect to be read: named as failures instead of being passed over like pictures.
_OTHERS = {".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".epub": ".html", ".mhtml": ".html", ".msg": ".eml"}
_ENDINGS = _TEXTS | {*_RECORDS, *_PARSED, *_OTHERS}


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """A file, a line of one, or a page that could not be read. `reason` is a whole sentence."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the absolute path of the file, or the address, it came from.

    `notes` are sentences on what was left out.
    """

    origin: str
    document: Document
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file that was not read again, with the names of the documents it gave."""

    origin: str
    doc_ids: tuple[str, ...]


Item = Loaded | Unchanged | LoadFailure


def load(given: Sequence[Path | str]) -> Iterator[Document | LoadFailure]:
    """Documents of files, folders and addresses, in a fixed order; see `load_with_origin`."""
    for item in load_with_origin(given):
        if not isinstance(item, Unchanged):
            yield item.document if isinstance(item, Loaded) else item


def load_with_origin(
    given: Sequence[Path | str], unchanged: Callable[[str], Sequence[str]] = lambda _: ()
) -> Iterator[Item]:
    """Documents of files, folders and addresses, in a fixed order, and failures for those that cannot be read.

    `unchanged` gives, for an origin that need not be opened, the names of its documents. `doc_id` is the file's name
    without ending, or what the record says. When two files of one run claim the same `doc_id`, the first keeps it and
    the second is a failure. Raises InputError if a path does not exist.
    """
    taken: dict[str, str] = {}
    with Sandbox() as sandbox:
        for origin in origins(given, _ENDINGS):
            names = tuple(unchanged(origin))
            if names and not taken.keys() & names:
                taken.update(dict.fromkeys(names, origin))
                yield Unchanged(origin, names)
                continue
            for item in _read(origin, sandbox):
                name = item.document.doc_id if isinstance(item, Loaded) else None
                if name in taken:
                    yield _clash(name, item.origin, taken[name])
                else:
                    taken.update({name: origin} if name else {})
                    yield item


def _clash(name: str, second: str, first: str) -> LoadFailure:
    reason = f"{second} gives a document named {name!r}, and so does {first}; rename one of them."
    return LoadFailure(second, reason)


def _read(origin: str, sandbox: Sandbox) -> Iterator[Loaded | LoadFailure]:
    """Documents of one file; a reader's ValueError is the rest of a sentence that begins with its name."""
    file = Path(origin)
    ending = file.suffix.lower()
    if ending in _RECORDS and file.is_file():
        for item in _RECORDS[ending](file):
            yield LoadFailure(origin, item) if isinstance(item, str) else Loaded(origin, item)
        return
    try:
        yield _read_one(file, ending, sandbox)
    except InputError as error:
        yield LoadFailure(origin, str(error))
    except ValueError as error:
        yield LoadFailure(origin, f"{file} {error}")


def _read_one(file: Path, ending: str, sandbox: Sandbox) -> Loaded:
    if not file.is_file():
        raise ValueError("is neither a file nor a folder.")
    if ending in _TEXTS:
        return Loaded(str(file), read_document(file.stem, read_text(file)))
    if ending not in _PARSED:
        better = _OTHERS.get(ending, ".pdf, .docx, .html, .eml, .md, .txt, .csv or .jsonl")
        raise ValueError(f"cannot be read; save it as {better}.")
    parsed = sandbox.parse(_PARSED[ending], read_bytes(file, LARGEST))
    return Loaded(str(file), _built(file.stem, parsed), tuple(f"{file} {note}" for note in parsed.notes))


def _built(doc_id: str, parsed: Parsed) -> Document:
    document = replace(build_document(doc_id, parsed.text, parsed.values), pages=parsed.pages)
    refuse_unstorable(document)
    return document
