"""PDF files: the text layer, read by PDFium. There is no recognition of letters in pictures."""

import ctypes
from collections.abc import Callable, Iterator
from statistics import median
from typing import TYPE_CHECKING, Any

from verifier.documents.layout import SOFT_HYPHEN, Line, flow
from verifier.documents.parsed import LONGEST_TEXT, Parsed, spoken_list

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 5000


def read(raw: bytes, alive: Callable[[], None]) -> Parsed:
    """Text of a PDF with its pages; a page that is a picture is named, and a file of such pages only is refused."""
    pdf = _opened(raw)
    if len(pdf) > MOST_PAGES:
        raise ValueError(f"has {len(pdf):,} pages, and at most {MOST_PAGES:,} are read; split it.")
    pages, pictures, characters = [], [], 0
    for number in range(len(pdf)):
        lines, is_picture = _page(pdf, number)
        pages.append(lines)
        pictures += [number + 1] if is_picture else []
        characters += sum(len(line.text) for line in lines)
        if characters > LONGEST_TEXT:
            raise ValueError(f"has more than {LONGEST_TEXT // 1_000_000} million characters of text; split it.")
        alive()
    text, starts = flow(pages)
    if not text.strip():
        raise ValueError(_why_empty(len(pdf), len(pictures)))
    return Parsed(text, _values(pdf), starts, _notes(pictures))


def _opened(raw: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2  # noqa: PLC0415 - heavy
    from pypdfium2 import raw as pdfium  # noqa: PLC0415

    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise ValueError("is protected by a password; save it without one.") from error
        raise ValueError("is not a PDF file, or is damaged; open it and save it as PDF again.") from error


def _page(pdf: "pypdfium2.PdfDocument", number: int) -> tuple[list[Line], bool]:
    """Lines of a page, and whether it is a picture without text. A damaged page has no lines."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw as pdfium  # noqa: PLC0415

    try:
        page = pdf[number]
        text = page.get_textpage()
        lines = list(_lines(text))
        is_picture = not lines and any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    except pypdfium2.PdfiumError:
        return [], False
    text.close()
    page.close()
    return lines, is_picture


def _lines(text: "pypdfium2.PdfTextPage") -> Iterator[Line]:
    at = 0  # in UTF-16 units, as PDFium counts
    for piece in text.get_text_range().replace(SOFT_HYPHEN, f"{SOFT_HYPHEN}\r\n").split("\r\n"):
        clean = " ".join(_printable(piece).split())
        if clean:
            boxes = [_box(text, at + _units(piece[:place])) for place in _spread(piece)]
            bottom, top = median(box.bottom for box in boxes), median(box.top for box in boxes)
            yield Line(clean, boxes[0].left, boxes[-1].right, bottom, top)
        at += _units(piece) + (0 if piece.endswith(SOFT_HYPHEN) else 2)


def _spread(piece: str) -> tuple[int, int, int]:
    """Places of the first, a middle and the last character that is printed."""
    printed = [place for place, character in enumerate(piece) if not character.isspace() and character != SOFT_HYPHEN]
    return printed[0], printed[len(printed) // 2], printed[-1]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() or character == SOFT_HYPHEN else " " for character in text)


def _box(text: "pypdfium2.PdfTextPage", index: int) -> Any:  # noqa: ANN401 - a C struct
    """The box of a character of the text, as high as its font: left, right, bottom, top."""
    from pypdfium2 import raw as pdfium  # noqa: PLC0415

    box = pdfium.FS_RECTF()
    place = pdfium.FPDFText_GetCharIndexFromTextIndex(text, index)
    pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box))
    return box


def _values(pdf: "pypdfium2.PdfDocument") -> dict[str, Any]:
    """What the file says of itself. When it was made is not when it was published."""
    about = pdf.get_metadata_dict()
    values = {"title": about.get("Title"), "author": about.get("Author"), "created": _day(about.get("CreationDate"))}
    return {key: _printable(value).strip() for key, value in values.items() if value}


def _day(written: str | None) -> str:
    """The day in a PDF date, "D:20221230…"."""
    digits = (written or "").removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""


def _notes(pictures: list[int]) -> tuple[str, ...]:
    if not pictures:
        return ()
    which = f"page {pictures[0]}" if len(pictures) == 1 else f"pages {spoken_list([str(page) for page in pictures])}"
    return (f"was read without {which}: no text, only pictures; make the text readable with OCR first.",)


def _why_empty(pages: int, pictures: int) -> str:
    if pictures:
        return f"is a scan: {pictures:,} of its {pages:,} pages are pictures without text; make it readable with OCR."
    return f"has no text on its {pages:,} pages."
