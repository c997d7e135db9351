"""Slots of a claim that a passage fills otherwise."""

import pytest

from verifier.judge.slots import better_placed, clash, is_swapped, larger, misdated, of_another
from verifier.judge.window import Window
from verifier.quantities import compare, parse
from verifier.types import Claim


def said(claim: str, passage: str) -> str:
    """What the rules say of a passage that holds all of the claim's words."""
    return clash(Claim(id="1", text=claim, quantities=parse(claim)), passage, 1.0, counts=False)


def dated(claim: str, passage: str) -> str:
    """What the rule about dates says of a passage that holds all of the claim's words."""
    return misdated(Claim(id="1", text=claim, quantities=parse(claim)), passage, 1.0, parse(passage))


@pytest.mark.parametrize(
    ("claim", "passage", "reason"),
    [
        ("Wages in Norway rose in May.", "Wages in Norway fell sharply.", "it says fell, the claim rose"),
        ("The ferry left after the storm.", "The ferry left before the storm.", "it says before, the claim after"),
        ("The plant moved nearer to Oslo.", "The plant moved further from Oslo.", "it says further, the claim nearer"),
        (
            "The trade talks were held in the Black Sea.",
            "The trade talks were held in the North Sea.",
            "it says in North Sea, the claim in Black Sea",
        ),
        (
            "Captain Ann Berg led the Norwegian ships.",
            "Captain Ola Dahl commands the Norwegian ships and Captain Ann Berg the Danish ones.",
            "it counts Captain Ann Berg to Denmark, not Norway",
        ),
        (
            "Every lorry in the convoy came from Oslo.",
            "The lorries in the convoy came from several places, some from Oslo and some from Bergen.",
            "the claim says every, it tells of several",
        ),
        (
            "Bergen was the only town with damage.",
            "Bergen reported damage, and there was damage in the town of Voss as well.",
            "the claim says only, it tells of others as well",
        ),
        (
            "The minister promised a visit to Oslo.",
            "The minister promised no visit to Oslo.",
            "it denies what the claim affirms: visit",
        ),
    ],
)
def test_a_slot_filled_otherwise_contradicts(claim: str, passage: str, reason: str) -> None:
    """Direction, order, place, side, extent and denial are each compared in words that otherwise match."""
    assert said(claim, passage) == reason


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Wages in Norway rose in May.", "Wages in Norway rose, while prices fell."),
        ("Wages in Norway rose.", "Wages in Norway did not fall."),
        ("The ferry left after the storm.", "The ferry left before the concert."),
        ("The talks were held in Doha.", "The talks were held in Qatar."),
        ("The talks were held in Oslo.", "The talks were held in the Akershus district."),
        ("The talks were held in Oslo.", "The talks were held in Bergen and in Oslo."),
        ("Captain Ann Berg led the Danish ships.", "Captain Ola Dahl led Norway and Captain Ann Berg Denmark."),
        ("Captain Ann Berg led the Norwegian ships.", "Captain Ann Berg sailed north."),
        ("Every lorry came from Oslo.", "The lorries of the convoy came from Oslo."),
        ("Nobody was hurt in the fire.", "No one was hurt in the fire."),
        ("After midnight the Oslo ferries left.", "Of the Oslo ferries one left before midnight, and nine after it."),
        ("Berg denied the charge before Dahl admitted it.", "Dahl admitted the charge."),
        ("The queue was no longer than before the strike.", "The queue was shorter than before the strike."),
        ("The absence of Danish support was felt.", "There was no Danish support."),
        (
            "The Norwegian ships sailed through the Copenhagen Strait.",
            "Denmark tracked the Norwegian ships off the Copenhagen Strait.",
        ),
        ("The Norwegian ships left Bergen before the Danish.", "The Norwegian ships came, and the Danish left Bergen."),
    ],
)
def test_a_slot_filled_alike_or_left_open_does_not(claim: str, passage: str) -> None:
    """The same answer in other words, another grain of place, or none at all is no contradiction."""
    assert said(claim, passage) == ""


def test_words_too_far_from_the_claim_are_not_compared() -> None:
    """A rule speaks only of passages that hold most of the claim's words."""
    claim = Claim(id="1", text="Wages in Norway rose in May.")
    assert clash(claim, "Wages in Norway fell.", 0.3, counts=False) == ""


def test_another_date_of_the_event_contradicts() -> None:
    """What happened is compared with when, however the passage puts the event."""
    assert dated("The election took place in April 2023.", "The election was held from 20 to 22 March 2023.")
    assert dated("Berg resigned on 3 May 2023.", "Berg resigned on Tuesday, 2 May 2023.")


def test_the_same_date_and_dates_of_other_deeds_do_not() -> None:
    """A date inside the claim's period agrees, and what else happened then says nothing."""
    assert dated("The election took place in April 2023.", "The election was held on 20 April 2023.") == ""
    assert dated("Berg resigned on 3 May 2023.", "Berg was elected on 2 May 2021.") == ""


