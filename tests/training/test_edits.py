"""Each edit changes one thing."""

import random

import pytest

from training.edits import change_number, negate, oppose, shift_date, swap_roles


def chance(seed: int) -> random.Random:
    """A source of chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - no secrets here


WAYS = ("did not destroy", "didn't destroy", "never destroyed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is old.", {"The bridge is not old."}),
        ("The bridge is not old.", {"The bridge is old."}),
        ("The army destroyed the bridge.", {f"The army {how} the bridge." for how in WAYS}),
        ("A man who was ill", None),
    ],
)
def test_negation_touches_the_main_clause(text: str, expected: set[str] | None) -> None:
    """A "not" is put in or taken out, in the main clause only."""
    found = {negate(text, chance(seed)) for seed in range(20)}
    assert (expected or {None}) >= found


def test_opposites_go_both_ways() -> None:
    """An edit with the opposite word, done twice, gives the first text."""
    once = oppose("Exports rose.", chance(0))
    assert once == "Exports fell."
    assert oppose("Exports fell.", chance(0)) == "Exports rose."


def test_roles_are_exchanged() -> None:
    """Who did it and to whom change places, and so do both ends of a way."""
    assert swap_roles("Arsenal beat Chelsea in May.", chance(0)) == "Chelsea beat Arsenal in May."
    assert swap_roles("He moved from Paris to Rome.", chance(0)) == "He moved from Rome to Paris."
    assert swap_roles("It rained.", chance(0)) is None


def test_dates_move() -> None:
    """A day, month or year becomes another; a bound is left alone, for the other date may satisfy it too."""
    assert shift_date("She came on Monday.", chance(0)) not in (None, "She came on Monday.")
    assert shift_date("She came before 1990.", chance(0)) is None
    assert shift_date("Theresa May worked.", chance(0)) is None


def test_numbers_change() -> None:
    """The number is another one, and the rest of the sentence is the same."""
    changed = change_number("They saw 12 ships.", chance(0))
    assert changed is not None
    assert changed != "They saw 12 ships."
    assert (changed.startswith("They saw "), changed.endswith(" ships.")) == (True, True)
    assert change_number("They came in 1999.", chance(0)) is None
