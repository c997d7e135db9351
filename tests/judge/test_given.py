"""From signals to a stance, for evidence that was handed over with the claim."""

from dataclasses import replace

import pytest

from verifier.engines import Asked, embedded, for_given
from verifier.judge.combine import Signals
from verifier.judge.frame import Fit
from verifier.judge.given import is_open, stance
from verifier.judge.reading import Reading, read
from verifier.judge.window import regions
from verifier.quantities import parse
from verifier.types import Claim, Document, Judgement, Passage, Stance


def reading(claim: str, text: str) -> Reading:
    """A document of one passage, read for a claim."""
    document = Document(doc_id="evidence", text=text)
    (region,) = regions([Passage(document, 0, len(text), text)])
    return read(Claim(id="1", text=claim, quantities=parse(claim)), region)[0]


def said(supports: float, refutes: float) -> Signals:
    """What the text model says, beside nothing else."""
    return Signals(supports, refutes, relevance=0.1, named=0.0, sure=0.9, agreed=1.0, dated=0.0, near=0.0)


PROSE = reading("The bridge is old.", "They built it in the time of the kings.")
AGREEING = reading("Seven drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")
DIFFERING = reading("Nine drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")


@pytest.mark.parametrize(
    ("supports", "refutes", "side"),
    [(0.45, 0.2, Stance.SUPPORTS), (0.2, 0.45, Stance.REFUTES), (0.2, 0.3, Stance.REFUTES), (0.1, 0.2, Stance.NEUTRAL)],
)
def test_prose_is_taken_at_its_word(supports: float, refutes: float, side: Stance) -> None:
    """The likeliest of the three is the stance, where "nothing" is thought half as likely as the model thinks it."""
    found, score, _ = stance(PROSE, said(supports, refutes))
    assert found is side
    assert score >= 0.5


def test_another_time_contradicts() -> None:
    """Evidence meant for the claim that names another day contradicts it; no model is asked."""
    other = replace(AGREEING, time=Fit.OTHER)
    assert not is_open(other)
    assert stance(other, said(0.9, 0.0))[0] is Stance.REFUTES


def test_numbers_decide_unless_the_words_say_the_contrary() -> None:
    """Numbers that agree support, numbers that differ refute; a clear contradiction in words outweighs agreement."""
    assert stance(AGREEING, said(0.4, 0.3))[0] is Stance.SUPPORTS
    assert stance(AGREEING, said(0.1, 0.8))[0] is Stance.REFUTES
    assert stance(DIFFERING, said(0.9, 0.0))[0] is Stance.REFUTES
    assert stance(DIFFERING, said(0.05, 0.05))[0] is Stance.NEUTRAL


def test_a_number_that_is_there_may_be_borne_out_in_words() -> None:
    """Where the same number is given and only what it counts is unsure, it counts unless the model says otherwise."""
    there = reading("The cabinet has nine members.", "Nine, said the minister, who named none of them.")
    assert there.numbers is not None
    assert there.numbers.holds is None
    assert stance(there, said(0.4, 0.2))[0] is Stance.SUPPORTS
    assert stance(there, said(0.1, 0.0))[0] is Stance.NEUTRAL
    assert stance(there, said(0.1, 0.8))[0] is Stance.REFUTES


def test_open_numbers_bear_nothing_out() -> None:
    """A claim whose number the evidence does not give may be contradicted in words, never supported."""
    silent = reading("Nine drones were launched at Kyiv.", "Russia launched drones at Kyiv.")
    assert stance(silent, said(0.9, 0.0))[0] is Stance.NEUTRAL
    assert stance(silent, said(0.0, 0.9))[0] is Stance.REFUTES


class Other:
    """A judge of another kind."""

    engine = "other"

    def judge(self, asked: Asked) -> list[Judgement]:
        """Never called here."""
        raise NotImplementedError


def test_only_the_embedded_judge_has_two_ways() -> None:
    """Any other judge reads given evidence as it reads a library."""
    own, other = embedded().judge, Other()
    assert for_given(own) is not own
    assert for_given(other) is other
