"""The page "Check" over a real library, without a browser."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from verifier.config import PROJECT
from verifier.ui.check_page import the_memory, the_opening

_PATIENCE = 60  # seconds until a check must be over


@pytest.fixture
def app(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app, opened, with the library of sample documents."""
    monkeypatch.setenv("VERIFIER_LIBRARY", str(sample_library))
    the_opening.clear()
    the_memory.clear()
    opened = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=_PATIENCE).run()
    yield opened
    the_opening().wait().close()
    the_opening.clear()
    the_memory().close()
    the_memory.clear()


def _until(app: AppTest, key: str) -> AppTest:
    """Look again, as the browser does, until a button is there."""
    for _ in range(_PATIENCE * 10):
        if any(button.key == key for button in app.button):
            return app
        time.sleep(0.1)
        app.run()
    raise AssertionError(f"no button {key}")


def _check(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text)
    app.button(key="check").click().run()
    return app


def _problem(app: AppTest) -> str:
    return str(app.session_state["session"].problem)


def test_first_sight(app: AppTest) -> None:
    """The page opens with the sample, a place for text and a file, and Check."""
    assert not app.exception
    assert [button.label for button in app.button][:2] == ["Try the sample", "Check"]
    assert app.text_area[0].value == ""


def test_sample(app: AppTest) -> None:
    """One click checks the sample and ends in counts per verdict and two downloads."""
    app.button(key="sample").click().run()
    _until(app, "edit")
    assert not app.exception
    progress = app.session_state["session"].run.progress
    assert len(progress.outcomes) == len(progress.claims) >= 5
    assert sum(int(option.rsplit(" ", 1)[1]) for option in app.button_group[0].options) == len(progress.claims)


def test_editing_keeps_the_text(app: AppTest) -> None:
    """Edit text brings back what was checked."""
    text = "Seven drones were sent against Kyiv on 30 December 2022."
    _until(_check(app, text), "edit")
    app.button(key="edit").click().run()
    assert app.text_area[0].value == text


def test_nothing_to_check(app: AppTest) -> None:
    """An empty text is refused on the page."""
    _check(app, "  ")
    assert "no text yet" in _problem(app)
    assert not app.exception


def test_five_megabytes(app: AppTest) -> None:
    """A text no page can show is refused with the way to go on."""
    _check(app, "x" * 5_000_000)
    assert "5,000,000 characters" in _problem(app)
    assert not app.exception


def test_no_claims(app: AppTest) -> None:
    """A text of opinions ends in a result that says so."""
    _until(_check(app, "How lovely! Should we not all be kinder?"), "edit")
    assert not app.exception
    assert app.subheader[0].value == "No claims found"


def test_uploaded_text(app: AppTest) -> None:
    """A text file fills the text area."""
    app.file_uploader[0].upload("a.txt", b"Two fell.", "text/plain").run()
    assert app.text_area[0].value == "Two fell."


def test_a_locked_library_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that cannot be used is a message with a way on, not a traceback."""
    (tmp_path / "library").write_text("not a folder")
    monkeypatch.setenv("VERIFIER_LIBRARY", str(tmp_path / "library"))
    the_opening.clear()
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=_PATIENCE).run()
    _until(app, "reopen")
    assert not app.exception
    the_opening.clear()


def test_the_address_brings_a_check_back(app: AppTest) -> None:
    """The address names the check; who opens it sees the results, and keeps to it until another check is done."""
    _until(_check(app, "Seven drones were sent against Kyiv on 30 December 2022."), "edit")
    run = app.query_params["run"]
    reopened = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=_PATIENCE)
    reopened.query_params["run"] = run
    _until(reopened.run(), "edit")

    assert reopened.session_state["session"].run.id == run
    assert not reopened.exception
    reopened.button(key="edit").click().run()
    assert reopened.query_params["run"] == run
    assert reopened.text_area[0].value.startswith("Seven drones")
