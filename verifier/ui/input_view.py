"""The page before a check: sample, text, upload."""

from collections.abc import Callable

import streamlit as st

from verifier.errors import InputError
from verifier.ui.checks import SAMPLE, Start, check_rows, check_text, read_upload
from verifier.ui.looks import LOOKS, MEANINGS, count_of
from verifier.ui.opening import Opening
from verifier.ui.session import Session
from verifier.ui.text_view import Block, Span, line, problem, text_view

_TYPES = ("txt", "md", "csv", "tsv", "jsonl")
_PREVIEW = 5


def show(session: Session, opening: Opening, start: Start, below: Callable[[], None]) -> None:
    """Draw the input; Check and the sample have `start` start a run. `below` draws what belongs under the form."""
    form, legend = st.columns([5, 3], gap="large")
    with form:
        _form(session, opening, start)
        below()
    with legend:
        text_view(*_LEGEND, key="legend")


def _form(session: Session, opening: Opening, start: Start) -> None:
    st.title("Check a text against your documents", anchor=False)
    st.markdown(
        "Every sentence that states a fact is looked up in the library. You see what supports it, what conflicts "
        "with it, number by number, and what was not found. The judgement stays yours."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Try the sample", type="primary", key="sample"):
            session.clear()
            session.text = SAMPLE
            _start(session, opening, start)
        st.caption("A short report. Some of its figures are wrong on purpose.")
    if session.rows:
        _rows(session)
    else:
        _text(session)
    if session.problem:
        text_view(problem(session.problem), key="input-problem")
    if st.button("Check", key="check", shortcut="Mod+Enter", width=160):
        _start(session, opening, start)


_LEGEND = (
    line("What the marks mean", "heading"),
    *(
        Block((Span(LOOKS[status].label, f"claim {status}", glyph=LOOKS[status].glyph), Span(f"\n{meaning}", "soft")))
        for status, meaning in MEANINGS.items()
    ),
)


def _start(session: Session, opening: Opening, start: Start) -> None:
    try:
        if session.rows:
            run = check_rows(opening, session.rows, session.engine, start)
        else:
            run = check_text(opening, session.text, session.engine, start)
    except InputError as error:
        session.problem = str(error)
    else:
        session.run, session.problem, session.chosen = run, "", 0
    st.rerun()


def _text(session: Session) -> None:
    session.text = st.text_area(
        "Text",
        session.text,
        height=260,
        key=f"text-{session.uploads}",
        placeholder="Paste an article, a report, a speech …",
    )
    key = f"upload-{session.uploads}"
    st.file_uploader(
        "or upload a text (.txt, .md), or a table with one claim a row in a column named claim (.csv, .tsv, .jsonl)",
        type=_TYPES,
        key=key,
        on_change=_uploaded,
        args=(session, key),
    )


def _uploaded(session: Session, key: str) -> None:
    upload = st.session_state[key]
    session.problem = ""
    if upload is None:
        return
    try:
        content = read_upload(upload.name, upload.getvalue())
    except InputError as error:
        session.problem = str(error)
        return
    session.uploads += 1  # a fresh text area takes the new text
    if isinstance(content, str):
        session.text = content
    else:
        session.rows = content


def _rows(session: Session) -> None:
    preview = [Block((Span(row.text),), "item") for row in session.rows[:_PREVIEW]]
    rest = len(session.rows) - len(preview)
    more = [line(f"and {rest:,} more", "soft")] if rest else []
    head = line(f"{count_of(len(session.rows), 'claim')} to check, one a row", "strong")
    text_view(Block(style="card neutral", blocks=(head, *preview, *more)), key="rows-preview")
    if st.button("Take another file", key="drop-rows", type="tertiary"):
        session.clear()
        st.rerun()
