"""The page "Check"."""

import streamlit as st

from verifier.config import library_folder, runs_file
from verifier.engines import Choice
from verifier.errors import VerifierError
from verifier.pipeline import Verifier
from verifier.runs import Runs
from verifier.ui import engine_view, input_view, library_line, result_view
from verifier.ui.memory import Memory
from verifier.ui.opening import Opening, ProgressCallback
from verifier.ui.session import Session, current
from verifier.ui.text_view import problem, text_view

_RUN = "run"  # in the address
_REDRAW = 0.4  # seconds between two looks at a running check


@st.cache_resource(show_spinner=False)
def the_opening() -> Opening:
    """The library all visitors share."""

    def open_verifier(progress: ProgressCallback) -> Verifier:
        return Verifier.open(library_folder(), progress=progress, engine=Choice.AUTO)

    return Opening(open_verifier)


@st.cache_resource(show_spinner=False)
def the_memory() -> Memory:
    """The checks of all visitors."""
    return Memory(lambda: Runs.open(runs_file()))


def render() -> None:
    """Draw the page."""
    session, opening = current(), the_opening()
    _heed_address(session)
    try:
        _draw(session, opening)
    except VerifierError as error:
        text_view(problem(str(error)), key="page-problem")


def _heed_address(session: Session) -> None:
    """Bring back the check that the address names, when the page is opened; after that the address names the last one.

    Only one that is finished: a change of the address ends the redrawing of the page.
    """
    if not session.followed:
        session.followed = True
        if (asked := st.query_params.get(_RUN)) and (run := the_memory().recall(asked)):
            session.run, session.text = run, run.text
    run = session.run
    if run and run.id and run.progress.finished and st.query_params.get(_RUN) != run.id:
        st.query_params[_RUN] = run.id


def _draw(session: Session, opening: Opening) -> None:
    if session.run is None:
        input_view.show(session, opening, the_memory().start, below=lambda: _below(session, opening))
        return
    live = not session.run.progress.finished
    st.fragment(result_view.show, run_every=_REDRAW if live else None)(session, opening, live=live)


def _below(session: Session, opening: Opening) -> None:
    library_line.show(opening, retry=the_opening.clear)
    engine_view.show(session, opening)
