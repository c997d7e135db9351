"""Sentences made to stand alone."""

from datetime import date

import pytest

from verifier.claims.context import Context
from verifier.claims.resolve import Resolved, resolve


def last(*sentences: str, context: Context | None = None) -> Resolved:
    """The last of these sentences, resolved by those before it."""
    known = context or Context()
    for sentence in sentences:
        resolved = resolve(sentence, known, 0)
        known = resolved.context
    return resolved


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        (
            "Mayor Irena Kovash resigned.",
            "She put the damage at 3 million.",
            "Irena Kovash put the damage at 3 million.",
        ),
        ("Xi Jinping met Mr Tom Cole.", "Trade, he said, is up.", "Trade, Xi Jinping said, is up."),
        ("Luc Ferrand lied.", "His own ministry has 5 reports.", "Luc Ferrand's own ministry has 5 reports."),
        ("A Patriot battery was the prize.", "It has cost 1 billion.", "The Patriot battery has cost 1 billion."),
        ("Norvik Foods made a loss.", "It has closed a bakery.", "Norvik Foods has closed a bakery."),
        ("The researchers were stunned.", "They have 3 samples.", "The researchers have 3 samples."),
        (
            "He signed a military package.",
            "That brings aid to 2 billion.",
            "The military package brings aid to 2 billion.",
        ),
        ("He signed a spending law.", "Defence gets half of the whole.", "Defence gets half of the spending law."),
        ("He put the total for 2022 at 190 billion.", "Sales have 76 of that.", "Sales have 76 of the total for 2022."),
        ("Five drones fell over Kyiv.", "The city has no water.", "Kyiv has no water."),
        ("Five drones fell in Ukraine.", "There are 5 camps near the capital.", "There are 5 camps near Kyiv."),
        ("Half of Kyiv is dark.", "Half of the country's plants are lost.", "Half of Ukraine's plants are lost."),
        ("Mayor Irena Kovash resigned.", "The mayor has 3 sons.", "Irena Kovash has 3 sons."),
        ("Norvik Foods made a loss.", "The company blamed the war.", "Norvik Foods blamed the war."),
        ("Sixteen attack drones came.", "Two fell into the port.", "Two of the attack drones fell into the port."),
        ("Rovers beat Dunmore United.", "United have 3 points.", "Dunmore United have 3 points."),
    ],
)
def test_resolves(before: str, sentence: str, expected: str) -> None:
    """Pronouns and "the city" become what the sentence before named."""
    assert expected == last(before, sentence).text


@pytest.mark.parametrize(
    "sentence",
    [
        "In his own remarks Xi made no mention of it.",
        "Zelensky said that he had 5 tanks.",
        "It is clear that 5 tanks burned.",
        "It was the fourth raid in eleven days.",
        "It costs 20,000 dollars to make a drone.",
        "The plants keep their pores open.",
        "“He owes us an apology,” said Irena Kovash.",
    ],
)
def test_leaves_what_explains_itself(sentence: str) -> None:
    """A pronoun that the sentence itself explains, or that stands for nothing, stays."""
    assert sentence == last("Mayor Carla Mondi has 3 dogs.", sentence).text


@pytest.mark.parametrize(
    ("sentence", "unclear"), [("He has 3 sons.", "who is “he”?"), ("It rose by 5.", "what is “it”?")]
)
def test_says_what_is_unclear(sentence: str, unclear: str) -> None:
    """A subject that nothing explains makes the sentence unclear."""
    assert unclear == last(sentence).unclear


def test_dateline() -> None:
    """A dateline leaves the sentence and dates the text."""
    resolved = last("SELIM, 14 March 2021 – Two drones fell on Saturday.")
    assert ("Two drones fell on 13 March 2021.", date(2021, 3, 14)) == (resolved.text, resolved.context.reference)


def test_day_is_handed_on() -> None:
    """An event told without a date happened on the day the story is at; a state did not."""
    told = "On 21 December 2022 Joe Biden signed a law."
    assert last(told, "Two aides resigned.").text == "Two aides resigned (21 December 2022)."
    assert last(told, "The law has 4,000 pages.").text == "The law has 4,000 pages."


def test_day_is_not_handed_on_far() -> None:
    """Some paragraphs later the day no longer goes without saying."""
    context = resolve("On 21 December 2022 Joe Biden signed a law.", Context(), 0).context
    assert resolve("Two aides resigned.", context, 5).text == "Two aides resigned."


def test_list_marks_are_left_out() -> None:
    """The number of a list item is not part of what it says."""
    assert last("3. Kyiv has 5 bridges.").text == "Kyiv has 5 bridges."
