"""Words and patterns of news prose."""

import pytest

from verifier.claims.wording import NAME, has_finite_verb, has_number, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Two fell.", True), ("It cost £5.", True), ("No one fell.", False), ("Half of it fell.", True), ("", False)],
)
def test_numbers(text: str, expected: bool) -> None:
    """Digits and number words count, "one" does not."""
    assert expected is has_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It burned.", True), ("It will burn.", True), ("The Earth is flat.", True), ("A red bed.", False)],
)
def test_verbs(text: str, expected: bool) -> None:
    """A sentence has a finite verb, a heading need not."""
    assert expected is has_finite_verb(text)


def test_names() -> None:
    """Names are runs of capitalised words, joined by "of"."""
    assert [one.group() for one in names("At 5 the University of Halden in Kyiv shut.")] == [
        "University of Halden",
        "Kyiv",
    ]
    assert NAME.fullmatch("J. K. Rowling")
