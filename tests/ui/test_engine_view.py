"""A visitor's own language model: named, tested, used for the session, and its key nowhere to be seen."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verifier.config import PROJECT
from verifier.testing import Mode, ModelServer
from verifier.testing.answers import scripted
from verifier.types import Checked
from verifier.ui.check_page import the_opening

_PATIENCE = 120
_KEY = "sk-very-secret"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A model server of the visitor."""
    with ModelServer(scripted) as running:
        yield running


@pytest.fixture
def app(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app with its library open."""
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    the_opening.clear()
    opened = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=_PATIENCE).run()
    the_opening().wait()
    yield opened.run()
    the_opening().wait().close()
    the_opening.clear()


def _fill(app: AppTest, server: ModelServer) -> None:
    app.text_input(key="llm-key").set_value(_KEY)
    app.text_input(key="llm-server").set_value(server.base_url)
    app.text_input(key="llm-model").set_value("small")


def _told(app: AppTest) -> str:
    return str(app.session_state["session"].told)


def test_answers(app: AppTest, server: ModelServer) -> None:
    """A model that answers is said to; it is not used before the visitor wants it."""
    _fill(app, server)
    app.button(key="llm-test").click().run()

    assert not app.exception
    assert _told(app) == "The model answers."
    assert app.session_state["session"].engine is None


def test_does_not_answer(app: AppTest, server: ModelServer) -> None:
    """What is in the way is told in a sentence without the key, and nothing is used."""
    server.mode = Mode.BAD_KEY
    _fill(app, server)
    app.button(key="llm-use").click().run()

    assert _told(app).endswith(".")
    assert _KEY not in _told(app)
    assert app.session_state["session"].engine is None


def test_used(app: AppTest, server: ModelServer) -> None:
    """With the model in use a check is read by it; without it again by the embedded engine."""
    _fill(app, server)
    app.button(key="llm-use").click().run()
    session = app.session_state["session"]
    assert session.engine.where == f"small at {server.base_url}"
    assert _KEY not in repr(session)

    app.text_area[0].set_value("Nine drones were launched at Kyiv on 30 December 2022.")
    app.button(key="check").click().run()
    for _ in range(_PATIENCE * 10):
        if session.run.progress.finished:
            break
        time.sleep(0.1)
    [outcome] = session.run.progress.outcomes
    assert isinstance(outcome, Checked)
    assert outcome.engine == "llm"

    app.run()
    app.button(key="new").click().run()
    app.button(key="llm-drop").click().run()
    assert session.engine is None
