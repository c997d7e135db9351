"""From signals to a stance."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.judge.combine import (
    NUMBERS_AGREE,
    NUMBERS_DIFFER,
    PROSE_REFUTES,
    PROSE_SUPPORTS,
    Signals,
    is_open,
    stance,
)
from verifier.judge.frame import Fit
from verifier.judge.reading import Reading, read
from verifier.judge.window import regions
from verifier.quantities import parse
from verifier.types import Claim, Document, Passage, Stance

CLEAR = Signals(supports=0.9, refutes=0.05, relevance=1.0, named=1.0, sure=0.95, agreed=1.0, dated=1.0, near=0.8)


def reading(claim: str, text: str) -> Reading:
    """A document of one passage, read for a claim."""
    document = Document(doc_id="a", text=text)
    (region,) = regions([Passage(document, 0, len(text), text)])
    return read(Claim(id="1", text=claim, quantities=parse(claim)), region)[0]


AGREEING = reading("Seven drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")


def test_agreeing_numbers_support() -> None:
    """Numbers that hold, in words that fit, support the claim; the reason names both numbers."""
    side, score, reason = stance(AGREEING, CLEAR)
    assert side is Stance.SUPPORTS
    assert score > 0.5
    assert "seven drones" in reason.lower()


def test_differing_numbers_refute() -> None:
    """Numbers that differ in words that fit contradict the claim."""
    side, _, reason = stance(
        reading("Nine drones were launched at Kyiv.", "Russia launched seven drones at Kyiv."), CLEAR
    )
    assert side is Stance.REFUTES
    assert "differs by 2" in reason


@pytest.mark.parametrize("change", [{"time": Fit.OTHER}, {"speaker": Fit.OTHER}])
def test_another_time_or_speaker_decides_nothing(change: dict[str, Fit]) -> None:
    """Whatever the numbers, what was said of another time or by another voice is neutral, and no model is asked."""
    aside = replace(AGREEING, **change)
    assert not is_open(aside)
    assert stance(aside, CLEAR)[0] is Stance.NEUTRAL


def test_faint_signals_decide_nothing() -> None:
    """Numbers that agree in words that do not fit are no support."""
    faint = Signals(supports=0.0, refutes=0.0, relevance=0.2, named=0.0, sure=0.3, agreed=0.0, dated=0.0, near=0.1)
    assert stance(AGREEING, faint)[0] is Stance.NEUTRAL


@given(st.tuples(*[st.floats(0, 1)] * 9))
def test_chances_are_chances_and_grow_with_relevance(values: tuple[float, ...]) -> None:
    """Every model gives a probability, and more shared words never make a side less likely."""
    signals = Signals(*values)
    more = replace(signals, relevance=1.0)
    for model in (NUMBERS_AGREE, NUMBERS_DIFFER, PROSE_SUPPORTS, PROSE_REFUTES):
        assert 0.0 <= model.chance(signals) <= model.chance(more) <= 1.0


def test_prose_found_further_down_must_be_clearer() -> None:
    """The same words decide as the nearest passage, and no longer where another was found much nearer."""
    said = reading("The bridge was closed.", "The bridge has been shut.")
    nearest = Signals(0.9, 0.05, relevance=1.0, named=1.0, sure=0.0, agreed=0.0, dated=0.0, near=0.8)
    assert stance(said, nearest)[0] is Stance.SUPPORTS
    assert stance(said, replace(nearest, found=0.5))[0] is Stance.NEUTRAL
