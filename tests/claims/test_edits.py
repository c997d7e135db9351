"""Replacements in a sentence."""

from verifier.claims.edits import Edit, apply, in_case_of


def test_all_at_once() -> None:
    """Edits are places in the text as it was."""
    assert apply("He left the city.", [Edit(8, 16, "Kyiv"), Edit(0, 2, "Zelensky")]) == "Zelensky left Kyiv."


def test_overlapping_edits() -> None:
    """Of two edits of the same words the earlier counts."""
    assert apply("abcd", [Edit(1, 3, "X"), Edit(2, 4, "Y")]) == "aXd"


def test_case() -> None:
    """A replacement begins like what it replaces; names keep their capital."""
    assert in_case_of("the team", "They") == "The team"
    assert in_case_of("The team", "they") == "the team"
    assert in_case_of("Kyiv", "the city") == "Kyiv"