SALES = "Nokia sold 1.31 million phones, 40% more than in 2021, and built 1.37 million, up 47%."


def placed(claim: str, text: str, agreeing: str) -> str | None:
    """The number of a text that stands in the claim's words, where the agreeing one does not."""
    found = parse(text)
    (asked,) = (each for each in parse(claim) if each.unit == found[-1].unit and each.kind is found[-1].kind)
    (own,) = (each for each in found if each.text == agreeing)
    rival = better_placed(claim, compare(asked, own), Window(0, len(text), text, 1.0, 1), found)
    return rival.evidence.text if rival else None


def test_a_number_in_other_words_gives_way_to_the_one_in_the_claims() -> None:
    """What was sold did not grow by what was built."""
    assert placed("Phones sold by Nokia grew by 47 percent.", SALES, "47%") == "40%"


def test_a_number_in_the_claims_words_stays() -> None:
    """The number that goes with the claim's words agrees, whatever else is told."""
    assert placed("Phones sold by Nokia grew by 40 percent.", SALES, "40%") is None
    assert placed("The phones built grew by 47 percent.", SALES, "47%") is None


def test_the_same_number_may_stand_in_the_claims_words_further_on() -> None:
    """Of two fours it is the one in the claim's words that counts."""
    text = "Graz counted four deaths in cars, four after heart trouble in the snow, three in the snow."
    found = parse(text)
    comparison = compare(parse("four deaths")[0], found[0])
    claim = "Heart trouble in the snow caused four deaths."
    assert better_placed(claim, comparison, Window(0, len(text), text, 1.0, 1), found) is None


FINAL = "Lionel Messi scored twice. Kylian Mbappe got all three French goals, and Angel di Maria scored one goal."


def owned(claim: str, agreeing: str) -> str | None:
    """The number of the one whom the claim names, where the agreeing one is another's."""
    found = parse(FINAL)
    (own,) = (each for each in found if each.text == agreeing)
    rival = of_another(claim, compare(parse(claim)[0], own), Window(0, len(FINAL), FINAL, 1.0, 1), found)
    return rival.evidence.text if rival else None


def test_the_number_of_another_gives_way_to_ones_own() -> None:
    """Three goals are there, but Messi's are two."""
    assert owned("Messi scored a hat-trick in the final.", "all three") == "twice"


def test_ones_own_number_stays() -> None:
    """The name may be shortened; and of somebody without a number of his own nothing is known."""
    assert owned("Mbappe scored a hat-trick in the final.", "all three") is None
    assert owned("Antoine Griezmann scored a hat-trick in the final.", "all three") is None
    assert owned("A Frenchman scored a hat-trick in the final.", "all three") is None


def test_an_event_named_in_both_orders_what_is_told_before_it() -> None:
    """The sentence that says before may leave the rest to the one in front of it."""
    passage = "The minister conceded that drones were delivered. He spoke of months before the invasion of Ukraine."
    assert said("The minister conceded drones delivered after the invasion of Ukraine.", passage) == (
        "it says before, the claim after"
    )


@pytest.mark.parametrize(
    ("claim", "passage", "holds"),
    [
        ("More trucks crossed at Lund than at Bergen.", "At Lund 16 trucks crossed. At Bergen it was 21.", False),
        ("Fewer trucks crossed at Lund than at Bergen.", "At Lund 16 trucks crossed. At Bergen it was 21.", True),
        ("More trucks crossed at Lund than at Bergen.", "At Lund 16 trucks crossed and 21 buses.", None),
        ("More trucks crossed at Lund than at Oslo.", "At Lund 16 trucks crossed. At Bergen it was 21.", None),
        ("More trucks crossed at Lund than at Bergen.", "At Lund 16 trucks crossed. At Bergen it was 16.", None),
        ("Lund was warmer than Bergen.", "Lund had 9.5C, Bergen 9.1C.", True),
        ("More than 10 trucks crossed at Lund.", "At Lund 16 trucks crossed. At Bergen it was 21.", None),
    ],
)
def test_which_is_more_is_told_by_two_figures(claim: str, passage: str, holds: bool | None) -> None:
    """Each figure must stand in the words of its own side of the claim."""
    found = larger(claim, Window(0, len(passage), passage, 1.0, 2), parse(passage))
    assert (found[0] if found else None) is holds


def test_the_larger_of_two_is_the_one_that_the_claim_says() -> None:
    """Of 90 and 40 percent, the first is Lviv's."""
    passage = "In Kyiv 40% lost power, in Lviv 90%."
    ninety = parse(passage)[1]
    window = Window(0, len(passage), passage, 1.0, 1)
    assert is_swapped("The share in Kyiv was double that of Lviv.", ninety, window, parse(passage))
    assert not is_swapped("The share in Lviv was double that of Kyiv.", ninety, window, parse(passage))
