"""Sentences about the writer or to the reader."""

import pytest

from verifier.claims.personal import is_experience_or_view, speaks_of_self, speaks_to_reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I asked 12 teachers.", True),
        ("We are confident.", True),
        ("I think that it is late.", True),
        ("I think that 5 percent of it is lost.", False),
        ("We cut taxes by a third.", False),
        ("We passed the bill in March.", False),
        ("They cut taxes.", False),
    ],
)
def test_experience_or_view(text: str, expected: bool) -> None:
    """What the writer lived through or thinks cannot be looked up; what "we" did can."""
    assert expected is is_experience_or_view(text)


def test_the_country_is_no_pronoun() -> None:
    """US is a country, us are we."""
    assert not speaks_of_self("The US left.")
    assert speaks_of_self("They left us.")


def test_speaks_to_reader() -> None:
    """You and your address the reader."""
    assert speaks_to_reader("Mind your step.")
    assert speaks_to_reader("One gets used to candles.")
    assert not speaks_to_reader("Young people left.")
