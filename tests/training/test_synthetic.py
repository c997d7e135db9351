"""Made pairs carry the label that their change gives them."""

import random

from training.entities import Names, exchange, names, pool
from training.pairs import NOTHING, REFUTES, SUPPORTS, Pair
from training.synthetic import Article, from_articles, from_claims, shorten

PAGE = Article(
    "Bridges",
    (
        "The old bridge was opened to Queen Mary in Lisbon in 1930, which pleased 40 guests.",
        "In the same year, all workers of the bridge were paid by the city of Porto.",
        "After the war, the firm of John Barry moved from Lisbon to Madrid with 12 engineers.",
    ),
)


def chance(seed: int) -> random.Random:
    """A source of chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - no secrets here


def made() -> list[Pair]:
    """Pairs of many draws from the page."""
    return [pair for seed in range(30) for pair in from_articles([PAGE], chance(seed))]


def test_names_are_found_with_their_type() -> None:
    """Places and persons are told apart; the first word of a sentence is no name."""
    text = "Then John Barry went to Lisbon."
    assert [(text[a:b], kind) for a, b, kind in names(text)] == [("John Barry", "person"), ("Lisbon", "place")]


def test_names_are_exchanged_within_type() -> None:
    """A place takes the place of a place, and it is told whether the sentence was about it."""
    choices = Names({}, pool(["She lives in Madrid."]))
    assert exchange("He lives in Lisbon.", choices, chance(0)) == ("He lives in Madrid.", False)
    assert exchange("Lisbon is old.", choices, chance(0)) == ("Madrid is old.", True)
    assert exchange("He lives in Madrid.", choices, chance(0)) is None


def test_unchanged_text_supports_and_changed_text_does_not() -> None:
    """Evidence that holds the claim word for word supports it, whatever stands beside it."""
    labels = {pair.label for pair in made() if pair.claim in pair.evidence}
    assert {SUPPORTS} == labels


def test_every_kind_is_made() -> None:
    """One page gives pairs of all kinds and all labels."""
    kinds = {pair.source.split(".")[1] for pair in made()}
    assert {"negate", "oppose", "date", "entity", "number", "number#", "bound", "quantifier", "elsewhere"} <= kinds
    assert {SUPPORTS, REFUTES, NOTHING} == {pair.label for pair in made()}


def test_masked_numbers_support() -> None:
    """With its number hidden a changed claim is the same matter, and no digit but those of dates is left."""
    hidden = [pair for pair in made() if pair.source == "synthetic.number#"]
    assert {SUPPORTS} == {pair.label for pair in hidden}
    assert all("#" in pair.claim for pair in hidden)


def test_bounds_follow_the_value() -> None:
    """A bound supports when the printed number lies within it."""
    guests = [pair for pair in made() if pair.source == "synthetic.bound" and "guests" in pair.claim]
    for pair in guests:
        bound = next(int(word) for word in pair.claim.split() if word.isdigit() and word != "1930")
        upward = any(words in pair.claim for words in ("more than", "over", "at least"))
        assert pair.label == (SUPPORTS if (bound < 40) == upward else REFUTES)
    assert guests


def test_negated_claims_change_sides() -> None:
    """What a passage supports it refutes when negated, and the other way round; nothing stays nothing."""
    pairs = [Pair("e", "The film is old.", label, "s", "g") for label in (SUPPORTS, REFUTES, NOTHING)]
    negated = [pair for pair in from_claims(pairs, chance(0)) if pair.source == "claims.negate"]
    assert [pair.label for pair in negated] == [REFUTES, SUPPORTS, NOTHING]
    assert {"The film is not old."} == {pair.claim for pair in negated}


def test_shortening_keeps_the_main_clause() -> None:
    """Only brackets, a lead-in and a trailing clause may go."""
    found = {
        shorten("In 1930, the bridge (of steel) was opened, which pleased all.", chance(seed)) for seed in range(40)
    }
    assert "The bridge was opened." in found
    assert all("the bridge was opened" in text.lower() for text in found)
