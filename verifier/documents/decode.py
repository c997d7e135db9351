"""From the bytes of a text file to text, or to a sentence that says why not."""

import codecs
from pathlib import Path

from verifier.errors import InputError

MAX_BYTES = 20_000_000  # some 3 million words; larger files are data dumps, not documents

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(sorted(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}))


def read_text(path: Path) -> str:
    """Text of a file in UTF-8, or in UTF-16 or UTF-32 with byte order mark; line ends stay as they are.

    Raises InputError, one sentence that names the file, if it cannot be read, is too large, no text, or in another
    encoding.
    """
    raw = read_bytes(path, MAX_BYTES)
    try:
        return decode(raw)
    except ValueError as error:
        raise InputError(f"{path} {error}") from error


def read_bytes(path: Path, most: int) -> bytes:
    """Bytes of a file. Raises InputError, one sentence that names it, if it cannot be read or has more than `most`."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name a file.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(raw) > most:
        raise InputError(f"{path} {_too_large(most)}")
    return raw


def _too_large(most: int) -> str:
    return f"is larger than {most // 1_000_000} MB; split it."


def decode(raw: bytes) -> str:
    """Text of `raw`; raises ValueError with the rest of a sentence that begins with the file's name."""
    if len(raw) > MAX_BYTES:
        raise ValueError(_too_large(MAX_BYTES))
    encoding = marked(raw) or "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if is_binary(raw):
            raise ValueError("is not a text file.") from error
        raise ValueError(
            f"is not {encoding.upper()} text (byte {error.start}); "
            "convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
        ) from error
    if "\x00" in text or (encoding == "utf-8" and is_binary(raw)):
        raise ValueError("is not a text file.")
    return text


def marked(raw: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning names."""
    return next((name for mark, name in _MARKS if raw.startswith(mark)), None)


def is_binary(raw: bytes) -> bool:
    """True if NUL bytes or many control characters stand in the beginning."""
    head = raw[:4096]
    return b"\x00" in head or len(head) - len(head.translate(None, _CONTROLS)) > len(head) / 20
