"""Made-up events carry the label that their wording gives them."""

import random

from training.events import pairs
from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair


def made() -> list[Pair]:
    """Some scenes of each kind."""
    return list(pairs(60, random.Random(0)))  # noqa: S311 - no secrets here


def test_every_slot_is_filled() -> None:
    """No brace is left, and every text is a sentence."""
    assert all("{" not in pair.claim + pair.evidence and pair.claim.endswith(".") for pair in made())


def test_labels_are_balanced_where_readings_exclude_each_other() -> None:
    """Each scene gives one pair of each label, so the claim alone tells nothing."""
    labels = [pair.label for pair in made() if pair.source == "events.contest"]
    assert labels.count(SUPPORTS) == labels.count(REFUTES) == labels.count(NOTHING)


def test_a_claim_told_in_the_same_words_is_supported() -> None:
    """What stands in the evidence word for word is never refuted, and never nothing."""
    verbatim = [pair for pair in made() if pair.claim in pair.evidence]
    assert verbatim
    assert {SUPPORTS} == {pair.label for pair in verbatim}


def test_losers_and_winners_are_told_apart() -> None:
    """Who beat whom decides the label, whatever the wording."""
    for pair in made():
        if " beat " in pair.evidence and " beat " in pair.claim and pair.evidence.count(".") == 1:
            same = pair.evidence.removesuffix(".").endswith(pair.claim.removesuffix("."))
            assert same == (pair.label == SUPPORTS)
