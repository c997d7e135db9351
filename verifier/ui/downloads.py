"""The results to take away, spelled as the command spells them."""

from functools import partial

import streamlit as st

from verifier.export import render
from verifier.ui.run import Progress

_MIME = {"csv": "text/csv", "json": "application/json"}


def show(progress: Progress) -> None:
    """Two buttons; the files are made when one is pressed."""
    for ending, mime in _MIME.items():
        st.download_button(
            ending.upper(),
            partial(content, progress, ending),
            f"claims.{ending}",
            mime,
            key=f"download-{ending}",
            icon=":material/download:",
            on_click="ignore",
            disabled=not progress.outcomes,
        )


def content(progress: Progress, ending: str) -> bytes:
    """The file of that ending: every outcome, then the findings about the text."""
    findings = progress.read.findings if progress.read else ()
    # Spreadsheets take a CSV file for UTF-8 only if it begins with this mark.
    return render((*progress.outcomes, *findings), ending).encode("utf-8-sig" if ending == "csv" else "utf-8")
