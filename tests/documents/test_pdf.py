"""The text layer of PDF files."""

from itertools import pairwise

import pytest
from fpdf import FPDF

from tests.documents.making import idle, pdf
from verifier.documents.pdf import MOST_PAGES, read


def test_pages_and_text() -> None:
    """Each page's text is found where the page is said to begin."""
    pages = [
        ["Seven drones came to Kyiv."],
        ["Two were shot down.", "Five flew on to the city."],
        [],
        ["It was night."],
    ]
    parsed = read(pdf(pages, title="Report"), idle)
    starts = [*parsed.pages, len(parsed.text)]
    found = [parsed.text[start:end].split() for start, end in pairwise(starts)]
    assert found == [" ".join(lines).split() for lines in pages]
    assert parsed.values["title"] == "Report"
    assert "published" not in parsed.values


def test_words_at_line_ends() -> None:
    """A word that a hyphen breaks is one word."""
    assert "exploding" in read(pdf([["The mayor counted seven ex-", "ploding drones."]]), idle).text


def test_other_letters() -> None:
    """Letters beyond ASCII come out as they are."""
    assert read(pdf([["Pelé é o Rei: 3 °C"]]), idle).text == "Pelé é o Rei: 3 °C"


def picture() -> FPDF:
    """A PDF with a page that is a picture."""
    from PIL import Image  # noqa: PLC0415 - comes with fpdf2

    made = FPDF()
    made.add_page()
    made.image(Image.new("L", (40, 40)), 10, 10, 100)
    return made


def test_scan() -> None:
    """A file of pictures says that it is a scan."""
    with pytest.raises(ValueError, match="is a scan: 1 of its 1 pages"):
        read(bytes(picture().output()), idle)


def test_scanned_page() -> None:
    """A page that is a picture among pages with text is named."""
    made = picture()
    made.set_font("Times", size=11)
    made.add_page()
    made.cell(text="Seven drones.")
    parsed = read(bytes(made.output()), idle)
    assert (parsed.text, parsed.pages) == ("Seven drones.", (0, 0))
    assert "page 1: no text" in parsed.notes[0]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not a PDF"),
        (b"%PDF-1.7\n\x00\xff", "not a PDF"),
        (pdf([["Secret."]], lock="key"), "protected by a password"),
        (pdf([[], []]), "has no text on its 2 pages"),
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    """What gives no text says why."""
    with pytest.raises(ValueError, match=reason):
        read(raw, idle)


def test_too_many_pages() -> None:
    """A file of more pages than anybody reads is refused before they are opened."""
    kids = " ".join(["3 0 R"] * (MOST_PAGES + 1))
    raw = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count {MOST_PAGES + 1}/Kids[{kids}]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(ValueError, match=r"5,001 pages"):
        read(raw.encode(), idle)
