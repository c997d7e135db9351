"""How sure it is that two numbers count the same."""

from dataclasses import replace
from datetime import date

import pytest

from tests.quantities.made import count, day, percent, quantity
from verifier.quantities.likeness import Likeness, framed, likeness
from verifier.types import Quantity, QuantityKind

DRONES = count(9, thing="drones", role="launched", where="at Kyiv")


def alike(ours: Quantity, theirs: Quantity) -> Likeness:
    """The likeness of two quantities without a text around them."""
    found = likeness(framed([ours])[0], framed([theirs])[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    "other",
    [
        replace(DRONES, thing="houses"),
        replace(DRONES, role="shot down"),
        replace(DRONES, where="at Odesa"),
        replace(DRONES, per="day"),
        replace(DRONES, change="rise_by"),
        replace(DRONES, thing=""),
        replace(DRONES, role=""),
        replace(DRONES, where=""),
    ],
)
def test_whatever_differs_or_is_unknown_costs(other: Quantity) -> None:
    """The same words are surest."""
    assert alike(DRONES, other).score < alike(DRONES, DRONES).score


def test_unlike_kinds_have_no_likeness() -> None:
    """A rank is never compared with a count."""
    assert likeness(framed([DRONES])[0], framed([quantity("8", QuantityKind.RANK)])[0]) is None


def test_unknown_is_no_clash() -> None:
    """An empty phrase leaves it open, another event does not."""
    assert not alike(DRONES, replace(DRONES, thing="", role="")).clash
    assert alike(DRONES, replace(DRONES, role="shot down")).clash


def test_a_part_is_where_its_whole_is() -> None:
    """Of seven over Kyiv, two are over Kyiv too."""
    whole, part = count(7, where="over Kyiv"), count(2, whole=0)
    assert [f.where for f in framed([whole, part])] == ["over Kyiv", "over Kyiv"]


def test_a_later_report_may_tell_of_the_period() -> None:
    """A toll of January can be that of December's storm, not that of last year's."""
    claim = [count(38, thing="dead", when="December 2022"), day("December 2022", date(2022, 12, 1), date(2022, 12, 31))]
    soon = [count(47, thing="dead", when="19 January 2023"), day("19 January 2023", date(2023, 1, 19))]
    late = [count(47, thing="dead", when="19 January 2024"), day("19 January 2024", date(2024, 1, 19))]
    scopes = [likeness(framed(claim)[0], framed(passage)[0]) for passage in (soon, late)]
    assert [bool(found.scope) for found in scopes if found] == [False, True]


def test_a_month_is_not_its_year() -> None:
    """Figures for periods of different length have different scopes."""
    year = [percent(8, when="2022"), day("2022", date(2022, 1, 1), date(2022, 12, 31))]
    month = [percent(8, when="May 2022"), day("May 2022", date(2022, 5, 1), date(2022, 5, 31))]
    found = likeness(framed(year)[0], framed(month)[0])
    assert found is not None
    assert found.scope == "periods of different length"
