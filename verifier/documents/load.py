"""From files, folders and addresses to documents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.documents.decode import read_text
from verifier.documents.front_matter import read_document
from verifier.documents.jsonl import read_records
from verifier.documents.origins import origins
from verifier.errors import InputError
from verifier.types import Document

_TEXT = frozenset({".md", ".txt"})
_RECORDS = frozenset({".jsonl"})
# Files people would expect to be read: named as failures instead of being passed over like pictures.
_OTHER_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".epub"})


@dataclass(frozen=True, slots=True)
class LoadFailure:
    """A file, a line of one, or a page that could not be read. `reason` is a whole sentence."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the absolute path of the file, or the address, it came from."""

    origin: str
    document: Document


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
    for origin in origins(given, _TEXT | _RECORDS | _OTHER_DOCUMENTS):
        names = tuple(unchanged(origin))
        if names and not taken.keys() & names:
            taken.update(dict.fromkeys(names, origin))
            yield Unchanged(origin, names)
            continue
        for item in read(origin):
            name = item.document.doc_id if isinstance(item, Loaded) else None
            if name in taken:
                yield _clash(name, item.origin, taken[name])
            else:
                taken.update({name: origin} if name else {})
                yield item


def _clash(name: str, second: str, first: str) -> LoadFailure:
    reason = f"{second} gives a document named {name!r}, and so does {first}; rename one of them."
    return LoadFailure(second, reason)


def read(origin: str) -> Iterator[Loaded | LoadFailure]:
    """Documents of one file, by its absolute path, or of one address."""
    file = Path(origin)
    reader: Callable[[Path], Iterator[Document | str]] | None = None
    if file.suffix.lower() in _TEXT:
        reader = _read_text_file
    elif file.suffix.lower() in _RECORDS:
        reader = read_records
    if reader is None or not file.is_file():
        yield LoadFailure(
            origin, f"{file} cannot be read; documents are .md, .txt or .jsonl files: save it as one of these."
        )
        return
    for item in reader(file):
        yield LoadFailure(origin, item) if isinstance(item, str) else Loaded(origin, item)


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
