"""One line on what texts are compared with, or on what stands in the way."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from verifier.ui.looks import count_of, day
from verifier.ui.opening import Opening
from verifier.ui.progress_words import stage_in_words
from verifier.ui.run import Progress
from verifier.ui.text_view import problem, text_view

_REDRAW = 0.4


def show(opening: Opening, retry: Callable[[], None]) -> None:
    """Draw the line; while the library is being opened it redraws itself."""
    settled = opening.stage.ready or bool(opening.stage.problem)
    st.fragment(partial(_draw, retry=retry), run_every=None if settled else _REDRAW)(opening, live=not settled)


def _draw(opening: Opening, *, live: bool, retry: Callable[[], None]) -> None:
    stage = opening.stage
    if live and (stage.ready or stage.problem):
        st.rerun()
    if stage.problem:
        text_view(problem(stage.problem), key="library-problem")
        if st.button("Try again", key="reopen"):
            retry()
            st.rerun()
    elif stage.ready:
        st.caption(described(opening))
    else:
        st.progress(*stage_in_words(stage, Progress()))


def described(opening: Opening) -> str:
    """What the library holds."""
    stats = opening.wait().library.stats()
    if not stats.documents:
        return "The library is empty: every claim will lack evidence. Fill it with python -m verifier index FOLDER."
    newest = f", the newest of {day(stats.newest)}" if stats.newest else ""
    passages, documents = count_of(stats.passages, "passage"), count_of(stats.documents, "document")
    return f"Comparing with {passages} from {documents} by {count_of(stats.sources, 'publisher')}{newest}."
