"""Several claims in one sentence."""

import pytest

from verifier.claims.split import split


@pytest.mark.parametrize(
    "sentence",
    [
        "Of seven drones launched against the capital, two were shot down on the approach and five over the city.",
        "Sixteen drones crossed the border, and thirteen of them were shot down, the air force said.",
        "Purchases from Russia accounted for 114 billion and sales to Russia for 76 billion.",
        "Since March 212 drones have been launched, of which 170 were destroyed.",
        "Of the 45 drones, 32 were destroyed before midnight, and 13 were destroyed after.",
        "Revenue fell to 498 million, a decline of 2.7 percent.",
        "“Prices rose by 5 percent, and the bank did nothing,” she said.",
        "He left, and she stayed.",
        "A Shahed costs about 20,000 dollars, while a missile for a NASAMS launcher costs half a million.",
        "In 2013 the government promised 4,000 nurses; by the end of 2015 it had hired 2,360, the audit office found.",
        "Although Bloomberg puts the sum at 47 billion, the law names 45 billion.",
    ],
)
def test_stays_whole(sentence: str) -> None:
    """Numbers that are parts of one whole, quotations and clauses that lean on others are not torn apart."""
    assert split(sentence) == (sentence,)


def test_contrast() -> None:
    """A clause that disagrees is a claim of its own, and says what the sum was for."""
    assert split(
        "Joe Biden signed a spending law of 1.7 trillion dollars with 45 billion for Ukraine, although Bloomberg puts "
        "the sum at 47 billion."
    ) == (
        "Joe Biden signed a spending law of 1.7 trillion dollars with 45 billion for Ukraine.",
        "Bloomberg puts the sum for Ukraine in the spending law at 47 billion dollars.",
    )


def test_composition() -> None:
    """A whole and its two parts are three claims, each with its unit and the day."""
    assert split(
        "The battery came in a military package of 1.85 billion dollars, made up of 1 billion from Pentagon stocks and "
        "750 million under the Initiative (21 December 2022)."
    ) == (
        "The battery came in a military package of 1.85 billion dollars (21 December 2022).",
        "The military package included 1 billion dollars from Pentagon stocks (21 December 2022).",
        "The military package included 750 million dollars under the Initiative (21 December 2022).",
    )


def test_clauses() -> None:
    """Co-ordinated clauses with subject, verb and fact of their own are two claims."""
    assert split("Oil was the biggest item of 2022, yet Saudi Arabia stayed ahead of Russia.") == (
        "Oil was the biggest item of 2022.",
        "Saudi Arabia stayed ahead of Russia.",
    )


def test_semicolon() -> None:
    """Behind a semicolon a pronoun gets the subject of the clause before."""
    assert split("In 2013 the government promised 4,000 nurses; by the end of 2015 it had hired 20 doctors.") == (
        "In 2013 the government promised 4,000 nurses.",
        "By the end of 2015 the government had hired 20 doctors.",
    )


def test_speaker_is_shared() -> None:
    """Both halves of what somebody said were said by them."""
    assert split(
        "Trade, Putin said, would be up by a quarter, and the target of 200 billion dollars could be met."
    ) == (
        "Trade, Putin said, would be up by a quarter.",
        "Putin said the target of 200 billion dollars could be met.",
    )


def test_share_of_a_whole() -> None:
    """A sum and the share it is said to be are two claims: one may hold where the other fails."""
    assert split("Defence receives 858 billion, close to two thirds of the spending law.") == (
        "Defence receives 858 billion in the spending law.",
        "Defence receives close to two thirds of the spending law.",
    )
