"""Numbers of documents that speak of something else than the one which answers."""

from tests.judge.made import claim, passages
from verifier.judge.rivals import nearest
from verifier.quantities import align, parse
from verifier.types import Evidence, Stance

RISE = "Deliveries to Norland rose by 12.8 percent in 2022."
SAME = "Deliveries to Norland rose by 12.8 percent in 2022, the customs said."
ASIDE = "The volume of Sudland doubled to 35 million tons."
OTHERWISE = "Deliveries to Norland rose by 14 percent in 2022, the ministry said."


def judged(asked: str, text: str, stance: Stance) -> Evidence:
    """Evidence with the numbers of a text beside those of a claim."""
    [passage] = passages(text)
    return Evidence(passage, stance, 0.9, "its reason", text, 0, len(text), align(parse(asked), parse(text)))


def stances(asked: str, *evidence: Evidence) -> list[Stance]:
    """The stances that are left."""
    return [item.stance for item in nearest(claim(asked), evidence)]


def test_a_number_of_another_matter_does_not_contradict() -> None:
    """Where a document answers in the claim's own words, what is far from them is set aside."""
    answer, other = judged(RISE, SAME, Stance.SUPPORTS), judged(RISE, ASIDE, Stance.REFUTES)
    assert stances(RISE, answer, other) == [Stance.SUPPORTS, Stance.NEUTRAL]


def test_a_number_in_the_same_words_still_contradicts() -> None:
    """Two documents that speak of the same conflict."""
    answer, other = judged(RISE, SAME, Stance.SUPPORTS), judged(RISE, OTHERWISE, Stance.REFUTES)
    assert stances(RISE, answer, other) == [Stance.SUPPORTS, Stance.REFUTES]


def test_without_an_answer_nothing_is_set_aside() -> None:
    """A contradiction in few of the claim's words may be all there is."""
    assert stances(RISE, judged(RISE, ASIDE, Stance.REFUTES)) == [Stance.REFUTES]


def test_a_later_toll_is_no_other_matter() -> None:
    """A count that runs on is told in few words."""
    asked = "In all 38 people died in the blizzard of December in western Norland."
    first = "The blizzard of December in western Norland killed 38 people."
    later = "The toll has risen: 47 people died."
    evidence = judged(asked, first, Stance.SUPPORTS), judged(asked, later, Stance.REFUTES)
    assert stances(asked, *evidence) == [Stance.SUPPORTS, Stance.REFUTES]
