"""What visitors give, and what is refused before anything runs."""

import pytest

from verifier.errors import InputError
from verifier.inputs import ClaimRow
from verifier.ui.checks import LONGEST_TEXT, MOST_ROWS, SAMPLE, accepted, read_upload


def test_sample_has_the_sentence_people_are_shown() -> None:
    """The sample can be checked and holds the sentence of the guide."""
    first = "Of seven drones launched against the capital, two were shot down on the approach"
    assert f"{first} and five over the city" in accepted(SAMPLE)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_no_text_is_refused(text: str) -> None:
    """Nothing to check is said so."""
    with pytest.raises(InputError, match="no text yet"):
        accepted(text)


def test_a_text_too_long_for_a_page_is_refused() -> None:
    """Five megabytes of one line are refused with the way to go on."""
    with pytest.raises(InputError, match=r"5,000,000 characters.*python -m verifier check"):
        accepted("x" * 5_000_000)


def test_the_longest_text_is_accepted() -> None:
    """The bound itself is within bounds."""
    assert len(accepted("x" * LONGEST_TEXT)) == LONGEST_TEXT


def test_a_text_file_is_a_text() -> None:
    """An uploaded document becomes the text."""
    assert read_upload("a.txt", b"Kyiv counts.") == "Kyiv counts."


def test_a_table_is_rows() -> None:
    """An uploaded table becomes claims, one a row."""
    rows = read_upload("a.csv", b"id,claim\n7,Two fell.\n8,Five fell.\n")
    assert (ClaimRow("7", "Two fell."), ClaimRow("8", "Five fell.")) == rows


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x00\x00", "not a text file"),
        ("a.txt", "Łódź".encode("iso-8859-2"), "UTF-8"),
        ("a.csv", b"sentence\nTwo fell.\n", "no column 'claim'"),
        ("a.csv", b"id,claim\n1,a\n1,b\n", "more than once"),
        ("a.csv", b"claim,as_of\nTwo fell.,yesterday\n", "not a date"),
        ("a.jsonl", b"{oops\n", "not JSON"),
        ("a.csv", b"claim\n" + b"Two fell.\n" * (MOST_ROWS + 1), "more than the page can show"),
    ],
)
def test_bad_uploads_are_refused_in_words(name: str, data: bytes, message: str) -> None:
    """Every kind of bad file ends in a sentence that says what is wrong."""
    with pytest.raises(InputError, match=message):
        read_upload(name, data)
