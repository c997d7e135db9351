"""How likely a sentence is worth checking, and how that and the rules check each other."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.claims import Level, extract, worth
from verifier.claims.worth import Worth, features, worths
from verifier.errors import ConfigError
from verifier.types import SentenceKind


def test_facts_before_talk() -> None:
    """A sentence with a number and an event is likelier worth checking than a remark."""
    fact, remark = worths(["Unemployment fell to 4.1 percent in 2019.", "Well, that is how it goes."])

    assert fact.chance > 0.7
    assert remark.chance < 0.1


@pytest.mark.parametrize(
    ("chance", "obstacle", "taken"),
    [
        (0.03, "", {Level.MORE}),
        (0.2, "", {Level.MORE, Level.USUAL}),
        (0.4, "", {Level.MORE, Level.USUAL, Level.LESS}),
        (0.4, "an opinion", {Level.MORE}),
        (0.6, "an opinion", {Level.MORE, Level.USUAL}),
        (0.1, "an opinion", set()),
    ],
)
def test_levels(chance: float, obstacle: str, taken: set[Level]) -> None:
    """Extracting more takes all that extracting less does; a rule's objection must be outweighed."""
    found = Worth(chance, obstacle, "a doubt")

    assert {level for level in Level if not found.reason_against(level)} == taken


def test_reason_of_the_rules_first() -> None:
    """What a rule says against a sentence is told before what the model doubts."""
    assert Worth(0.0, "a question", "a doubt").reason_against(Level.USUAL) == "a question"
    assert Worth(0.0, "", "a doubt").reason_against(Level.USUAL) == "a doubt"


def test_doubt_in_words() -> None:
    """A low score is explained by what counts most against the sentence."""
    assert "may or should" in worths(["It would."])[0].doubt


def test_level_reaches_extraction() -> None:
    """The same text gives more claims when more are asked for, and each sentence its chance."""
    text = "The reform is a disgrace, as 40 mayors wrote in May. Rents rose by 12 percent in 2022. It is hard."
    counts = [
        sum(sentence.kind is SentenceKind.CLAIM for sentence in extract(text, level=level))
        for level in (Level.LESS, Level.USUAL, Level.MORE)
    ]

    assert counts == sorted(counts)
    assert counts[0] >= 1
    assert all(sentence.worth is not None for sentence in extract(text))


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    """Whatever the text, there is a chance between 0 and 1, and features are bounded."""
    (found,) = worths([text])

    assert 0 <= found.chance <= 1
    assert all(0 < value <= 3 for value in features(text, "").values())


def test_unreadable_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of another length are refused with what to do."""
    broken = tmp_path / "worthiness.json"
    broken.write_text(json.dumps({"bias": 0, "features": {}, "vector": [1.0]}), encoding="utf-8")
    monkeypatch.setattr(worth, "FILE", broken)
    worth._model.cache_clear()
    try:
        with pytest.raises(ConfigError, match="get the project again"):
            worths(["Anything."])
    finally:
        worth._model.cache_clear()
