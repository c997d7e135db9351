"""Draws how far confidence can be trusted: how sure the answers were against how often they were right."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from benchmarks.measures import Answer, bins, score

_SIDE, _EDGE = 360, 48  # of the square plot, and the margin round it
_INK, _FAINT, _MARK = "#222222", "#c8c8c8", "#1f6fb4"


def draw(answers: Sequence[Answer], title: str, target: Path) -> None:
    """Write the plot as PNG. A dot on the diagonal is trustworthy; its area grows with the number of answers."""
    image = Image.new("RGB", (_SIDE + 2 * _EDGE, _SIDE + 2 * _EDGE), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(13)
    _axes(pen, font)
    points = [(_x(each.sure), _y(each.right), each.count) for each in bins(answers)]
    pen.line([(x, y) for x, y, _ in points], fill=_MARK, width=2)
    for x, y, count in points:
        radius = 3 + 14 * (count / len(answers)) ** 0.5
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_MARK)
    pen.text((_EDGE, 10), f"{title}: {len(answers)} answers, ECE {score(answers).ece:.3f}", fill=_INK, font=font)
    image.save(target)


def _axes(pen: ImageDraw.ImageDraw, font: ImageFont.ImageFont | ImageFont.FreeTypeFont) -> None:
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        pen.line((_x(0), _y(tick), _x(1), _y(tick)), fill=_FAINT)
        pen.text((_EDGE - 28, _y(tick) - 8), f"{tick:.1f}", fill=_INK, font=font)
        pen.text((_x(tick) - 9, _y(0) + 4), f"{tick:.1f}", fill=_INK, font=font)
    pen.line((_x(0), _y(0), _x(1), _y(1)), fill=_FAINT, width=2)
    pen.text((_x(0.5) - 40, _y(0) + 22), "how sure", fill=_INK, font=font)
    pen.text((4, 28), "share right", fill=_INK, font=font)


def _x(value: float) -> float:
    return _EDGE + value * _SIDE


def _y(value: float) -> float:
    return _EDGE + (1 - value) * _SIDE
