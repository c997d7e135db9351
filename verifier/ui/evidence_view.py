"""The evidence on one claim: cards with exact passages, and how the verdict was reached. Pure functions to blocks."""

from collections.abc import Iterable
from itertools import count

from verifier.types import Checked, Comparison, Evidence, Quantity, Stance, Verdict, YesNo
from verifier.ui.looks import count_of, day, is_figure
from verifier.ui.marks import passage
from verifier.ui.text_view import Block, Span, line

_STANCE = {Stance.SUPPORTS: "✓ supports", Stance.REFUTES: "✕ conflicts", Stance.NEUTRAL: "– decides nothing"}


def card(evidence: Evidence) -> Block:
    """One passage: its words with the numbers marked, how they compare, and where they come from."""
    compared = [_comparison(each) for each in _distinct(evidence.comparisons)]
    why = compared or [line(evidence.reason, "compare")]
    return Block(
        style=f"card {evidence.stance}",
        blocks=(Block(passage(evidence), "quote"), *why, _origin(evidence), *_copies(evidence)),
    )


def _distinct(comparisons: Iterable[Comparison]) -> Iterable[Comparison]:
    return {each.message: each for each in comparisons}.values()


def _comparison(comparison: Comparison) -> Block:
    if comparison.holds is None:
        return line(f"· {comparison.message}", "compare")
    glyph, style = ("=", "holds") if comparison.holds else ("≠", "differs")
    return line(f"{glyph} {comparison.message}", f"compare {style}")


def _origin(evidence: Evidence) -> Block:
    document = evidence.passage.document
    title = document.title or document.doc_id
    spans = [Span(f"{document.publisher or document.doc_id}", "publisher"), Span(f" · {day(document.published)} · ")]
    page = [Span(f" · page {evidence.page}")] if evidence.page else []
    return Block((*spans, Span(title, href=document.url), *page), "soft")


def _copies(evidence: Evidence) -> list[Block]:
    """Who else prints the text, in one line; nothing when nobody does."""
    names = [f"{copy.publisher or copy.doc_id}, {day(copy.published)}" for copy in evidence.passage.copies]
    return [line(f"The same text, counted once: {'; '.join(names)}", "soft")] if names else []


def decided(checked: Checked) -> tuple[Block, ...]:
    """Every passage that was read for the claim, with what was made of it."""
    head = (
        f"{count_of(len(checked.considered), 'passage')} read, those nearest to the claim in the library. "
        f"Read by the {checked.engine} engine. Each document counts once on each side."
    )
    return (line(head, "small"), *_asides(checked), *map(_considered, checked.considered, count(1)))


def _asides(checked: Checked) -> Iterable[Block]:
    """What a language model took, and what of its word was set aside."""
    if checked.model:
        took = f"Model {checked.model}, prompt {checked.prompt_version}, {checked.usage.input_tokens:,} tokens in, "
        yield line(f"{took}{checked.usage.output_tokens:,} out.", "soft")
    for note in checked.notes:
        yield line(f"– {note}", "soft")


_ANSWERS = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.UNCLEAR: "the documents leave it open"}


def answers(checked: Checked) -> tuple[Block, ...]:
    """The two answers about an attributed claim, and the fact that would settle it, as far as a model gave them."""
    blocks = []
    if checked.said is not None and checked.so is not None:
        blocks.append(line(f"Was it said? {_ANSWERS[checked.said]}. Is it so? {_ANSWERS[checked.so]}.", "small"))
    if checked.missing and checked.verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        blocks.append(Block((Span("What would settle it: ", "strong"), Span(checked.missing)), "small"))
    return tuple(blocks)


def _considered(evidence: Evidence, number: int) -> Block:
    document = evidence.passage.document
    where = f"{number}. {document.publisher or document.doc_id}, {day(document.published)}"
    sure = "" if evidence.stance is Stance.NEUTRAL else f" ({evidence.score:.0%})"
    return Block(
        (Span(where, "publisher"), Span(f": {_STANCE[evidence.stance]}{sure}")),
        "item small",
        (Block(passage(evidence), "excerpt"), line(evidence.reason, "soft")),
    )


def not_found(checked: Checked) -> tuple[Quantity, ...]:
    """The claim's numbers that no passage of either side gives a number for."""
    compared = {
        (each.claim.start, each.claim.end)
        for evidence in (*checked.supporting, *checked.conflicting)
        for each in evidence.comparisons
    }
    return tuple(
        quantity
        for quantity in checked.claim.quantities
        if is_figure(quantity) and (quantity.start, quantity.end) not in compared
    )


def gaps(checked: Checked) -> tuple[Block, ...]:
    """What was looked for in vain, in one line; nothing when all was found."""
    missing = not_found(checked)
    if not missing:
        return ()
    spans = [Span("Not found: ", "strong"), Span("a number to set against ")]
    for position, quantity in enumerate(missing):
        spans += [Span(", " if position else ""), Span(quantity.text, "number")]
    return (Block((*spans, Span(".")), "small"),)
