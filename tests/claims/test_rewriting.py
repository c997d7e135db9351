"""A claim rewritten to stand alone must still say what its sentence says."""

from datetime import date

import pytest

from verifier.claims import extract
from verifier.claims.reply import Rewritten
from verifier.claims.rewriting import Around, accepted

TEXT = "KYIV, 30 December 2022 - Mayor Vitali Klitschko spoke on Friday. Two of the drones fell short, he said."
SENTENCE = extract(TEXT)[-1]
WORDS = "Two of the drones fell short"
SHOWN = Around(TEXT, date(2022, 12, 31))


def problem(text: str, fragment: str = WORDS) -> str:
    """What is wrong with a rewriting; "" if it holds."""
    return accepted(SENTENCE, [Rewritten(text, fragment, "", "")], SHOWN)[1]


def test_holds() -> None:
    """Names and days that the text gives may be filled in."""
    text = "Mayor Vitali Klitschko said that two of the drones fell short on 30 December 2022."
    [claim], wrong = accepted(SENTENCE, [Rewritten(text, WORDS, "Vitali Klitschko", "2022-12-30")], SHOWN)

    assert (wrong, claim.text, claim.said_by) == ("", text, "Vitali Klitschko")
    assert claim.first == claim.last == date(2022, 12, 30)
    assert claim.source is not None
    assert TEXT[claim.source.start : claim.source.end] == SENTENCE.text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Three of the drones fell short.", "gives Three"),
        ("About two of the drones fell short.", "gives About two"),
        ("Two of the drones fell short on 2 January 2023.", "names 2 January 2023"),
        ("Two of the drones from Belarus fell short.", "names Belarus"),
    ],
)
def test_changed(text: str, what: str) -> None:
    """Another figure, hedge, day or name is told, and the sentence's own words are used."""
    assert what in problem(text)


def test_fragment() -> None:
    """Words that the sentence does not hold are told."""
    assert "not in it" in problem("Two drones fell short.", "Two drones fell short")


def test_own_words() -> None:
    """In place of a rewriting that does not hold stands what rules make of the sentence."""
    claims, _ = accepted(SENTENCE, [Rewritten("Nine drones fell.", WORDS, "", "")], SHOWN)

    assert claims == SENTENCE.claims


def test_unknown_day_and_speaker() -> None:
    """A speaker and a day that the text does not give are not taken over."""
    [claim], _ = accepted(SENTENCE, [Rewritten(f"{WORDS}.", WORDS, "General Nobody", "1999-01-01")], SHOWN)

    assert claim.said_by == ""
    assert claim.first != date(1999, 1, 1)
