"""Quotes are found where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.llm.quoting import find

TEXT = "The mayor said:\n  “Seven drones – all of them Shaheds – came at 5 o’clock.” Then 17 more fell…"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Seven drones", "Seven drones"),
        ("mayor said: Seven", None),
        ('said: "Seven drones - all', "said:\n  “Seven drones – all"),
        ("Seven  drones\n–", "Seven drones –"),
        ("“came at 5 o'clock.”", "came at 5 o’clock"),
        ('"all of them Shaheds"', "all of them Shaheds"),
        ("… 17 more fell...", "17 more fell"),
        ("Sev\u200ben drones", "Seven drones"),
        ("seven drones", None),
        ("even drones", None),
        ("7 more", None),
        ("Eight drones", None),
        ("", None),
        ("…", None),
        ('"', None),
    ],
)
def test_find(quote: str, words: str | None) -> None:
    """Blanks, marks and dashes may differ; letters and figures may not, and words are whole."""
    found = find(quote, TEXT)

    assert (TEXT[slice(*found)] if found else None) == words


@given(st.text(), st.text(), st.text())
def test_total(before: str, quote: str, behind: str) -> None:
    """Any text is taken; what is found has offsets within the text."""
    found = find(quote, before + quote + behind)

    assert found is None or 0 <= found[0] < found[1] <= len(before + quote + behind)


@given(st.lists(st.sampled_from(["drones", "7", "–", "“", "’", "\n", "  ", "came"]), min_size=1))
def test_own_words(words: list[str]) -> None:
    """Words taken from a text are found in it again, however they are spaced and marked."""
    quote = " ".join(words)
    text = f"First. {quote} Last."

    assert not any(word.isalnum() for word in words) or find(quote.replace("“", '"'), text) is not None
