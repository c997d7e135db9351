"""Word documents (Office Open XML, ECMA-376): paragraphs, tables and footnotes, as they read with changes accepted."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any, Protocol
from xml.parsers import expat

from verifier.documents.parsed import LONGEST_TEXT, Parsed

_LARGEST_PART = 100_000_000  # bytes of XML, unpacked
_HIGHEST_RATIO = 200  # of unpacked to packed size, beyond a first megabyte: text reaches some 20
_BLOCK = 1 << 16
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_UNSEEN = frozenset({f"{_WORDS}moveFrom", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"})
_ABOUT = {
    "http://purl.org/dc/elements/1.1/ title": "title",
    "http://purl.org/dc/elements/1.1/ creator": "author",
    "http://purl.org/dc/elements/1.1/ language": "language",
    "http://purl.org/dc/terms/ created": "created",
}
_OLE = b"\xd0\xcf\x11\xe0"  # what old Word files and encrypted ones begin with
_HEADING = re.compile(r"(?:heading|title)", re.IGNORECASE)


def read(raw: bytes, _: Callable[[], None]) -> Parsed:
    """Text of a Word document, and its title."""
    if raw.startswith(_OLE):
        raise ValueError("is an old Word file or protected by a password; save it as .docx without one.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            text = _text(archive, "word/document.xml")
            notes = _text(archive, "word/footnotes.xml") if "word/footnotes.xml" in archive.namelist() else ""
            return Parsed("\n\n".join(filter(None, (text, notes))), _about(archive))
    except KeyError as error:
        raise ValueError("is not a Word document; save it as .docx.") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError(f"is not a Word document, or is damaged ({error}); save it as .docx again.") from error


def _text(archive: zipfile.ZipFile, name: str) -> str:
    body = _Body()
    _parse(archive, name, body)
    return "\n\n".join(body.blocks)


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    """What the file says of itself. When it was made is not when it was published."""
    about = _About()
    if "docProps/core.xml" in archive.namelist():
        _parse(archive, "docProps/core.xml", about)
    return {key: value.strip() for key, value in about.values.items() if value.strip()}


class _Handler(Protocol):
    """What is told of elements and characters."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...

    def add(self, text: str) -> None: ...

    def end(self, tag: str) -> None: ...


def _parse(archive: zipfile.ZipFile, name: str, handler: _Handler) -> None:
    """Read one part of the archive. It declares no entities: no such document does, and bombs are made of them."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end
    parser.CharacterDataHandler = handler.add
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    part = archive.getinfo(name)
    most = min(_LARGEST_PART, 1_000_000 + _HIGHEST_RATIO * part.compress_size)
    done = 0
    try:
        with archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                done += len(block)
                if done > most:
                    raise ValueError(f"unpacks to more than {most // 1_000_000} MB, as archive bombs do; split it.")
                parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(f"is damaged ({name}: {error}); open it and save it again.") from error


def _refuse(*_: object) -> None:
    raise ValueError("declares XML entities, which no Word document does; save it anew.")


class _About:
    """Collects `values`: the texts of the elements of `_ABOUT`."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._key = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._key = _ABOUT.get(tag, "")

    def add(self, text: str) -> None:
        """Characters come."""
        if self._key:
            self.values[self._key] = self.values.get(self._key, "") + text

    def end(self, tag: str) -> None:
        """An element ends."""
        self._key = ""


class _Body:
    """Collects `blocks`: paragraphs, headings marked as in Markdown, and tables with one row a line."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._paragraph: list[str] = []
        self._is_heading = False
        self._is_text = False
        self._unseen = 0
        self._tables: list[list[list[str]]] = []  # open tables, of rows, of cells
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._unseen += tag in _UNSEEN or self._unseen > 0
        match tag.removeprefix(_WORDS):
            case "t":
                self._is_text = True
            case "tab" | "br" | "cr":
                self._paragraph.append(" ")
            case "noBreakHyphen":
                self._paragraph.append("-")
            case "pStyle":
                self._is_heading = bool(_HEADING.match(attributes.get(f"{_WORDS}val", "")))
            case "tbl":
                self._tables.append([])
            case "tr" if self._tables:
                self._tables[-1].append([])
            case "tc" if self._tables and self._tables[-1]:
                self._tables[-1][-1].append("")

    def add(self, text: str) -> None:
        """Characters come."""
        if self._is_text and not self._unseen:
            self._paragraph.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise ValueError(f"has more than {LONGEST_TEXT // 1_000_000} million characters of text; split it.")

    def end(self, tag: str) -> None:
        """An element ends."""
        self._unseen -= self._unseen > 0
        match tag.removeprefix(_WORDS):
            case "t":
                self._is_text = False
            case "p":
                self._end_paragraph()
            case "tbl" if self._tables:
                rows = [" | ".join(cell.strip() for cell in row) for row in self._tables.pop()]
                self._put("\n".join(row for row in rows if row.strip(" |")))

    def _end_paragraph(self) -> None:
        text = " ".join("".join(self._paragraph).split())
        self._put(f"## {text}" if text and self._is_heading and not self._tables else text)
        self._paragraph, self._is_heading = [], False

    def _put(self, block: str) -> None:
        """Into the cell that is open, else after the last block."""
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1] += f" {block}".replace("\n", " ") if block else ""
        elif block:
            self.blocks.append(block)
