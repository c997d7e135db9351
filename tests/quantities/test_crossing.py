"""Numbers that a claim has exchanged for one another."""

import pytest

from verifier.quantities import align, parse

SWAPPED = [
    ("Amar scored 44 percent and Bhavan 54 percent.", "Amar scored 54 percent and Bhavan scored 44 percent."),
    ("Of the 45 drones 32 came before midnight and 13 after.", "Of 45 drones 13 came before midnight and 32 after it."),
    (
        "Of the 45 drones, 32 were destroyed before midnight and 13 after.",
        "45 drones were destroyed that night: 13 late on 31 December and 32 early on 1 January.",
    ),
    (
        "He drove for 7 hours at 50 mph and for 3 hours at 60 mph.",
        "He drove at 60 mph for 7 hours and at 50 mph for 3.",
    ),
    (
        "Chile, Peru and Cuba won 5, 3 and 7 medals respectively.",
        "Chile, Peru and Cuba won 3, 5 and 7 medals respectively.",
    ),
    (
        "She had 82, 65 and 67 marks in English, physics and art.",
        "She had 65, 82 and 67 marks in English, physics and art.",
    ),
    (
        "Köln won with 39:25 points, Frankfurt came second with 45:19 points.",
        "Köln won with 45:19 points, Frankfurt had 39:25 points.",
    ),
    (
        "Of nine rockets, six were stopped on the approach and three over the city.",
        "Nine were aimed at the capital, of which three were halted before the city and six above it.",
    ),
    (
        "Among the brigades praised, the 12th belongs to Lviv and the 31st to Rivne.",
        "Praise went to the 12th (Rivne), 31st (Lviv) and 40th (Lutsk) brigades.",
    ),
]
KEPT = [
    ("Amar scored 54 percent and Bhavan 44 percent.", "Bhavan scored 44 percent, while Amar scored 54 percent."),
    ("The city says 5 fell on the roofs and 2 in the river.", "The city says 2 fell in the river, 5 on the roofs."),
    (
        "Of the 45 drones, 13 were destroyed before midnight and 32 after.",
        "45 drones were destroyed that night: 13 late on 31 December and 32 early on 1 January.",
    ),
    (
        "Three rockets were stopped on the approach and six over the city.",
        "Nine were aimed at the capital, of which three were halted before the city and six above it.",
    ),
    ("Fares rose from 3 to 5 dollars.", "Fares were raised from 3 dollars to 5 dollars."),
    ("Chile and Peru won 3 and 5 medals respectively.", "Peru won 5 medals, Chile 3."),
    (
        "Of seven drones sent to Kyiv, two fell on the approach and five over the city.",
        "The figures were seven aimed at the capital, of which two were halted before the city and five above it.",
    ),
    ("30 soldiers and 12 civilians were killed.", "12 civilians died, and so did 30 soldiers."),
]


@pytest.mark.parametrize(("claim", "passage"), SWAPPED)
def test_swapped_numbers_differ(claim: str, passage: str) -> None:
    """Each number is held against the one that the same words go with, and fails."""
    assert False in {found.holds for found in align(parse(claim), parse(passage))}


@pytest.mark.parametrize(("claim", "passage"), KEPT)
def test_another_order_is_no_swap(claim: str, passage: str) -> None:
    """Numbers told in another order, with their own words, hold."""
    assert {True} == {found.holds for found in align(parse(claim), parse(passage))}


def test_a_number_has_its_own_words() -> None:
    """What stands before the first of two belongs to both; what follows a number is its own."""
    two, five = parse("Kyiv said two fell in the river and five on the roofs.")
    assert (two.beside, five.beside) == ("fell river", "roofs")


def test_a_bound_does_not_hide_a_swap() -> None:
    """What is told as “up to a billion” may be told of the other sum."""
    passage = (
        "The president approved up to $1 billion from stocks, and the ministry added $850 million under a programme."
    )
    claim = "The package has $850 million from stocks and $1 billion under a programme."
    assert [each.holds for each in align(parse(claim), parse(passage))] == [False, False]
