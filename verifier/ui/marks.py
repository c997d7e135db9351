"""Texts cut into spans: the article with its claims, passages with their numbers. Pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

from verifier.types import (
    Checked,
    Claim,
    Comparison,
    Evidence,
    Failed,
    NotCheckable,
    Outcome,
    Quantity,
    Sentence,
    Stance,
)
from verifier.ui.looks import LOOKS, Status, confidence_in_words, is_figure, status_of
from verifier.ui.text_view import Block, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a text to set off."""

    start: int
    end: int
    style: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the article and the claims, by number, that were read from it."""

    start: int
    end: int
    claims: list[int] = field(default_factory=list)


def marked(text: str, marks: Iterable[Mark], base: str = "") -> tuple[Span, ...]:
    """The text as spans, with the marks set off. Of marks that overlap the earlier wins."""
    spans: list[Span] = []
    position = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < position or mark.end > len(text) or mark.start >= mark.end:
            continue
        spans.append(Span(text[position : mark.start], base))
        spans.append(Span(text[mark.start : mark.end], mark.style, hint=mark.hint))
        position = mark.end
    spans.append(Span(text[position:], base))
    return tuple(span for span in spans if span.text)


def places_of(sentences: Iterable[Sentence]) -> tuple[Place, ...]:
    """Where claims stand, in text order and without overlap: a place that starts within an earlier one joins it."""
    places: list[Place] = []
    numbered = enumerate((claim, sentence) for sentence in sentences for claim in sentence.claims)
    for number, (claim, sentence) in sorted(numbered, key=lambda item: _bounds(*item[1])):
        start, end = _bounds(claim, sentence)
        if places and start < places[-1].end:
            places[-1].claims.append(number)
        else:
            places.append(Place(start, end, [number]))
    return tuple(places)


def _bounds(claim: Claim, sentence: Sentence) -> tuple[int, int]:
    source = claim.source
    return (source.start, source.end) if source else (sentence.start, sentence.end)


def article(
    text: str, places: Sequence[Place], outcomes: Mapping[int, Outcome], shown: frozenset[int], chosen: int
) -> Block:
    """The text with its claims highlighted; only the claims in `shown` are."""
    spans: list[Span] = []
    position = 0
    for place in places:
        claims = [number for number in place.claims if number in shown]
        if claims:
            spans.append(Span(text[position : place.start]))
            spans.append(_highlight(text[place.start : place.end], claims, outcomes, chosen))
            position = place.end
    spans.append(Span(text[position:]))
    return Block(tuple(span for span in spans if span.text), "article")


def _highlight(text: str, claims: Sequence[int], outcomes: Mapping[int, Outcome], chosen: int) -> Span:
    statuses = [status_of(outcomes.get(number)) for number in claims]
    gravest = min(statuses, key=list(Status).index)
    following = claims[(claims.index(chosen) + 1) % len(claims)] if chosen in claims else claims[0]
    return Span(
        text,
        style=f"claim {gravest}",
        pick=str(following),
        hint="\n".join(summary(outcomes.get(number)) for number in claims),
        chosen=chosen in claims,
        glyph=" ".join(LOOKS[status].glyph for status in statuses),
    )


def summary(outcome: Outcome | None) -> str:
    """An outcome in one line, for hovering and for screen readers."""
    look = LOOKS[status_of(outcome)]
    match outcome:
        case Checked():
            return f"{look} ({confidence_in_words(outcome.confidence)}). {outcome.why}"
        case Failed():
            return f"{look}. {outcome.message}"
        case NotCheckable():
            return f"{look}. {outcome.reason}"
        case None:
            return f"{look}"


def passage(evidence: Evidence) -> tuple[Span, ...]:
    """The whole passage: its quote in full strength with the compared numbers marked, the rest as context."""
    offset = evidence.start - evidence.passage.start
    text = evidence.passage.text
    compared = map(_compared, evidence.comparisons, repeat(evidence.stance))
    quote = marked(evidence.quote, chain.from_iterable(compared))
    if offset < 0 or text[offset : offset + len(evidence.quote)] != evidence.quote:
        return quote
    before, after = text[:offset], text[offset + len(evidence.quote) :]
    return (*marked(before, (), "context"), *quote, *marked(after, (), "context"))


def _compared(comparison: Comparison, stance: Stance) -> list[Mark]:
    """A number of the evidence, or those it follows from; where the passage decides nothing, neither do they."""
    style = _number_style(None if stance is Stance.NEUTRAL else comparison.holds)
    printed = comparison.parts or (comparison.evidence,)
    return [Mark(each.start, each.end, style, comparison.message) for each in printed]


def _number_style(holds: bool | None) -> str:
    return "number" if holds is None else "number holds" if holds else "number differs"


def claim_text(claim: Claim, evidence: Iterable[Evidence] = ()) -> tuple[Span, ...]:
    """The claim with its figures marked by what the evidence says of each: it holds, it differs, or both."""
    found: dict[tuple[int, int], set[bool | None]] = {}
    for comparison in (comparison for each in evidence for comparison in each.comparisons):
        found.setdefault((comparison.claim.start, comparison.claim.end), set()).add(comparison.holds)
    return marked(claim.text, [_claimed(each, found) for each in claim.quantities if is_figure(each)])


def _claimed(quantity: Quantity, found: Mapping[tuple[int, int], set[bool | None]]) -> Mark:
    answers = found.get((quantity.start, quantity.end), set()) - {None}
    style = "number disputed" if len(answers) == 2 else _number_style(next(iter(answers), None))
    return Mark(quantity.start, quantity.end, style)
