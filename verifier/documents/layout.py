"""From the printed lines of pages to flowing text: furniture is left out, lines are joined to paragraphs.

Pure functions; the text that comes out is the document's text, and all offsets are into it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SOFT_HYPHEN = "\ufffe"  # how a hyphen at the end of a line is marked; the next line follows at once

_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads or page numbers
_REPEATS = 3  # pages on which a line stands before it counts as furniture
_SLACK = 3.0  # points by which its place may differ
_NUMBER = re.compile(r"\d+")
_LIST_ITEM = re.compile(r"(?:[-*•‣◦·–—▪●]|\d{1,3}[.)]|\([a-z\d]{1,3}\))\s")
_END = re.compile(r"[.!?:;][\"”’»')\]]*$")
_BROKEN = re.compile(rf"(\w+){SOFT_HYPHEN}(\w+)")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; places are in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height of its letters' boxes."""
        return self.top - self.bottom


Page = Sequence[Line]
_Seen = dict[str, list[tuple[int, float]]]  # pages on which a line stands, and its place there


def flow(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """The text of pages, and where in it each page begins; a page without text begins where the next one does."""
    kept = _without_furniture(pages)
    words = _words(kept)
    text, starts = "", []
    parts: list[str] = []
    length = 0
    last = ""
    for page in kept:
        body = _mended(_joined(page), words)
        link = _link(last, body) if last and body else ""
        starts.append(length + len(link))
        parts += [link, body]
        length += len(link) + len(body)
        last = body or last
    text = "".join(parts)
    return text, tuple(starts)


def _link(before: str, after: str) -> str:
    """What stands between two pages: a blank if a sentence goes on."""
    return " " if not _END.search(before) and after[0].islower() else "\n\n"


def _joined(page: Page) -> str:
    if not page:
        return ""
    leading = _usual_leading(page)
    parts = [page[0].text]
    for position, (above, line) in enumerate(pairwise(page)):
        right = max(each.right for each in page[max(0, position - 4) : position + 6] if _share_column(each, above))
        parts += [_between(above, line, leading, right), line.text]
    return "".join(parts)


def _usual_leading(page: Page) -> float:
    steps = [above.bottom - line.bottom for above, line in pairwise(page) if line.bottom < above.bottom]
    return median(steps) if steps else 0.0


def _share_column(one: Line, other: Line) -> bool:
    return one.left < other.right and other.left < one.right


def _between(above: Line, line: Line, leading: float, right: float) -> str:
    """What joins two lines: nothing after a hyphen, a blank within a paragraph, else a line end or a blank line."""
    if above.text.endswith(SOFT_HYPHEN) and line.text[:1].islower():
        return ""
    goes_on = not _END.search(above.text) and line.text[:1].islower()
    if _is_apart(above, line, leading):
        return " " if goes_on and line.bottom > above.bottom else "\n\n"
    if _LIST_ITEM.match(line.text):
        return "\n"
    if above.text.endswith("-"):
        return ""
    is_short = above.right < right - 0.15 * (right - above.left) - line.height
    return "\n" if is_short and not goes_on else " "


def _is_apart(above: Line, line: Line, leading: float) -> bool:
    """True if a paragraph may begin: in another column, after a gap, in another size, or indented."""
    step = above.bottom - line.bottom
    ended = bool(_END.search(above.text))
    is_indented = ended and line.left > above.left + 0.7 * line.height
    is_resized = abs(line.height - above.height) > 0.15 * above.height and (ended or not line.text[:1].islower())
    return step < 0 or step > 1.35 * leading or is_resized or is_indented


def _words(pages: Sequence[Page]) -> Counter[str]:
    return Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line.text))


def _mended(text: str, words: Counter[str]) -> str:
    """Words broken at the end of a line made whole; their hyphen stays where the document writes it elsewhere too."""

    def whole(match: re.Match[str]) -> str:
        first, second = match.groups()
        with_hyphen, without = f"{first}-{second}", f"{first}{second}"
        is_compound = words[with_hyphen.lower()] > words[without.lower()] or not second[0].islower()
        return with_hyphen if is_compound or not first[-1].isalpha() else without

    return _BROKEN.sub(whole, text).replace(SOFT_HYPHEN, "-")


def _without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Pages without the running heads, running feet and page numbers."""
    seen: _Seen = {}
    edges = [_edges(page) for page in pages]
    for number, edge in enumerate(edges):
        for line in edge:
            for key in _keys(line.text, number):
                seen.setdefault(key, []).append((number, line.bottom))
    return [
        [line for line in page if line not in edges[number] or not _is_furniture(line, number, seen)]
        for number, page in enumerate(pages)
    ]


def _edges(page: Page) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.bottom)
    return [*ordered[:_EDGE], *ordered[max(_EDGE, len(ordered) - _EDGE) :]]


def _keys(text: str, page: int) -> Iterator[str]:
    """The line as it is, and with one of its numbers or all of them counted from the page they stand on."""
    yield text
    for which in {0, len(_NUMBER.findall(text)) - 1, None} if _NUMBER.search(text) else ():
        position = -1

        def counted(match: re.Match[str], which: int | None = which) -> str:
            nonlocal position
            position += 1
            is_meant = len(match.group()) < 5 and which in (position, None)
            return f"#{int(match.group()) - page}" if is_meant else match.group()

        yield _NUMBER.sub(counted, text)


def _is_furniture(line: Line, page: int, seen: _Seen) -> bool:
    return any(
        len({other for other, bottom in seen[key] if abs(line.bottom - bottom) <= _SLACK}) >= _REPEATS
        for key in _keys(line.text, page)
    )
