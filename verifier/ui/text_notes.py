"""What stands beside the article: sums that were recomputed, and sentences that were left out. Functions to blocks."""

from collections.abc import Iterable

from verifier.types import Finding, Sentence, SentenceKind
from verifier.ui.text_view import Block, Span, line

_KINDS = {SentenceKind.NOT_CHECKABLE: "Not checkable", SentenceKind.AMBIGUOUS: "Ambiguous"}


def sums(findings: Iterable[Finding], outcome: str) -> tuple[Block, ...]:
    """The findings of one outcome, "contradicted" or "confirmed"."""
    return tuple(_sum(finding) for finding in findings if finding.outcome == outcome)


def _sum(finding: Finding) -> Block:
    contradicted = finding.outcome == "contradicted"
    glyph, style = ("✕ ", "card refutes") if contradicted else ("✓ ", "card neutral")
    arithmetic = (line(finding.arithmetic, "soft"),) if finding.arithmetic != finding.message else ()
    return Block((Span(glyph, "strong"), Span(finding.message)), f"{style} small", arithmetic)


def left_out(sentences: Iterable[Sentence]) -> tuple[Block, ...]:
    """The sentences without a claim, each with the reason."""
    return tuple(
        Block((Span(sentence.text),), "item small", (line(f"– {_KINDS[sentence.kind]}: {sentence.reason}", "soft"),))
        for sentence in sentences
        if sentence.kind in _KINDS
    )
