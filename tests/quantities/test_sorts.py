"""Which numbers may answer each other, in whole sentences."""

import pytest

from verifier.quantities import align, parse

# Claim, passage, and whether each number of the claim that finds a partner holds.
CASES = [
    # what is left of a total
    ("Of the 23 drones five were not destroyed.", "23 drones were seen, of which 18 were destroyed.", {True}),
    ("Of the 23 drones four were not destroyed.", "23 drones were seen, of which 18 were destroyed.", {True, False}),
    ("All drones but a single exception were downed.", "It destroyed 30 Russian drones out of 31.", {True}),
    (
        "With a single exception, the 31 drones sent against Ukraine were shot down.",
        "The air force had destroyed 30 Russian drones out of 31 over 11 regions.",
        {True},
    ),
    # the part that is where the claim says, not its total
    ("51 drones were shot down over Odesa.", "51 drones were downed in the south, 28 of them in Odesa.", {False}),
    ("28 drones were shot down over Odesa.", "51 drones were downed in the south, 28 of them in Odesa.", {True}),
    # counts of reports
    ("Two drones were destroyed in the night.", "Two counts exist for the night.", set()),
    # how long a period lasted
    ("He played for 21 years.", "His career lasted from 1956 to 1977.", {True}),
    ("He played for 25 years.", "His career lasted from 1956 to 1977.", {False}),
    ("The exercise took one week.", "The exercise was held from 21 to 27 December 2022.", {True}),
    ("He stayed for two nights.", "He stayed for two days.", {True}),
    # shares of another kind
    ("More than half of the missiles were shot down.", "55 missiles were fired and damaged 18 sites.", set()),
    ("Unemployment stood at 3.7 percent.", "It was 10.23C in Wales and 9.85C in Ireland.", set()),
    # the same figure, the other way
    ("Pay rose by 3.9 percent.", "Pay fell by 3.9 percent.", {False}),
    # occasions
    ("The rate was raised for the ninth time running.", "It was the ninth increase of the rate in a row.", {True}),
    # attributes are no predicates
    ("One guided missile was destroyed.", "39 drones were destroyed, plus one guided missile.", {True}),
]


@pytest.mark.parametrize(("claim", "passage", "holds"), CASES)
def test_sorts(claim: str, passage: str, holds: set[bool | None]) -> None:
    """Numbers of different sorts are not set against each other, and what follows from printed ones is."""
    assert {found.holds for found in align(parse(claim), parse(passage))} == holds
