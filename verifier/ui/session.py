"""What one visitor has open."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from verifier.engines import Engine
from verifier.inputs import ClaimRow
from verifier.ui.run import Run

_KEY = "session"


@dataclass
class Session:
    """The text being written, the rows uploaded, the check that runs or ran, and the claim that is open."""

    text: str = ""
    rows: tuple[ClaimRow, ...] = ()
    problem: str = ""
    run: Run | None = None
    chosen: int = 0
    uploads: int = 0  # part of the uploader's key: a new one forgets the file
    engine: Engine | None = None  # with a key that the visitor has given; None is the app's own
    followed: bool = False  # the address the page was opened with has been heeded
    told: str = ""  # what came of testing the connection

    def edit(self) -> None:
        """Back to the text."""
        if self.run is not None:
            self.run.stop()
        self.run = None

    def clear(self) -> None:
        """Back to an empty page."""
        self.edit()
        self.text, self.rows, self.problem = "", (), ""
        self.uploads += 1


def current() -> Session:
    """The visitor's session."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    return cast(Session, st.session_state[_KEY])
