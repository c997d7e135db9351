"""What values say of themselves."""

import pytest

from verifier.types import Document, Evidence, Passage, Stance

PAGED = Document("report", "One. Three.", pages=(0, 5, 5))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (4, 1), (5, 3), (10, 3)])
def test_page_of_an_offset(offset: int, page: int) -> None:
    """A page reaches to where the next begins; one without text holds nothing."""
    assert PAGED.page_at(offset) == page


def test_no_pages() -> None:
    """A source without pages has none to name."""
    assert Passage(Document("note", "One."), 0, 4, "One.").page is None


def test_page_of_a_quote() -> None:
    """The page of evidence is that of its quote, not that of its passage."""
    passage = Passage(PAGED, 0, 11, PAGED.text)

    assert passage.page == 1
    assert Evidence(passage, Stance.NEUTRAL, 0.5, "", "Three.", 5, 11).page == 3
