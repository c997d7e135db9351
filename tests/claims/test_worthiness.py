"""Which sentences are worth checking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.claims.worthiness import obstacle, plain_obstacle


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Who would repair the pumps in such weather?", "a question"),
        ("Imagine every bus stop with a green roof.", "a request or call, not a statement"),
        ("Let us hope that the children stay healthy.", "a request or call, not a statement"),
        ("And let's balance the budget.", "a request or call, not a statement"),
        ("What a match!", "an exclamation"),
        ("“Light is a weapon,” a baker told this reporter.", "direct speech without a checkable fact"),
        ("“The lads gave everything,” said manager Sheila Moran.", "direct speech without a checkable fact"),
        (
            "Council leader Bob Tranter in a speech called the budget that had been under debate for many long months "
            "“a great day for the town”.",
            "an opinion, quoted",
        ),
        ("I asked twelve teachers last week, and none had met a nurse.", "the writer's own experience or view"),
        ("We are confident of our strategy.", "the writer's own experience or view"),
        ("Europe should have sent transformers months ago.", "what ought to be, not what is"),
        ("The visit will probably come before May, several observers expect.", "a prediction or possibility"),
        ("Xi is sure to drive a hard bargain over gas.", "a prediction or possibility"),
        ("If they keep this up, the title will be theirs.", "a prediction or possibility"),
        ("Moss roofs are beautiful and cheap.", "an opinion"),
        ("Sadly, nobody asked the orchids.", "an opinion"),
        ("That is a difficult situation.", "too vague to be looked up"),
        ("You can do it if you try.", "addressed to the reader, not a statement"),
        ("Power from fusion is decades away, sceptics say.", "a view of nobody in particular"),
        ("Such arithmetic has its limits.", "a general remark with nothing to look up"),
        ("The general staff expects another attack.", "a prediction or possibility"),
        (
            '"My cat slept through it," laughed a pensioner on the sixth floor.',
            "direct speech without a checkable fact",
        ),
        ("Not only that.", "not a full sentence"),
    ],
)
def test_says_why_not(sentence: str, reason: str) -> None:
    """A sentence that states no checkable fact gets the reason in words."""
    assert reason == obstacle(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Of seven drones launched against the capital, two were shot down on the approach and five over the city.",
        "Zelensky said on 18 October that 30 percent of the power plants had been destroyed.",
        "Trade, he said, would be up by about a quarter for the year.",
        "“Traffic on Mill Street has doubled since 2010,” he told the meeting.",
        "In his own public remarks Xi made no mention of a trip to Moscow.",
        "Prices rose by 5 percent in March and will rise again.",
        "Xi could not attend the meeting in Paris.",
        "The US sent 30 tanks.",
        "The enemy army denied having aimed at the port.",
        "Vaccines cause autism.",
        "Smoking is the main cause of lung cancer.",
        "The vaccine is effective against both strains.",
        "The law bans smoking in playgrounds.",
        "The bridge was hit on the right bank.",
        "The lake lies in the north of Great Britain.",
        "Moscow insists that it strikes military targets only.",
        "Not one of the 16 drones got through.",
        "The Earth is flat.",
    ],
)
def test_takes_statements(sentence: str) -> None:
    """Statements of fact, true or false, are worth checking."""
    assert obstacle(sentence) == ""


def test_a_given_row_is_read_generously() -> None:
    """What somebody gave as a claim falls only to reasons nobody would argue with."""
    assert plain_obstacle("The talks will fail.") == ""
    assert plain_obstacle("Will the talks fail?") == "a question"


@given(st.text())
def test_total(text: str) -> None:
    """Any text gets an answer."""
    assert isinstance(obstacle(text), str)
