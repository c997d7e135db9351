"""Tolls that a text states outright."""

import pytest

from verifier.judge.toll import running, tolls
from verifier.judge.window import regions
from verifier.quantities import parse
from verifier.types import Claim, Document, Passage


def told(claim: str, text: str, said_by: str = "") -> list[tuple[str, bool | None]]:
    """Each toll a text states, and whether it bears the claim out."""
    document = Document(doc_id="a", text=text)
    (region,) = regions([Passage(document, 0, len(text), text)])
    asked = Claim(id="1", text=claim, quantities=parse(claim), said_by=said_by)
    return [(comparison.evidence.text, comparison.holds) for _, comparison in tolls(asked, asked.quantities, region)]


FLOOD = "The flood in Graz killed 38 people."


@pytest.mark.parametrize(
    "text",
    [
        "Three further deaths in Graz brought the toll of the flood to 47.",
        "The number of people killed by the flood in Graz was now 47.",
        "The death toll of the flood in Graz stands at 47.",
    ],
)
def test_the_toll_is_found_among_other_numbers(text: str) -> None:
    """What the toll has come to is compared, not what was added to it."""
    assert told(FLOOD, text) == [("47", False)]


def test_the_same_toll_agrees() -> None:
    """A toll that is the claim's bears it out."""
    assert told(FLOOD, "The toll of the flood in Graz reached 38.") == [("38", True)]


@pytest.mark.parametrize(
    ("claim", "text", "speaker"),
    [
        (FLOOD, "The flood in Graz damaged 47 houses.", ""),
        (FLOOD, "The count of votes in Linz stands at 47.", ""),
        ("The flood in Graz damaged 38 houses.", "The toll of the flood in Graz reached 47.", ""),
        (FLOOD, "The toll of the flood in Graz reached 47.", "the mayor"),
        ("Nine deaths were added to the toll of the flood in Graz.", "The toll of the flood in Graz reached 47.", ""),
        ("In the flood in Graz 38 people were killed or wounded.", "The toll of the flood in Graz reached 47.", ""),
    ],
)
def test_other_counts_and_voices_are_left_alone(claim: str, text: str, speaker: str) -> None:
    """Only a toll answers a toll, and what somebody said is not answered by another's."""
    assert told(claim, text, speaker) == []


def test_deaths_run_and_houses_do_not() -> None:
    """A count of the dead grows as news comes in."""
    assert running(*parse("At least 38 people were killed."))
    assert not running(*parse("At least 38 houses were sold."))
