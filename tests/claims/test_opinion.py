"""Opinions and general remarks."""

import pytest

from verifier.claims.opinion import is_general, is_taste, judges, names_something


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sadly, nobody asked.", True),
        ("The result was a disgrace.", True),
        ("Critics called the cup a farce.", True),
        ("The match was over.", False),
        ("The house stood on the right bank.", False),
        ("The island is Great Britain.", False),
        ("It was a good deal shorter.", False),
    ],
)
def test_judges(text: str, expected: bool) -> None:
    """Words that value are told from the same words in other senses."""
    assert expected is judges(text)


def test_taste() -> None:
    """A superlative of taste is none of fact."""
    assert is_taste("He is the most exciting player.")
    assert not is_taste("It is the most populous country.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friendship has its price", True),
        ("The price is 5 dollars", False),
        ("The price was disputed", False),
        ("The capital is Oslo", False),
        ("The shop is closed", False),
        ("The lake is the deepest", False),
        ("The lake freezes in winter", False),
    ],
)
def test_general(text: str, expected: bool) -> None:
    """A remark in the present is general unless it has a number, a name, an event or a hard predicate."""
    assert expected is is_general(text)


def test_names_something() -> None:
    """The first word is capitalised anyway."""
    assert not names_something("Masks help.")
    assert names_something("Masks from Oslo help.")
