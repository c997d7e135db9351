"""Files for the tests of readers, made on the spot."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from fpdf import FPDF

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", lock: str = "") -> bytes:
    """A PDF whose pages have these lines, one below the other; an empty line is a gap."""
    made = FPDF()
    made.set_title(title)
    if lock:
        made.set_encryption(owner_password=f"{lock}!", user_password=lock)
    made.set_font("Times", size=11)
    for lines in pages:
        made.add_page()
        for row, line in enumerate(lines):
            made.set_xy(20, 20 + 5 * row)
            if line:
                made.cell(text=line)
    return bytes(made.output())


def docx(body: str, *, about: str = "", head: str = "", parts: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """A Word document with this XML within its body; `parts` are further files by path."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<?xml version='1.0'?>{head}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        if about:
            names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="urn:c"'
            archive.writestr("docProps/core.xml", f"<c:coreProperties {names}>{about}</c:coreProperties>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of Word."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def idle() -> None:
    """A sign of life that nobody waits for."""
