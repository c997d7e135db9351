"""What a model says counts only if its quote is there, speaks of the claim, and has the right numbers."""

import pytest

from tests.judge.made import AGENCY, MAYOR, TEXT, WEATHER, claim, passages, reply, said
from verifier.judge.asking import plan
from verifier.judge.gates import Weighed, weigh
from verifier.judge.reply import read_reply
from verifier.types import Stance


def weighed(passage: str, *, statement: str = TEXT, **about: object) -> Weighed:
    """One passage, and what is left of what a model says of it."""
    asked = claim(statement)
    planned = plan(asked, passages(passage))
    read = read_reply(reply({**said(1), "rests_on": "number", **about}), 1)
    return weigh(asked, planned.asked[0], read.passages[0], read.odds)


def test_right() -> None:
    """A verbatim quote whose numbers agree counts, with its place in the document and the comparison as reason."""
    found = weighed(AGENCY, stance="supports", quote="nine drones were launched at Kyiv")
    evidence = found.evidence

    assert (evidence.stance, found.note) == (Stance.SUPPORTS, "")
    assert evidence.quote == AGENCY[evidence.start : evidence.end] == "nine drones were launched at Kyiv"
    assert "Nine drones" in evidence.reason
    assert evidence.score == pytest.approx(0.965, abs=0.001)


def test_invented_quote() -> None:
    """Words that are not in the passage are dropped, and the note names the source."""
    found = weighed(MAYOR, stance="supports", quote="The mayor counted nine drones")

    assert found.evidence.stance is Stance.NEUTRAL
    assert found.note == (
        "Paper 1, 30 December 2022: the words it quotes are not in the passage; it counts for neither side."
    )


def test_no_quote() -> None:
    """A side without words of the passage is none."""
    assert weighed(AGENCY, stance="supports", quote="").evidence.stance is Stance.NEUTRAL


def test_other_matter() -> None:
    """A quote that is there but speaks of something else counts for neither side."""
    found = weighed(WEATHER, stance="supports", quote="The roads were closed for days.")

    assert found.evidence.stance is Stance.NEUTRAL
    assert "do not speak of the claim" in found.note


def test_wrong_arithmetic() -> None:
    """A number that differs refutes, whatever the model makes of it, and the reason says who erred."""
    found = weighed(MAYOR, stance="supports", quote="The mayor counted seven drones launched at Kyiv")

    assert found.evidence.stance is Stance.REFUTES
    assert "differs by 2; the model took it to support the claim" in found.evidence.reason
    assert "numbers differ" in found.note


def test_wrong_the_other_way() -> None:
    """A number that agrees supports, if the model said that the number is what speaks against."""
    quote = "nine drones were launched at Kyiv on 30 December 2022"

    assert weighed(AGENCY, stance="refutes", quote=quote).evidence.stance is Stance.SUPPORTS
    assert weighed(AGENCY, stance="refutes", quote=quote, rests_on="words").evidence.stance is Stance.REFUTES


def test_number_is_missing() -> None:
    """Words without any number bear out no number."""
    found = weighed(f"{MAYOR} Drones were launched at Kyiv.", stance="supports", quote="Drones were launched at Kyiv.")

    assert found.evidence.stance is Stance.NEUTRAL
    assert "no number of its quote bears out" in found.note


def test_strange_figure_in_the_reason() -> None:
    """A figure of the model's own making does not reach the reader."""
    statement = "Snow fell in the mountains."
    told = weighed(WEATHER, statement=statement, stance="supports", quote="It snowed in the mountains.", reason="On 8")
    kept = weighed(WEATHER, statement=statement, stance="supports", quote="It snowed in the mountains.", reason="Snow")

    assert told.evidence.reason == "it says the same"
    assert kept.evidence.reason == "Snow"


def test_neutral() -> None:
    """A neutral passage shows its nearest words and is at least evenly sure."""
    evidence = weighed(MAYOR).evidence

    assert (evidence.stance, evidence.score) == (Stance.NEUTRAL, 0.5)
    assert evidence.quote in MAYOR
