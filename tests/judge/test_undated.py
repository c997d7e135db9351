"""Claims without their dates."""

import pytest

from verifier.claims import read_claim
from verifier.judge.undated import undated
from verifier.types import Claim


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("On 18 October 2022 Berg spoke of talks.", "Berg spoke of talks."),
        ("Berg said in November 2022 that Oslo was aware.", "Berg said that Oslo was aware."),
        ("A drone struck Oslo in the night to 30 December 2022.", "A drone struck Oslo."),
        ("Late in October 2022, Berg spoke.", "Berg spoke."),
        ("Berg was born before October 1936.", "Berg was born ."),
        ("Berg spoke.", "Berg spoke."),
    ],
)
def test_dates_and_the_words_that_lead_to_them_are_left_out(text: str, left: str) -> None:
    """What the text model is asked where the document has the date."""
    claim = read_claim(text, id="1")
    assert isinstance(claim, Claim)
    assert undated(claim) == left
