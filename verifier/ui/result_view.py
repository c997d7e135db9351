"""The page during and after a check: progress, the text with its claims, and the claim that is open."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from verifier.ui import claim_panel, claim_table, downloads
from verifier.ui.looks import LOOKS, Status, count_of, status_of
from verifier.ui.marks import article
from verifier.ui.opening import Opening, Stage
from verifier.ui.progress_words import headline, stage_in_words
from verifier.ui.run import Progress
from verifier.ui.session import Session
from verifier.ui.text_notes import left_out, sums
from verifier.ui.text_view import Block, line, problem, text_view

# Longer texts scroll in a frame of their own, so that the open claim stays beside them.
_LONG_TEXT = 2_500
_FRAME = 680


def show(session: Session, opening: Opening, *, live: bool) -> None:
    """Draw the result. A live view is drawn again and again, and gives way to a still one when the check ends."""
    run = session.run
    if run is None:
        return
    progress = run.progress
    if live and progress.finished:
        st.rerun()
    _header(session, opening.stage, progress)
    if progress.problem:
        text_view(problem(progress.problem), key="run-problem")
    if progress.read is None:
        return
    if not progress.claims:
        _no_claims(progress)
        return
    shown = _filter(progress)
    if session.chosen not in shown:
        session.chosen = shown[0]
    text, panel = st.columns([5, 6], gap="large")
    with text:
        _text(session, progress, shown)
    with panel:
        _claim(session, progress, shown)


def _header(session: Session, stage: Stage, progress: Progress) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if progress.finished:
            st.subheader(headline(progress), anchor=False)
        else:
            st.progress(*stage_in_words(stage, progress))
        _actions(session, progress)


def _actions(session: Session, progress: Progress) -> None:
    with st.container(horizontal=True, width="content"):
        if not progress.finished:
            if st.button("Stop", key="stop") and session.run is not None:
                session.run.stop()
            return
        if st.button("Edit text", key="edit"):
            session.edit()
            st.rerun()
        if st.button("New check", key="new"):
            session.clear()
            st.rerun()
        downloads.show(progress)


def _filter(progress: Progress) -> tuple[int, ...]:
    """Verdicts with their counts; those picked are shown, or all when none is."""
    counts = Counter(status_of(progress.outcome(number)) for number in range(len(progress.claims)))
    picked = st.pills(
        "Show only",
        [status for status in Status if counts[status]],
        selection_mode="multi",
        format_func=lambda status: f"{LOOKS[status]} {counts[status]}",
        key="shown",
        label_visibility="collapsed",
    )
    return numbers_with(progress, picked)


def numbers_with(progress: Progress, statuses: Sequence[Status]) -> tuple[int, ...]:
    """The claims with one of these statuses; all claims if that leaves none."""
    every = range(len(progress.claims))
    return tuple(number for number in every if status_of(progress.outcome(number)) in statuses) or tuple(every)


def _text(session: Session, progress: Progress, shown: tuple[int, ...]) -> None:
    def choose(number: int) -> None:
        session.chosen = number

    as_text, as_table = st.tabs(["Text", "Table"])
    with as_text:
        _article(session, progress, shown)
        _notes(progress)
    with as_table:
        claim_table.show(progress, shown, choose)


def _article(session: Session, progress: Progress, shown: tuple[int, ...]) -> None:
    def pick(value: str) -> None:
        if value.isdecimal() and int(value) < len(progress.claims):
            session.chosen = int(value)

    run = session.run
    text = run.text if run else ""
    block = article(text, progress.places, dict(enumerate(progress.outcomes)), frozenset(shown), session.chosen)
    with st.container(height=_FRAME if len(text) > _LONG_TEXT else "content", border=False):
        text_view(block, key="article", on_pick=pick)


def _notes(progress: Progress) -> None:
    read = progress.read
    if read is None:
        return
    if wrong := sums(read.findings, "contradicted"):
        text_view(line("Sums in this text that do not add up", "heading"), *wrong, key="sums-wrong")
    if right := sums(read.findings, "confirmed"):
        with st.expander(f"{count_of(len(right), 'sum')} recomputed and right"):
            text_view(*right, key="sums-right")
    if omitted := left_out(read.sentences):
        with st.expander(f"{count_of(len(omitted), 'sentence')} not checked, and why"):
            text_view(*omitted, key="left-out")


def _no_claims(progress: Progress) -> None:
    text_view(_NO_CLAIMS, key="no-claims")
    _notes(progress)


_NO_CLAIMS = Block(
    style="notice",
    blocks=(
        line("No sentence of this text states a fact that documents could decide.", "strong"),
        line("Opinions, predictions, questions and descriptions are left out; each is listed below with its reason."),
    ),
)


def _claim(session: Session, progress: Progress, shown: tuple[int, ...]) -> None:
    position = shown.index(session.chosen)

    def step(by: int) -> None:
        session.chosen = shown[(position + by) % len(shown)]

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Previous", key="previous", shortcut="K", on_click=step, args=(-1,), disabled=len(shown) < 2)
        st.button("Next", key="next", shortcut="J", on_click=step, args=(1,), disabled=len(shown) < 2)
        st.markdown(f"Claim {position + 1} of {len(shown)}")
    claim_panel.show(progress.claims[session.chosen], progress.outcome(session.chosen))
