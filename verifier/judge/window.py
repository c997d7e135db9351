"""The stretch of a document that a stance rests on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from verifier.judge.words import content, matter, share
from verifier.quantities import parse
from verifier.sentences import spans
from verifier.types import Claim, Document, Passage, Quantity

# Characters read before and after a passage that was found, so that "two of them" is understood.
_AROUND = 600
_LONGEST = 3  # sentences of a window
# A further sentence must bring more of the claim than this, or the shorter quote is the better one.
_PRICE_OF_A_SENTENCE = 0.06


@dataclass(frozen=True)
class Region:
    """What is read of a document: the passages found, with their surroundings.

    `start`, `end` slice `document.text`. `passage` is the best of the passages; offsets of `quantities` and of
    `sentences` are into the document's text.
    """

    passage: Passage
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers; read when they are needed, for reading takes longer than all the rest."""
        read = parse(self.document.text[self.start : self.end], reference=self.document.published)
        return tuple(replace(q, start=q.start + self.start, end=q.end + self.start) for q in read)

    @property
    def document(self) -> Document:
        """The document it is taken from."""
        return self.passage.document


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a region; `start`, `end` slice the document's text to `text`.

    `relevance` in 0..1 is the share of the claim's content words found here or in the document's title; `near` in 0..1
    is the cosine of the vectors of claim and text, where that was asked for.
    """

    start: int
    end: int
    text: str
    relevance: float
    sentences: int
    near: float = 0.0

    @property
    def rank(self) -> float:
        """Relevance, less what the length costs."""
        return self.relevance - _PRICE_OF_A_SENTENCE * self.sentences


def regions(passages: Sequence[Passage]) -> list[Region]:
    """Join passages that stand near each other in a document; the order is that of the best passage of each."""
    order = {passage.passage_id: rank for rank, passage in reversed(list(enumerate(passages)))}
    placed = sorted(passages, key=lambda passage: (passage.document.doc_id, passage.start))
    found = [
        _region(cluster, order)
        for _, of_one in groupby(placed, key=lambda passage: passage.document.doc_id)
        for cluster in _clusters(list(of_one))
    ]
    return sorted(found, key=lambda region: order[region.passage.passage_id])


def _clusters(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    cluster = [passages[0]]
    for passage in passages[1:]:
        if passage.start - cluster[-1].end > 2 * _AROUND:
            yield cluster
            cluster = []
        cluster.append(passage)
    yield cluster


def _region(cluster: Sequence[Passage], order: dict[str, int]) -> Region:
    best = min(cluster, key=lambda passage: order[passage.passage_id])
    text = best.document.text
    first, last = max(0, cluster[0].start - _AROUND), min(len(text), cluster[-1].end + _AROUND)
    inside = [(first + start, first + end) for start, end in spans(text[first:last])]
    # A sentence cut by the edge is left out, unless it belongs to a passage itself.
    whole = tuple(
        (start, end)
        for start, end in inside
        if (start > first or first == 0 or end > cluster[0].start)
        and (end < last or last == len(text) or start < cluster[-1].end)
    )
    return Region(best, whole[0][0], whole[-1][1], whole)


def windows(claim: Claim, region: Region, near: Callable[[int, int], float] = lambda first, last: 0.0) -> list[Window]:
    """Every stretch of one to three sentences of a region, those with the most words of the claim first.

    `near` gives the cosine of the claim and the sentences from one to another.
    """
    asked = matter(claim.text)
    there = [content(region.document.text[start:end]) for start, end in region.sentences]
    title = content(region.document.title)
    found = []
    for first in range(len(there)):
        for last in range(first, min(first + _LONGEST, len(there))):
            start, end = region.sentences[first][0], region.sentences[last][1]
            relevance = share(asked, title.union(*there[first : last + 1]))
            text, length = region.document.text[start:end], last - first + 1
            found.append(Window(start, end, text, relevance, length, near(first, last)))
    return sorted(found, key=lambda window: -window.rank)


def within(quantities: Sequence[Quantity], start: int, end: int) -> tuple[Quantity, ...]:
    """The quantities of a stretch, with offsets into it; a whole that lies outside is forgotten."""
    inside = [index for index, quantity in enumerate(quantities) if start <= quantity.start and quantity.end <= end]
    renumbered = {old: new for new, old in enumerate(inside)}
    return tuple(
        replace(
            quantities[index],
            start=quantities[index].start - start,
            end=quantities[index].end - start,
            whole=None if (whole := quantities[index].whole) is None else renumbered.get(whole),
        )
        for index in inside
    )
