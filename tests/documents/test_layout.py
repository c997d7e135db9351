"""From printed lines to flowing text."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.documents.layout import SOFT_HYPHEN, Line, flow


def page(*texts: str, left: float = 50, width: float = 6, top: float = 800, step: float = 14) -> list[Line]:
    """Lines below each other; the width follows from the number of characters."""
    return [
        Line(text, left, left + width * len(text), top - step * row - 10, top - step * row)
        for row, text in enumerate(texts)
    ]


FULL = "The mayor of the town said that seven drones had come over"


def test_lines_of_a_paragraph_are_joined() -> None:
    """Lines become a paragraph with blanks between them."""
    assert flow([page(FULL, "the river in the night.")]) == (f"{FULL} the river in the night.", (0,))


def test_broken_words_are_mended() -> None:
    """A hyphen at the end of a line goes, unless the document writes the word with one elsewhere."""
    lines = page(f"A so-called count of ex{SOFT_HYPHEN}", f"ploding drones by a so{SOFT_HYPHEN}", "called expert here")
    assert flow([lines])[0] == "A so-called count of exploding drones by a so-called expert here"


def test_ranges_keep_their_hyphen() -> None:
    """A range of numbers cut at the end of a line is whole again."""
    assert flow([page(f"{FULL} in 2022-", "2023 and after that.")])[0] == f"{FULL} in 2022-2023 and after that."


def test_gaps_and_indents_divide() -> None:
    """A wide gap, and an indented line after the end of a sentence, begin a paragraph."""
    lines = [*page(f"{FULL}.", f"{FULL}.", f"{FULL}."), *page(f"{FULL}.", left=62, top=758), *page(FULL, top=700)]
    assert flow([lines])[0].count("\n\n") == 2


def test_short_lines_stay_lines() -> None:
    """Rows of a table and items of a list are not run together."""
    lines = page("City Drones", "Kyiv 7", "Lviv 2", f"{FULL} and {FULL}", f"- {FULL}", f"- {FULL}")
    assert flow([lines])[0].splitlines()[:3] == ["City Drones", "Kyiv 7", "Lviv 2"]
    assert flow([lines])[0].splitlines()[-2:] == [f"- {FULL}", f"- {FULL}"]


def test_columns_are_read_one_after_the_other() -> None:
    """A sentence goes on at the top of the next column."""
    lines = [*page("The mayor said that seven", "drones had come"), *page("over the river.", "Two fell.", left=300)]
    assert flow([lines])[0].startswith("The mayor said that seven drones had come over the river.")


def test_furniture_is_left_out() -> None:
    """Running heads and page numbers go; a number at the edge of one page stays."""
    pages = [page("Annual report 2022", f"{FULL} in part {n}.", f"{n * n} drones.", f"{n} / 20") for n in range(1, 6)]
    text, _ = flow(pages)
    assert "Annual report" not in text
    assert "/ 20" not in text
    assert [f"{n * n} drones." in text for n in range(1, 6)] == [True] * 5


def test_sentences_go_on_over_pages() -> None:
    """A sentence that a page cuts is whole, and each page is known to begin where its text does."""
    text, starts = flow([page(FULL), [], page("the river."), page("Two fell.")])
    assert text == f"{FULL} the river.\n\nTwo fell."
    assert [text[start:] for start in starts] == [
        text,
        " the river.\n\nTwo fell.",
        "the river.\n\nTwo fell.",
        "Two fell.",
    ]


words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
printed = st.builds(Line, lines, st.floats(0, 300), st.floats(300, 600), st.floats(0, 700), st.floats(700, 800))


@given(st.lists(st.lists(printed, max_size=6), max_size=2))
def test_nothing_is_lost(pages: list[list[Line]]) -> None:
    """With too few pages for furniture, every letter is in the text, in order, and pages are in order too."""
    text, starts = flow(pages)
    letters = "".join(line.text for page in pages for line in page)
    assert "".join(text.split()) == "".join(letters.split())
    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)
