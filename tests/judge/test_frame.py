"""Whether a passage is about the claim's time."""

from datetime import date

import pytest

from verifier.claims import read_claim
from verifier.judge.frame import Fit, time_fit
from verifier.quantities import parse
from verifier.types import Claim

PUBLISHED = date(2022, 12, 30)


def claim(first: date | None, last: date | None) -> Claim:
    """A claim about a period."""
    return Claim(id="1", text="", first=first, last=last)


def fit(asked: Claim, near: str, around: str = "", published: date | None = PUBLISHED) -> Fit:
    """The fit of a passage given by its words."""
    return time_fit(asked, parse(near, reference=published), parse(around, reference=published), published)


THE_29TH = claim(date(2022, 12, 29), date(2022, 12, 29))
THE_YEAR = claim(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("On 29 December 2022 missiles were fired.", Fit.SAME),
        ("On 16 December 2022 missiles were fired.", Fit.OTHER),
        ("On 29 December 2023 missiles were fired.", Fit.OTHER),
        ("Missiles were fired.", Fit.SAME),
        ("The mayor said on 30 December that missiles had been fired.", Fit.SAME),
    ],
)
def test_a_day_beside_the_words_tells_which_day_is_meant(near: str, expected: Fit) -> None:
    """Another day is another event; the day of the report itself is not taken for the day of the event."""
    assert fit(THE_29TH, near) is expected


def test_a_year_named_for_comparison_does_not_move_the_time() -> None:
    """'More than in 2021' speaks of 2022, when the passage names 2022 elsewhere."""
    assert fit(THE_YEAR, "29 percent more than in 2021.", "Trade in 2022 was larger.") is Fit.SAME


def test_a_claim_without_time_leaves_it_open() -> None:
    """Nothing asked, nothing missed."""
    assert fit(claim(None, None), "On 16 December 2022.") is Fit.OPEN


def test_a_report_of_long_after_speaks_of_another_time() -> None:
    """Without any date the day of publication decides."""
    assert fit(THE_29TH, "Missiles were fired.", published=date(2023, 6, 1)) is Fit.OTHER
    assert fit(THE_29TH, "Missiles were fired.", published=None) is Fit.OPEN


def test_two_nights_in_a_row_are_two_nights() -> None:
    """Sharing one day does not make two nights the same."""
    second = claim(date(2023, 1, 1), date(2023, 1, 2))
    assert fit(second, "In the night to 1 January 2023 drones came.", published=date(2023, 1, 1)) is Fit.OTHER


def test_a_bound_is_met_by_any_date_on_its_side() -> None:
    """“Before October 1936” fits March 1936; a date beyond it is another time; without dates it stays open."""
    asked = read_claim("Amancio Ortega was born before October 1936.", id="1")
    assert isinstance(asked, Claim)
    fits = [
        time_fit(asked, near, near, None)
        for near in (parse("Born 28 March 1936 in Spain."), parse("Born 28 March 1946 in Spain."), ())
    ]
    assert fits == [Fit.SAME, Fit.OTHER, Fit.OPEN]
