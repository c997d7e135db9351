"""The numbers that sources give for one number of a claim: a row a report, in order of date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from verifier.types import Checked, Comparison, ComparisonCode, Evidence, Quantity

_NO_NUMBER = frozenset({ComparisonCode.UNIT_MISMATCH, ComparisonCode.CANNOT_COMPARE})
SIDES = ("agrees", "differs", "superseded", "other count")
_SHAPES = ("circle", "diamond", "triangle-up", "square")
_ROW_HEIGHT = 26  # pixels
_AXIS = {"labelLimit": 200, "labelFontSize": 13, "labelColor": "#3C4043", "labelFlush": False, "ticks": False}
_SIDE = {"field": "side", "type": "nominal", "legend": None}
_DOT = {"type": "point", "filled": True, "size": 110, "opacity": 1}
_VALUE = {"type": "text", "fontSize": 13}
_HALO = {"stroke": "white", "strokeWidth": 5}  # keeps a value readable across the claim's line
_TITLE = {"type": "text", "baseline": "bottom", "dy": -4, "fontSize": 13, "fontWeight": 600}


@dataclass(frozen=True, slots=True)
class Report:
    """The number of one source. `side` is one of `SIDES`."""

    label: str
    published: date | None
    low: Decimal
    high: Decimal
    side: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A number of the claim and what at least two reports give for it."""

    quantity: Quantity
    low: Decimal
    high: Decimal
    reports: tuple[Report, ...]

    @property
    def disputed(self) -> bool:
        """Whether any report differs from the claim."""
        return any(report.side == "differs" for report in self.reports)


def plots(checked: Checked) -> tuple[Plot, ...]:
    """One plot per number of the claim with two reports or more, disputed numbers first."""
    found = [plot for quantity in checked.claim.quantities if (plot := _plot(checked, quantity)) is not None]
    return tuple(sorted(found, key=lambda plot: not plot.disputed))


def _plot(checked: Checked, quantity: Quantity) -> Plot | None:
    if quantity.low is None or quantity.high is None:
        return None
    reports = [report for each in _voices(checked) if (report := _report(each, quantity)) is not None]
    if len(reports) < 2:
        return None
    ordered = sorted(reports, key=lambda report: (report.published or date.max, report.label))
    return Plot(quantity, quantity.low, quantity.high, tuple(_told_apart(ordered)))


def _voices(checked: Checked) -> tuple[Evidence, ...]:
    """The evidence of both sides, and what a later report replaced."""
    replaced = (each for each in checked.considered if any(map(_superseded, each.comparisons)))
    return (*checked.supporting, *checked.conflicting, *replaced)


def _superseded(comparison: Comparison) -> bool:
    return comparison.code is ComparisonCode.SUPERSEDED


def _report(evidence: Evidence, quantity: Quantity) -> Report | None:
    same = [each for each in evidence.comparisons if _same_place(each.claim, quantity) and _drawable(each)]
    if not same:
        return None
    best = max(same, key=lambda each: each.sure)
    document = evidence.passage.document
    name = document.publisher or document.title or document.doc_id
    low, high = best.evidence.low, best.evidence.high
    if low is None or high is None:
        return None
    label = f"{document.published or 'no date'}  {name}"
    return Report(label, document.published, low, high, _side(best))


def _same_place(one: Quantity, other: Quantity) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _drawable(comparison: Comparison) -> bool:
    claim, evidence = comparison.claim, comparison.evidence
    return comparison.code not in _NO_NUMBER and (claim.kind, claim.unit) == (evidence.kind, evidence.unit)


def _side(comparison: Comparison) -> str:
    if comparison.holds is None:
        return "superseded" if _superseded(comparison) else "other count"
    return "agrees" if comparison.holds else "differs"


def _told_apart(reports: Iterable[Report]) -> Iterable[Report]:
    """Rows need different names: a source with two reports of one day gets a number."""
    seen: dict[str, int] = {}
    for report in reports:
        seen[report.label] = seen.get(report.label, 0) + 1
        count = seen[report.label]
        label = report.label if count == 1 else f"{report.label} ({count})"
        yield Report(label, report.published, report.low, report.high, report.side)


