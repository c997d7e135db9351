"""Claims that bound the time of what they tell."""

from datetime import date

import pytest

from verifier.claims import read_claim
from verifier.judge.bounds import Bound, bound
from verifier.types import Claim


def limits(text: str) -> Bound | None:
    """The bound of a claim."""
    claim = read_claim(text, id="1")
    assert isinstance(claim, Claim)
    return bound(claim)


def test_a_bound_has_one_open_end() -> None:
    """The day itself is outside."""
    before = limits("Amancio Ortega was born before October 1936.")
    after = limits("The college was founded later than 1764.")
    assert before is not None
    assert after is not None
    assert (before.first, before.last) == (date.min, date(1936, 9, 30))
    assert (after.first, after.last) == (date(1765, 1, 1), date.max)


def test_the_end_of_a_month_is_its_last_day() -> None:
    """The 28th lies before the end of October."""
    found = limits("Some 250 had been built before the end of October 1936.")
    assert found is not None
    assert found.last == date(1936, 10, 30)


def test_its_words_are_the_preposition_and_the_date() -> None:
    """What is cut out of the claim for the text model."""
    text = "Amancio Ortega was born before October 1936."
    found = limits(text)
    assert found is not None
    assert text[found.start : found.end] == "before October 1936"


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1936.",
        "He left before 1936 and came back in 1940.",
        "He left before dinner.",
        "It rose after all.",
    ],
)
def test_other_claims_have_none(text: str) -> None:
    """A plain date, two dates, or no date."""
    assert limits(text) is None


def test_a_bound_that_is_denied_is_the_other_one_with_its_day() -> None:
    """No later than October may be October."""
    latest, earliest = limits("The opera was written no later than 1845."), limits("It closed not before May 1990.")
    assert latest is not None
    assert earliest is not None
    assert (latest.first, latest.last) == (date.min, date(1845, 12, 31))
    assert (earliest.first, earliest.last) == (date(1990, 5, 1), date.max)
