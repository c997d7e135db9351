"""The plot of a claim's number over its sources."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.ui.values import AGENCY, CLAIM, MAYOR, QUOTE, REFUTED, comparison, number
from verifier.types import ComparisonCode
from verifier.ui.number_plot import SIDES, alt_text, chart, plots, printed

_COLOURS = ["#111111", "#222222", "#333333", "#444444"]


def test_numbers_with_two_reports_are_plotted() -> None:
    """Only the number that two sources give gets a plot, its rows in order of date."""
    (plot,) = plots(REFUTED)
    assert plot.quantity.text == "nine"
    assert [(report.label, report.low, report.side) for report in plot.reports] == [
        ("2022-12-29  Agency", 7, "differs"),
        ("2022-12-30  Mayor", 7, "differs"),
    ]


def test_one_report_is_no_plot() -> None:
    """A single source needs no picture."""
    assert plots(replace(REFUTED, conflicting=(MAYOR,), considered=(MAYOR,))) == ()


def test_disputed_numbers_come_first() -> None:
    """The number that sources dispute is drawn before one they agree on."""
    agreeing = replace(AGENCY, comparisons=(comparison(CLAIM.quantities[1], number(AGENCY.quote, "7", 2), True),))
    third = replace(AGENCY, passage=replace(AGENCY.passage, document=replace(AGENCY.passage.document, publisher="C")))
    checked = replace(REFUTED, conflicting=(MAYOR, agreeing, third))
    assert [plot.quantity.text for plot in plots(checked)] == ["nine", "two"]


def test_superseded_reports_are_shown_as_such() -> None:
    """An earlier figure that a later one replaced stays visible."""
    replaced = replace(AGENCY.comparisons[0], code=ComparisonCode.SUPERSEDED, holds=None)
    old = replace(AGENCY, comparisons=(replaced,))
    (plot,) = plots(replace(REFUTED, conflicting=(MAYOR,), considered=(MAYOR, old)))
    assert [report.side for report in plot.reports] == ["superseded", "differs"]


def test_other_units_are_left_out() -> None:
    """A number in another unit has no place on the axis."""
    other = replace(AGENCY.comparisons[0], evidence=replace(AGENCY.comparisons[0].evidence, unit="USD"))
    assert plots(replace(REFUTED, conflicting=(MAYOR, replace(AGENCY, comparisons=(other,))))) == ()


def test_reports_of_one_source_and_day_keep_their_rows() -> None:
    """Two reports with the same name do not fall into one row."""
    (plot,) = plots(replace(REFUTED, conflicting=(AGENCY, AGENCY)))
    assert [report.label for report in plot.reports] == ["2022-12-29  Agency", "2022-12-29  Agency (2)"]


def test_alt_text_lists_every_report() -> None:
    """The plot can be read without seeing it."""
    (plot,) = plots(REFUTED)
    assert alt_text(plot) == "The claim says 9. 2022-12-29  Agency: 7 (differs); 2022-12-30  Mayor: 7 (differs)."


def test_axis_holds_claim_and_reports() -> None:
    """The axis spans all numbers and is not stretched to zero."""
    (plot,) = plots(REFUTED)
    claim_layer, reports = chart(plot, _COLOURS)["layer"]
    low, high = reports["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert 0 < low < 7
    assert high > 9
    assert claim_layer["data"]["values"][0]["words"] == "claim: 9"


def test_a_range_is_a_band() -> None:
    """A claim between two numbers is drawn as a band."""
    (plot,) = plots(REFUTED)
    marks = [layer["mark"]["type"] for layer in chart(replace(plot, high=Decimal(12)), _COLOURS)["layer"][0]["layer"]]
    assert marks == ["rect", "rule", "text"]


def test_every_side_has_a_shape() -> None:
    """Sides differ in shape, not in colour alone."""
    (plot,) = plots(REFUTED)
    shapes = chart(plot, _COLOURS)["layer"][1]["layer"][1]["encoding"]["shape"]["scale"]["range"]
    assert len(SIDES) == len(set(shapes))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("7", "7", "7"), ("1200000", "1200000", "1,200,000"), ("3.50", "3.50", "3.5"), ("10", "20", "10 to 20")],
)
def test_printed(low: str, high: str, words: str) -> None:
    """Numbers are printed as digits with thousands separated."""
    assert words == printed(Decimal(low), Decimal(high))


def test_number_is_where_it_stands() -> None:
    """The shared values slice to their words."""
    assert QUOTE[MAYOR.comparisons[0].evidence.start : MAYOR.comparisons[0].evidence.end] == "Seven"
