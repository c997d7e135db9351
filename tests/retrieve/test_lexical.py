"""Free text as full-text terms."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.retrieve.lexical import MAX_TERMS, terms


def matches(query: str, text: str) -> bool:
    """True if SQLite finds `text` for the words of `query`."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        'CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "porter unicode61 remove_diacritics 2")'
    )
    connection.execute("INSERT INTO words VALUES (?)", (text,))
    try:
        found = [connection.execute("SELECT 1 FROM words WHERE words MATCH ?", (term,)) for term in terms(query)]
        return any(rows.fetchall() for rows in found)
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("7", "all 7 of them"),
        ("7", "seven drones"),
        ("twelve", "12 drones"),
        ("1.85", "aid of $1.85 billion"),
        ("1,200", "about 1,200 homes"),
        ("1,200", "about 1200 homes"),
        ("2500", "some 2,500 of them"),
        ("1.2m", "1,200,000 people"),
        ("80,000,000", "80 million ballots"),
        ("$1.85 billion", "1850000000 dollars"),
        ("3 TRILLION", "3,000,000,000,000"),
        ("Kyiv's", "in Kyiv's streets"),
        ("NEAR OR AND", "it was near"),
        ('"quoted" (text)* ^col:', "the text was quoted"),
        ("drones", "one drone"),
        ("Ukraïna Київ", "у Київ"),
        ("the of and", "the end"),
    ],
)
def test_words_are_found(query: str, text: str) -> None:
    """Numbers, quotation marks, operators and other scripts are words like others."""
    assert matches(query, text)


def test_decimal_is_one_term() -> None:
    """1.85 is not found where 1 and 85 stand apart."""
    assert not matches("1.85", "1 of 85 homes")


@pytest.mark.parametrize("number", ["2022", "999", "1.5", "1,2345", "12,345.6", "0,000"])
def test_number_of_one_form(number: str) -> None:
    """What is small, broken or no number at all is not written otherwise, but for years and the like with commas."""
    assert {term.replace(",", "") for term in terms(number)} == {f'"{number}"'.replace(",", "")}


@pytest.mark.parametrize("text", ["", "  ", "🚁 – „“", "%*"])
def test_text_without_words(text: str) -> None:
    """A text without words has no terms."""
    assert terms(text) == []


def test_common_words_are_left_out() -> None:
    """Words of every passage are not looked for if there are others."""
    assert terms("The drones of them") == ['"drones"']


def test_long_queries_are_cut() -> None:
    """Only so many terms are looked for."""
    assert len(terms(" ".join(f"w{number}" for number in range(500)))) == MAX_TERMS


@given(st.text())
def test_any_text_has_valid_terms(text: str) -> None:
    """SQLite accepts whatever comes."""
    if "\x00" not in text:
        assert matches(text, text) in {True, False}
