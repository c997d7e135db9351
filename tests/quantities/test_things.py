"""Which noun phrases and predicates mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities.things import (
    head,
    is_named,
    is_weapon,
    lemma,
    place_likeness,
    predicates,
    thing_likeness,
)

phrases = st.text(max_size=30)


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("drones", "drone"),
        ("people", "person"),
        ("cities", "city"),
        ("losses", "loss"),
        ("bus", "bus"),
        ("Children", "child"),
    ],
)
def test_lemma(word: str, singular: str) -> None:
    """Plurals become singulars."""
    assert lemma(word) == singular


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [("exploding drones", "drone"), ("residents of Kyiv", "resident"), ("number", ""), ("", ""), ("12", "")],
)
def test_head(phrase: str, noun: str) -> None:
    """The noun before any preposition is what is counted; words for numbers are none."""
    assert head(phrase) == noun


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("drones", "attack drones", 1.0, 1.0),
        ("drones", "Shahed-136 UAVs", 0.9, 1.0),
        ("weapons", "missiles", 0.5, 0.6),
        ("weapons", "missiles and drones", 0.9, 0.9),
        ("missiles", "missiles and drones", 0.0, 0.3),
        ("cruise missiles", "ballistic missiles", 0.0, 0.3),
        ("cases of torture", "cases of assault", 0.0, 0.4),
        ("Grammy awards", "Juventud awards", 0.8, 0.8),
        ("drones", "buildings", 0.0, 0.2),
        ("exception", "", 0.0, 0.0),
    ],
)
def test_thing_likeness(one: str, other: str, low: float, high: float) -> None:
    """Likeness of counted things, from the same to unlike."""
    found = thing_likeness(one, other)
    assert found is not None
    assert low <= found <= high


def test_nothing_is_said_of_an_unnamed_thing() -> None:
    """An empty phrase neither fits nor fails."""
    assert thing_likeness("", "drones") is None


@given(phrases, phrases)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    """It does not matter which phrase is the claim's."""
    assert thing_likeness(one, other) == thing_likeness(other, one)
    assert place_likeness(one, other) == place_likeness(other, one)


def test_predicates() -> None:
    """Words for one event share a concept, words for two do not."""
    assert predicates("were shot down") & predicates("intercepted")
    assert predicates("launched") & predicates("sent")
    assert not predicates("launched") & predicates("shot down")
    assert not predicates("killed") & predicates("injured")


def test_places() -> None:
    """The same word is the same place, two names are two places."""
    assert place_likeness("over the city", "in the capital") == 1.0
    assert place_likeness("over Kyiv", "over Odesa") == 0.0
    assert place_likeness("", "over Odesa") is None


def test_names_and_weapons() -> None:
    """Proper names are capitalised; weapons are downed, not killed."""
    assert is_named("in Kyiv")
    assert not is_named("The city")
    assert is_weapon("Shaheds")
    assert not is_weapon("houses")
