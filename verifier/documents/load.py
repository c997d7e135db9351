"""From files, folders and addresses to documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from verifier.documents.decode import decode, read_bytes, read_text
from verifier.documents.fetch import Fetch, Fetched, fetch
from verifier.documents.front_matter import build_document, read_document, refuse_unstorable
from verifier.documents.origins import is_address, origins
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
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})  # the ending of the address tells then
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
    """Documents of files, folders and addresses, in a fixed order; see `read_all`."""
    for item in load_with_origin(given):
        yield item.document if isinstance(item, Loaded) else item


def load_with_origin(given: Sequence[Path | str], fetch: Fetch = fetch) -> Iterator[Loaded | LoadFailure]:
    """Documents with where they come from; raises InputError if a path does not exist. See `read_all`."""
    for item in read_all(find(given), fetch=fetch):
        if not isinstance(item, Unchanged):
            yield item


def find(given: Sequence[Path | str]) -> list[str]:
    """Origins of the files to read, in a fixed order; raises InputError if a path does not exist."""
    return list(origins(given, _ENDINGS))


def read_all(
    found: Iterable[str], unchanged: Callable[[str], Sequence[str]] = lambda _: (), fetch: Fetch = fetch
) -> Iterator[Item]:
    """Documents of files and pages one after the other, and failures for those that cannot be read.

    `unchanged` gives, for an origin that need not be opened, the names of its documents. `doc_id` is the file's name
    without ending, or what the record says; of a page, its address without the scheme. When two files claim the same
    `doc_id`, the first keeps it and the second is a failure.
    """
    taken: dict[str, str] = {}
    with Sandbox() as sandbox:
        for origin in found:
            names = tuple(unchanged(origin))
            if names and not taken.keys() & names:
                taken.update(dict.fromkeys(names, origin))
                yield Unchanged(origin, names)
                continue
            for item in _read(origin, sandbox, fetch):
                name = item.document.doc_id if isinstance(item, Loaded) else None
                if name in taken:
                    yield _clash(name, item.origin, taken[name])
                else:
                    taken.update({name: origin} if name else {})
                    yield item


def _clash(name: str, second: str, first: str) -> LoadFailure:
    reason = f"{second} gives a document named {name!r}, and so does {first}; rename one of them."
    return LoadFailure(second, reason)


def _read(origin: str, sandbox: Sandbox, fetch: Fetch) -> Iterator[Loaded | LoadFailure]:
    """Documents of one file or page; a reader's ValueError is the rest of a sentence that begins with its name."""
    file = Path(origin)
    ending = file.suffix.lower()
    try:
        if is_address(origin):
            yield _read_page(origin, fetch(origin), sandbox)
        elif ending in _RECORDS and file.is_file():
            for item in _RECORDS[ending](file):
                yield LoadFailure(origin, item) if isinstance(item, str) else Loaded(origin, item)
        else:
            yield _read_file(file, ending, sandbox)
    except InputError as error:
        yield LoadFailure(origin, str(error))
    except ValueError as error:
        yield LoadFailure(origin, f"{origin} {error}")


def _read_file(file: Path, ending: str, sandbox: Sandbox) -> Loaded:
    if not file.is_file():
        raise ValueError("is neither a file nor a folder.")
    if ending in _TEXTS:
        return Loaded(str(file), read_document(file.stem, read_text(file)))
    if ending not in _PARSED:
        better = _OTHERS.get(ending, ".pdf, .docx, .html, .eml, .md, .txt, .csv or .jsonl")
        raise ValueError(f"cannot be read; save it as {better}.")
    return _built(str(file), file.stem, sandbox.parse(_PARSED[ending], read_bytes(file, LARGEST)))


def _read_page(origin: str, page: Fetched, sandbox: Sandbox) -> Loaded:
    """The document of a page. Its address is the one it was fetched from, whatever it says of itself."""
    parts = urlsplit(origin)
    ending = Path(parts.path).suffix.lower() if page.type in _UNTOLD else _TYPES.get(page.type, "")
    if ending not in _TEXTS | _PARSED.keys():
        raise ValueError(f"is {page.type or 'of no stated type'}, and only HTML, PDF, Word and text can be fetched.")
    name = f"{parts.hostname}{parts.path}".rstrip("/") + (f"?{parts.query}" if parts.query else "")
    if ending in _TEXTS:
        parsed = Parsed(decode(_in_utf8(page)))
    else:
        parsed = sandbox.parse(_PARSED[ending], _in_utf8(page) if ending == ".html" else page.raw)
    values = {"publisher": parts.hostname, **parsed.values, "url": page.url}
    return _built(origin, name, replace(parsed, values=values))


def _in_utf8(page: Fetched) -> bytes:
    """The bytes of a text in the encoding that the server states, which counts more than what the text says."""
    try:
        return page.raw.decode(page.charset or "utf-8", "replace" if page.charset else "strict").encode()
    except (LookupError, ValueError):
        return page.raw


def _built(origin: str, name: str, parsed: Parsed) -> Loaded:
    document = replace(build_document(name, parsed.text, parsed.values), pages=parsed.pages)
    refuse_unstorable(document)
    return Loaded(origin, document, tuple(f"{origin} {note}" for note in parsed.notes))
