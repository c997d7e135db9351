"""Word documents."""

import zipfile

import pytest

from tests.documents.making import docx, idle, paragraph
from verifier.documents.docx import read

TABLE = "<w:tbl>{}</w:tbl>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def test_paragraphs_headings_and_tables() -> None:
    """All that is read as text is there, in order; headings are marked, rows are lines."""
    body = (
        paragraph("Report", "Heading1")
        + paragraph("Seven &amp; two.")
        + TABLE.format(row("City", "Drones") + row("Kyiv", "7"))
    )
    assert read(docx(body), idle).text == "## Report\n\nSeven & two.\n\nCity | Drones\nKyiv | 7"


def test_as_it_reads() -> None:
    """Deleted words are not there, inserted ones are; moved ones stand once, and so do those of a drawing."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>"
        + run.format("Now")
        + "<w:del><w:r><w:delText> nine</w:delText></w:r></w:del><w:ins>"
        + run.format(" seven")
        + "</w:ins>"
        + "<w:moveFrom>"
        + run.format(" gone")
        + "</w:moveFrom>"
        + '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        + run.format(" box")
        + "</mc:Choice><mc:Fallback>"
        + run.format(" box")
        + "</mc:Fallback></mc:AlternateContent>"
        + "<w:r><w:tab/><w:t>drones</w:t><w:br/><w:t>flew</w:t></w:r></w:p>"
    )
    assert read(docx(body), idle).text == "Now seven box drones flew"


def test_footnotes_and_title() -> None:
    """Footnotes come after the text; the title and not the day is taken from what the file says of itself."""
    footnotes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>'
        + paragraph("Of 69.")
        + "</w:footnote></w:footnotes>"
    ).encode()
    parsed = read(
        docx(
            paragraph("54 fell."),
            about="<dc:title>Count</dc:title>",
            parts={"word/footnotes.xml": footnotes},
        ),
        idle,
    )
    assert parsed.text == "54 fell.\n\nOf 69."
    assert parsed.values == {"title": "Count"}


LAUGHS = "<!DOCTYPE w [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9)) + "]>"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04" + bytes(40), "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Word file or protected"),
        (docx(paragraph("&a8;"), head=LAUGHS), "declares XML entities"),
        (
            docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "declares",
        ),
        (docx("<w:p>"), "damaged"),
        (docx(paragraph("a" * 30_000_000)), "archive bombs"),
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    """What is no Word document, or means harm, says so."""
    with pytest.raises(ValueError, match=reason):
        read(raw, idle)


def test_other_archive(tmp_path: object) -> None:
    """A zip file of something else is no Word document."""
    import io  # noqa: PLC0415

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(ValueError, match="not a Word document"):
        read(file.getvalue(), idle)
