"""Numbers are hidden and dates are not."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.masking import mask, number_spans, numbers


def chance(seed: int) -> random.Random:
    """A source of chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - no secrets here


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 45 drones 32 were destroyed.", "Of the # drones # were destroyed."),
        ("At least twenty-five people came.", "# people came."),
        ("It cost 1.2 million dollars.", "It cost # dollars."),
        ("On 5 March 2022 and in May 2020, seven fell.", "On 5 March 2022 and in May 2020, # fell."),
        ("Covid-19 and the F-16 came in the 1990s.", "Covid-19 and the F-16 came in the 1990s."),
    ],
)
def test_numbers_become_signs(text: str, expected: str) -> None:
    """Digits and words with their hedge become #; dates and names with digits stay."""
    assert expected == mask(text, chance(0))


def test_values_do_not_depend_on_spelling() -> None:
    """A number has the same value in words and in digits."""
    assert Counter([25.0, 1_200_000.0]) == numbers("Twenty-five people, 1.2 million dollars in 2021.")
    assert numbers("12,000 men") == numbers("twelve thousand men")


@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    """No text raises, and spans lie on digits."""
    mask(text, chance(0))
    assert all(text[start:end].strip().isdigit() for start, end in number_spans(text))
