"""From signals to a stance, for evidence that was handed over with the claim."""

from dataclasses import replace

import pytest

from verifier.engines import Asked, embedded, for_given
from verifier.judge.combine import Signals
from verifier.judge.frame import Fit
from verifier.judge.given import WEIGHTS, features, stance
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
    """What the text model says of words that share half of the claim's, whether numbers are hidden or shown."""
    alone = Signals(supports, refutes, relevance=0.5, named=0.5, sure=0.9, agreed=1.0, dated=0.0, near=0.5)
    return replace(alone, shown_supports=supports, shown_refutes=refutes)


PROSE = reading("The bridge is old.", "They built it in the time of the kings.")
AGREEING = reading("Seven drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")
DIFFERING = reading("Nine drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")


@pytest.mark.parametrize(
    ("supports", "refutes", "side"),
    [(0.6, 0.1, Stance.SUPPORTS), (0.1, 0.6, Stance.REFUTES), (0.02, 0.03, Stance.NEUTRAL)],
)
def test_the_likeliest_side_is_taken(supports: float, refutes: float, side: Stance) -> None:
    """What the text model says outweighs all else where there are no numbers."""
    found, score, _ = stance(PROSE, said(supports, refutes))
    assert found is side
    assert score >= 0.5


def test_another_time_speaks_against() -> None:
    """Evidence that names another day contradicts more easily, and its numbers do not decide."""
    doubtful = said(0.4, 0.35)
    assert stance(AGREEING, doubtful)[0] is Stance.SUPPORTS
    side, _, reason = stance(replace(AGREEING, time=Fit.OTHER), said(0.1, 0.4))
    assert (side, reason) == (Stance.REFUTES, "it speaks of another time")


def test_every_feature_has_a_weight() -> None:
    """The model weighs what is read, and nothing else, in the order in which the fit prints it."""
    assert list(features(PROSE, said(0.5, 0.2))) == list(WEIGHTS)


def test_numbers_decide_unless_the_words_say_the_contrary() -> None:
    """Numbers that agree support, numbers that differ refute; a clear contradiction in words outweighs agreement."""
    assert stance(AGREEING, said(0.4, 0.3))[0] is Stance.SUPPORTS
    assert stance(AGREEING, said(0.1, 0.8))[0] is Stance.REFUTES
    assert stance(DIFFERING, said(0.9, 0.0))[0] is Stance.REFUTES
    assert stance(DIFFERING, said(0.05, 0.05))[0] is Stance.NEUTRAL


def test_a_bound_does_not_prove_a_number_that_keeps_it() -> None:
    """What the text model makes of "more than five" for "seven" is not asked; a number beyond the bound is refuted."""
    allowed = reading("Julie has seven friends.", "Julie has more than five friends.")
    assert stance(allowed, said(0.9, 0.0))[0] is Stance.NEUTRAL
    assert stance(allowed, said(0.0, 0.9))[0] is Stance.NEUTRAL
    broken = reading("Julie has four friends.", "Julie has more than five friends.")
    assert stance(broken, said(0.3, 0.3))[0] is Stance.REFUTES
    clashing = replace(allowed, clash="it speaks of enemies")
    assert stance(clashing, said(0.0, 0.9))[0] is Stance.REFUTES


def test_a_number_that_is_there_may_be_borne_out_in_words() -> None:
    """Where the same number is given and only what it counts is unsure, it counts unless the model says otherwise."""
    there = reading("The cabinet has nine members.", "Nine, said the minister, who named none of them.")
    assert there.numbers is not None
    assert there.numbers.holds is None
    assert stance(there, said(0.4, 0.2))[0] is Stance.SUPPORTS
    assert stance(there, said(0.01, 0.0))[0] is Stance.NEUTRAL
    assert stance(there, said(0.1, 0.8))[0] is Stance.REFUTES


def test_a_number_that_is_not_there_needs_a_model_that_says_so() -> None:
    """What bears out a number that the evidence does not print are words that imply it, not words that are alike."""
    silent = reading("Nine drones were launched at Kyiv.", "Russia launched drones at Kyiv.")
    assert stance(silent, said(0.45, 0.0))[0] is Stance.NEUTRAL
    assert stance(silent, said(0.9, 0.0))[0] is Stance.SUPPORTS
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


@pytest.mark.parametrize(
    ("claim", "evidence", "side"),
    [
        ("The film made over $97 million at home.", "It grossed $96.3 million in the country.", Stance.REFUTES),
        ("More than 145 people reviewed it.", "The score is based on 145 reviews.", Stance.REFUTES),
        ("The film made over $97 million at home.", "It grossed $46.3 million in the country.", Stance.SUPPORTS),
    ],
)
def test_a_number_that_misses_by_little_refutes(claim: str, evidence: str, side: Stance) -> None:
    """Where evidence is given, a figure so near is the claim's; one far off is left to the text model."""
    assert stance(reading(claim, evidence), said(0.9, 0.02))[0] is side


def test_figures_that_end_a_name_need_not_be_borne_out() -> None:
    """The name is given as it is in the claim."""
    named = reading("Pitch Perfect 2 centers on a school.", "Pitch Perfect 2 centers on a university.")
    assert named.numbers is None


def test_another_number_of_another_time_leaves_it_open() -> None:
    """What was counted in June says nothing against what was counted in July."""
    later = reading("In July 2018 the song had more than 500 million views.", "In June 2018 it had 490 million views.")
    assert stance(replace(later, time=Fit.OTHER), said(0.1, 0.8))[0] is Stance.NEUTRAL
