"""Text files in all encodings."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.documents import decode as module
from verifier.documents import read_text
from verifier.documents.decode import decode
from verifier.errors import InputError

TEXT = "Kyiv’s mayor: 7 drones – «Київ» 🚁\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_unicode_encodings(raw: bytes) -> None:
    """UTF-8 and, with their mark, UTF-16 and UTF-32 give the text, line ends and all."""
    assert decode(raw) == TEXT


def test_other_encoding_says_how_to_convert() -> None:
    """Latin-1 is refused with the command that converts it."""
    with pytest.raises(ValueError, match=r"is not UTF-8 text \(byte 3\).*iconv"):
        decode("café au lait".encode("latin-1"))


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00\x00", b"text\x00text", bytes(range(1, 9)) * 30])
def test_binary_files_are_refused(raw: bytes) -> None:
    """NUL bytes and many control characters are no text."""
    with pytest.raises(ValueError, match="is not a text file"):
        decode(raw)


def test_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is named with the limit."""
    monkeypatch.setattr(module, "MAX_BYTES", 2_000_000)
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * 2_000_001)
    with pytest.raises(InputError, match=r"large\.txt is larger than 2 MB; split it\."):
        read_text(file)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """What is not a file is told apart from what is not there."""
    with pytest.raises(InputError, match="There is no file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_error(raw: bytes) -> None:
    """Bytes decode to a text without NUL, or raise ValueError."""
    try:
        text = decode(raw)
    except ValueError:
        return
    assert "\x00" not in text
