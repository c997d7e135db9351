"""Which engine reads, and a language model of the visitor's own for this session."""

from dataclasses import replace

import streamlit as st

from verifier.engines import reached_by
from verifier.llm import Settings
from verifier.ui.opening import Opening
from verifier.ui.session import Session
from verifier.ui.text_view import line, problem, text_view

_KEY, _SERVER, _MODEL = "llm-key", "llm-server", "llm-model"
_FINE = "The model answers."
_PRIVACY = (
    "With a language model the claims of your text and the passages found for them are sent to its server. The key "
    "stays in this session: it is not written to disk and is gone when you close or reload the page."
)


def show(session: Session, opening: Opening) -> None:
    """Draw the line on the engine, and the form for a model."""
    if not opening.stage.ready:
        return
    text_view(line(described(session, opening.wait().where), "soft"), key="engine")
    with st.expander("Use a language model", expanded=bool(session.told)):
        _form(session)


def described(session: Session, where: str) -> str:
    """Who reads, and what leaves this machine."""
    own = session.engine.where if session.engine else where
    if own:
        return f"Read by the language model {own}. Claims and passages are sent there."
    return "Read on this machine by the embedded engine. Nothing is sent anywhere."


def _form(session: Session) -> None:
    st.markdown(_PRIVACY)
    usual = Settings()
    key, server, model = st.columns([3, 3, 2])
    key.text_input("Key", type="password", key=_KEY, autocomplete="off", help="A local server may need none.")
    server.text_input("Address of the server", usual.base_url, key=_SERVER)
    model.text_input("Model", usual.model, key=_MODEL)
    with st.container(horizontal=True):
        if st.button("Test the connection", key="llm-test"):
            _take(session, use=False)
        if st.button("Use this model", key="llm-use", type="primary"):
            _take(session, use=True)
        if session.engine and st.button("Stop using it", key="llm-drop"):
            _forget(session)
            st.rerun()
    if session.told:
        told = line(session.told, "strong") if session.told == _FINE else problem(session.told)
        text_view(told, key="llm-told")


def _take(session: Session, *, use: bool) -> None:
    """Test the model of the form, and read with it if that is wanted and it answers."""
    settings = _settings()
    with st.spinner("Asking the model for a word …"):
        told = _tried(settings)
    if use and told == _FINE:
        _forget(session)
        session.engine = reached_by(settings)
    session.told = told
    st.rerun()


def _tried(settings: Settings) -> str:
    """What comes of one short question, which is neither remembered nor asked for long."""
    engine = reached_by(replace(settings, cache=None, timeout=30.0, max_retries=1))
    try:
        return engine.problem() or _FINE
    finally:
        engine.close()


def _settings() -> Settings:
    """What the form says."""
    state = st.session_state
    return replace(
        Settings(),
        api_key=state[_KEY].strip(),
        base_url=state[_SERVER].strip() or Settings().base_url,
        model=state[_MODEL].strip() or Settings().model,
    )


def _forget(session: Session) -> None:
    if session.engine is not None:
        session.engine.close()
    session.engine, session.told = None, ""
