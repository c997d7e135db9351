"""How far a check has come, in words."""

import pytest

from tests.ui.values import CLAIM, FAILED, REFUTED, SENTENCES
from verifier.types import NotCheckable, Read
from verifier.ui.opening import Stage
from verifier.ui.progress_words import headline, stage_in_words
from verifier.ui.run import Progress

_NO_FACT = NotCheckable(CLAIM, "a question", "embedded")
_READ = Read((SENTENCES[1], SENTENCES[1]), ())


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(_READ, (REFUTED, REFUTED), finished=True), "2 claims checked"),
        (Progress(_READ, (REFUTED, FAILED), finished=True), "1 claim checked, 1 could not be checked"),
        (Progress(_READ, (REFUTED, _NO_FACT), finished=True), "1 claim checked, 1 not checkable"),
        (Progress(_READ, (REFUTED,), finished=True, problem="disk"), "Broken off: 1 of 2 claims checked"),
        (Progress(_READ, (REFUTED,), finished=True, stopped=True), "Stopped: 1 of 2 claims checked"),
        (Progress(Read((), ()), finished=True), "No claims found"),
        (Progress(finished=True, problem="locked"), "The check could not be done"),
    ],
)
def test_headline(progress: Progress, words: str) -> None:
    """Failed claims are never counted as checked, and a stopped run says so."""
    assert words == headline(progress)


@pytest.mark.parametrize(
    ("stage", "progress", "shown"),
    [
        (Stage(), Progress(), (0.0, "Opening the library …")),
        (Stage(20, 80), Progress(), (0.25, "Preparing the library, once: 20 of 80 documents read")),
        (Stage(ready=True), Progress(), (0.0, "Reading the text and picking out its claims …")),
        (Stage(ready=True), Progress(_READ, (REFUTED,)), (0.5, "1 of 2 claims checked")),
        (Stage(ready=True), Progress(Read((), ())), (0.0, "0 of 0 claims checked")),
    ],
)
def test_progress_in_words(stage: Stage, progress: Progress, shown: tuple[float, str]) -> None:
    """A reader always knows what is being waited for."""
    assert shown == stage_in_words(stage, progress)
