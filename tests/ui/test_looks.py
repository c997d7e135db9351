"""Glyphs, words and numbers shown for outcomes."""

from datetime import date

import pytest

from tests.ui.values import FAILED, REFUTED
from verifier.types import Outcome, Verdict
from verifier.ui.looks import LOOKS, STATUS_OF_VERDICT, Status, confidence_in_words, count_of, day, status_of


@pytest.mark.parametrize(
    ("outcome", "status"), [(REFUTED, Status.REFUTED), (FAILED, Status.FAILED), (None, Status.WAITING)]
)
def test_status(outcome: Outcome | None, status: Status) -> None:
    """A failure and a claim that waits have a status of their own, which is no verdict."""
    assert status == status_of(outcome)


def test_every_verdict_has_a_status() -> None:
    """No verdict is left without a way to be shown."""
    assert set(Verdict) == set(STATUS_OF_VERDICT)


def test_looks_differ_without_colour() -> None:
    """Glyphs and labels alone tell every status apart."""
    assert len(Status) == len({look.glyph for look in LOOKS.values()}) == len({look.label for look in LOOKS.values()})


@pytest.mark.parametrize(("confidence", "words"), [(0.93, "93 %, high"), (0.62, "62 %, moderate"), (0.3, "30 %, low")])
def test_confidence(confidence: float, words: str) -> None:
    """Confidence is said in percent and in a word."""
    assert words == confidence_in_words(confidence)


def test_day() -> None:
    """Days are written out, and a missing one is said to be missing."""
    assert (day(date(2023, 1, 5)), day(None)) == ("5 January 2023", "no date")


def test_count_of() -> None:
    """A count of one has a singular noun."""
    assert (count_of(1, "claim"), count_of(2000, "claim")) == ("1 claim", "2,000 claims")