def printed(low: Decimal, high: Decimal) -> str:
    """A number, or a range, as digits."""
    return f"{_digits(low)}" if low == high else f"{_digits(low)} to {_digits(high)}"


def _digits(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value():,f}" if whole else f"{value.normalize():,f}"


def alt_text(plot: Plot) -> str:
    """The whole plot in words."""
    rows = "; ".join(f"{report.label}: {printed(report.low, report.high)} ({report.side})" for report in plot.reports)
    return f"The claim says {printed(plot.low, plot.high)}. {rows}."


def chart(plot: Plot, colours: Sequence[str]) -> dict[str, Any]:
    """A Vega-Lite drawing: a row a report, a dashed line at the claim's number. `colours`: one for each of `SIDES`."""
    x = _value_axis(plot)
    colour = {**_SIDE, "scale": {"domain": SIDES, "range": list(colours)}}
    spread = {"x": x, "x2": {"field": "high"}, "color": colour}
    dot = {"x": x, "color": colour, "shape": {**_SIDE, "scale": {"domain": SIDES, "range": _SHAPES}}}
    reports = {
        "data": {"values": [_row(report) for report in plot.reports]},
        "encoding": {"y": _row_axis(plot)},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": spread},
            {"mark": _DOT, "encoding": dot},
            *_words(x, plot),
        ],
    }
    return {"height": {"step": _ROW_HEIGHT}, "layer": [_claim_layer(plot, x), reports]}


def _words(x: Mapping[str, Any], plot: Plot) -> Iterable[dict[str, Any]]:
    """The values beside their dots: to the left of those in the right half, so that none runs out of the picture."""
    low, high = x["scale"]["domain"]
    for side, within in (("left", f"datum.high <= {(low + high) / 2}"), ("right", f"datum.high > {(low + high) / 2}")):
        at = {**x, "field": "high" if side == "left" else "low"}
        for look in (_HALO, {}):
            mark = {**_VALUE, **look, "align": side, "dx": 11 if side == "left" else -11}
            encoding = {"x": at, "text": {"field": "printed"}}
            yield {"transform": [{"filter": within}], "mark": mark, "encoding": encoding}


def _row_axis(plot: Plot) -> dict[str, Any]:
    order = [report.label for report in plot.reports]
    return {"field": "label", "type": "nominal", "sort": order, "title": None, "axis": {**_AXIS, "domain": False}}


def _value_axis(plot: Plot) -> dict[str, Any]:
    axis = {**_AXIS, "grid": False, "tickCount": 5, "tickMinStep": float(plot.quantity.step)}
    return {"field": "low", "type": "quantitative", "scale": _scale(plot), "title": None, "axis": axis}


def _claim_layer(plot: Plot, x: Mapping[str, Any]) -> dict[str, Any]:
    """The claim's number: a line, or a band for a range, with its words on top."""
    at = {"encoding": {"x": x}}
    band = [{"mark": {"type": "rect", "opacity": 0.1}, "encoding": {"x": x, "x2": {"field": "high"}}}]
    data = {"low": float(plot.low), "high": float(plot.high), "words": f"claim: {printed(plot.low, plot.high)}"}
    return {
        "data": {"values": [data]},
        "layer": [
            *(band if plot.low != plot.high else []),
            {"mark": {"type": "rule", "strokeDash": [5, 4]}, **at},
            {"mark": _TITLE, "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "words"}}},
        ],
    }


def _row(report: Report) -> dict[str, str | float]:
    return {
        "label": report.label,
        "low": float(report.low),
        "high": float(report.high),
        "side": report.side,
        "printed": f"{printed(report.low, report.high)}  {report.side}",
    }


def _scale(plot: Plot) -> dict[str, Any]:
    """One explicit domain for every layer; without it zero is forced and rows lose their labels."""
    low = float(min(plot.low, *(report.low for report in plot.reports)))
    high = float(max(plot.high, *(report.high for report in plot.reports)))
    margin = (high - low) * 0.25 or max(abs(high) * 0.2, 1.0)
    return {"domain": [low - margin, high + margin], "zero": False, "nice": False}
