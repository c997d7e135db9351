"""A text laid out for checking its sums: sentences in which each number is a numbered slot."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.quantities.parse import parse
from verifier.sentences import spans
from verifier.types import Quantity, QuantityKind

SLOT = r"⟦(\d+)⟧"
_SLOT = re.compile(SLOT)
_WHEN = frozenset({QuantityKind.DATE, QuantityKind.TIME})
_LONGEST = 3_000  # characters; longer "sentences" are tables and lists, and patterns would be slow on them
_BRACKETS = str.maketrans("⟦⟧", "[]")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence. `template` is its text with every number, but for dates and times, replaced by `⟦index⟧`.

    It is empty for a very long one.
    """

    index: int
    start: int
    end: int
    template: str


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its quantities and sentences."""

    text: str
    quantities: tuple[Quantity, ...]
    lines: tuple[Line, ...]

    def line_of(self, quantity: Quantity) -> Line:
        """The sentence that the quantity stands in."""
        return self.lines[bisect_right(self.lines, quantity.start, key=lambda line: line.start) - 1]

    def in_line(self, line: Line) -> list[Quantity]:
        """The numbers of a sentence that are no dates, in order."""
        return [self.quantities[i] for i in slots(line.template)]

    def before(self, line: Line, sentences: int) -> list[Quantity]:
        """The numbers of the sentences just before a sentence, nearest last."""
        near = self.lines[max(0, line.index - sentences) : line.index]
        return [quantity for earlier in near for quantity in self.in_line(earlier)]


def read(text: str) -> Page:
    """Parse a text once for all checks."""
    quantities = parse(text)
    starts = [quantity.start for quantity in quantities]
    lines: list[Line] = []
    for start, end in spans(text):
        indices = range(bisect_left(starts, start), bisect_left(starts, end))
        inside = [(i, quantities[i]) for i in indices if quantities[i].end <= end]
        template = _template(text, start, end, inside) if end - start <= _LONGEST else ""
        lines.append(Line(len(lines), start, end, template))
    return Page(text, quantities, tuple(lines))


def _template(text: str, start: int, end: int, inside: list[tuple[int, Quantity]]) -> str:
    parts, at = [], start
    for index, quantity in inside:
        if quantity.kind in _WHEN or quantity.start < at:
            continue
        parts += [text[at : quantity.start].translate(_BRACKETS), f"⟦{index}⟧"]
        at = quantity.end
    return "".join([*parts, text[at:end].translate(_BRACKETS)])


def slots(template: str) -> list[int]:
    """The quantities of a template, as indices."""
    return [int(found) for found in _SLOT.findall(template)]


def matches(pattern: re.Pattern[str], page: Page) -> Iterator[tuple[Line, re.Match[str]]]:
    """Every match of a pattern in the templates of a page."""
    for line in page.lines:
        if "⟦" in line.template:
            for match in pattern.finditer(line.template):
                yield line, match
