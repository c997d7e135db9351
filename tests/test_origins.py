"""Which texts are copies of one report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.origins import origins, same_origin, wire

REPORT = (
    "The mayor said on Friday that seven drones had been launched at the capital in the night, that two of them were "
    "shot down on the approach and that five fell over the city. A house in the Holosiivskyi district was hit by "
    "debris, he added, and nobody was hurt. Power was back in most districts by noon, the operator said."
)
OTHER = (
    "Seven drones came at the capital overnight and none got through, according to its mayor. He wrote that falling "
    "debris broke windows in one southern district. The grid operator had most homes supplied again before lunch."
)


def test_a_copy_under_another_name() -> None:
    """A cut and lightly changed report is a copy; the same news in other words is not."""
    copy = "KYIV (Reuters) - " + REPORT.removesuffix("Power was back in most districts by noon, the operator said.")

    assert same_origin(REPORT, copy)
    assert not same_origin(REPORT, OTHER)


def test_first_of_each_origin() -> None:
    """Each text names the first text of its origin."""
    assert origins([REPORT, OTHER, f"Update: {REPORT}", OTHER + " More follows."]) == [0, 1, 0, 1]


def test_changed_numbers_do_not_hide_a_copy() -> None:
    """A copy with one other number is still a copy, so that a slip of the pen is no second source."""
    assert same_origin(REPORT, REPORT.replace("seven", "nine"))


def test_wire_credit_lowers_the_bar() -> None:
    """Texts of one agency need to share less to be one voice."""
    half = REPORT[: len(REPORT) // 3] + OTHER

    assert origins([REPORT, half]) == [0, 1]
    assert origins([REPORT, half], ["CTV News / AP", "Le Monde with AP"]) == [0, 0]


@pytest.mark.parametrize(
    ("credit", "agency"),
    [("France 24 / AFP", "afp"), ("The New Paper / Reuters", "reuters"), ("Kyiv Post", ""), ("APEC", "")],
)
def test_wire(credit: str, agency: str) -> None:
    """The agency is read from the publisher's name, as a word of its own."""
    assert wire(credit) == agency


@pytest.mark.parametrize("text", ["", "Seven drones.", "7 7 7 7 7 7"])
def test_short_texts_are_no_copies(text: str) -> None:
    """Too few words prove nothing."""
    assert origins([text, text]) == [0, 1]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts(texts: list[str]) -> None:
    """Every text gets an origin at or before it, which is its own origin."""
    found = origins(texts)

    assert all(first <= at and found[first] == first for at, first in enumerate(found))
