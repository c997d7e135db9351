"""The claim that is open: verdict, why, numbers by source, and both sides of the evidence."""

from collections.abc import Sequence

import streamlit as st

from verifier.types import Checked, Claim, Evidence, Failed, NotCheckable, Outcome, Verdict
from verifier.ui.evidence_view import answers, card, decided, gaps
from verifier.ui.looks import LOOKS, Status, confidence_in_words, status_of
from verifier.ui.marks import claim_text
from verifier.ui.number_plot import Plot, alt_text, chart, plots
from verifier.ui.text_view import Block, Span, line, text_view

_CARDS_AT_ONCE = 4
_CONFIDENCE = "How sure the program is of this verdict; it says nothing about how true the claim is."


def show(claim: Claim, outcome: Outcome | None) -> None:
    """Draw the panel of a claim."""
    text_view(*head(claim, outcome), key="claim-head", follow=claim.id)
    if isinstance(outcome, Checked):
        _numbers(plots(outcome))
        _sides(outcome)
        with st.expander("How this was decided"):
            text_view(*decided(outcome), key="claim-decided")


def head(claim: Claim, outcome: Outcome | None) -> tuple[Block, ...]:
    """Verdict, claim and reason."""
    return (_badges(outcome), _quoted(claim, outcome), *_as_written(claim), *_reasons(outcome))


def _badges(outcome: Outcome | None) -> Block:
    status = status_of(outcome)
    spans = [Span(str(LOOKS[status]), f"badge {status}")]
    if isinstance(outcome, Checked):
        words = f"confidence {confidence_in_words(outcome.confidence)}"
        spans.append(Span(words, "soft", hint=_CONFIDENCE))
    return Block(tuple(spans))


def _quoted(claim: Claim, outcome: Outcome | None) -> Block:
    evidence = (*outcome.supporting, *outcome.conflicting) if isinstance(outcome, Checked) else ()
    return Block(claim_text(claim, evidence), "quoted")


def _as_written(claim: Claim) -> tuple[Block, ...]:
    """The sentence of the text, where the claim was completed from what surrounds it."""
    if claim.source is None or claim.source.sentence.strip() == claim.text:
        return ()
    return (line(f"Completed from the context. In the text: {claim.source.sentence.strip()}", "soft"),)


def _reasons(outcome: Outcome | None) -> tuple[Block, ...]:
    match outcome:
        case Checked():
            return (*_degraded(outcome), line(outcome.why, "why"), *answers(outcome), *gaps(outcome))
        case Failed():
            return (_failure(outcome),)
        case NotCheckable():
            return (line(f"This states no fact that documents could decide: {outcome.reason}", "why"),)
        case None:
            return (line("This claim has not been checked yet.", "soft"),)


def _degraded(outcome: Checked) -> tuple[Block, ...]:
    """Which engine read in place of the one that was asked, and why."""
    if not outcome.degraded:
        return ()
    told = line("The language model gave no answer that holds; the embedded engine has read the passages.", "strong")
    return (Block(style="notice", blocks=(told, line(outcome.degraded, "small"))),)


def _failure(outcome: Failed) -> Block:
    return Block(
        style="notice",
        role="alert",
        blocks=(
            line("This claim could not be checked. That says nothing about whether it is true.", "strong"),
            line(outcome.message, "small"),
            line("The other claims are not affected. Check the text again to try once more.", "soft"),
        ),
    )


def _numbers(drawn: Sequence[Plot]) -> None:
    if not drawn:
        return
    _plot(drawn[0], 0)
    if drawn[1:]:
        with st.expander(f"The other numbers of this claim ({len(drawn) - 1})"):
            for number, plot in enumerate(drawn[1:], 1):
                _plot(plot, number)


def _plot(plot: Plot, number: int) -> None:
    heading = (Span("What sources give for "), Span(plot.quantity.text, "number"))
    thing = f" {plot.quantity.thing}" if plot.quantity.thing and plot.quantity.thing not in plot.quantity.text else ""
    text_view(Block((*heading, Span(thing)), "small"), key=f"plot-head-{number}")
    colours = [str(st.get_option(f"theme.{name}Color")) for name in ("blue", "orange", "gray", "gray")]
    st.vega_lite_chart(chart(plot, colours), alt=alt_text(plot), key=f"plot-{number}")


def _sides(checked: Checked) -> None:
    if checked.verdict is Verdict.NOT_ENOUGH_EVIDENCE and (checked.supporting or checked.conflicting):
        text_view(line("These passages lean to a side, but too weakly to decide.", "soft"), key="weak")
    left, right = st.columns(_widths(len(checked.supporting), len(checked.conflicting)))
    with left:
        st.subheader(f"{LOOKS[Status.SUPPORTED].glyph} Supporting ({len(checked.supporting)})", anchor=False)
        _cards(checked.supporting, "supporting", "No passage supports this.")
    with right:
        st.subheader(f"{LOOKS[Status.REFUTED].glyph} Conflicting ({len(checked.conflicting)})", anchor=False)
        _cards(checked.conflicting, "conflicting", "No passage conflicts with this.")


def _widths(supporting: int, conflicting: int) -> tuple[int, int]:
    """Side by side; a side without evidence leaves room to the other."""
    return (2, 1) if supporting and not conflicting else (1, 2) if conflicting and not supporting else (1, 1)


def _cards(evidence: Sequence[Evidence], side: str, none: str) -> None:
    if not evidence:
        text_view(line(none, "soft"), key=f"{side}-none")
        return
    text_view(*map(card, evidence[:_CARDS_AT_ONCE]), key=f"{side}-cards")
    if rest := evidence[_CARDS_AT_ONCE:]:
        with st.expander(f"{len(rest)} more"):
            text_view(*map(card, rest), key=f"{side}-rest")
