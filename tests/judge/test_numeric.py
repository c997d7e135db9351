"""What numbers of a text say of numbers of a claim."""

from verifier.judge.numeric import Around, NumericReading, read_numbers, said_by, slots
from verifier.judge.words import content
from verifier.quantities import parse
from verifier.types import ComparisonCode


def reading(claim: str, text: str, relevance: float = 0.7, speaker: str = "") -> NumericReading:
    """The numbers of a text against those of a claim."""
    return read_numbers(said_by(parse(claim), speaker), parse(text), Around(content(text), relevance, parse(text)))


def test_dates_and_times_are_no_slots() -> None:
    """When something happened is not a number to be borne out."""
    assert [q.text for q in slots(parse("By eight in the evening four had left."))] == ["four"]
    assert [q.text for q in slots(parse("The two parts add up to $1.85 billion."))] == ["$1.85 billion"]
    assert [q.text for q in slots(parse("Half of them left in little more than a week."))] == ["Half"]
    assert [q.text for q in slots(parse("At 08:00 on 30 December 2022 seven drones came."))] == ["seven"]


def test_the_same_numbers_hold() -> None:
    """Equal counts of the same thing bear the claim out."""
    assert reading("Seven drones were launched at Kyiv.", "Russia launched 7 drones at Kyiv.").holds is True


def test_another_number_contradicts() -> None:
    """A different count of the same thing contradicts it, and the message names both."""
    found = reading("Nine drones were launched at Kyiv.", "Russia launched seven drones at Kyiv.")
    assert found.holds is False
    assert "differs by 2" in found.comparisons[0].message


def test_a_text_without_numbers_leaves_it_open() -> None:
    """No number, no answer."""
    assert reading("Nine drones were launched.", "Drones were launched.").holds is None


def test_a_difference_at_another_named_place_is_another_scope() -> None:
    """A count that the claim places where the text has nothing to say is not contradicted."""
    found = reading("Tesla sold 700,000 cars in China.", "Tesla sold 1.3 million cars.")
    assert found.holds is None
    assert found.comparisons[0].code is ComparisonCode.DIFFERENT_SCOPE


def test_a_share_of_a_place_is_not_one_of_another() -> None:
    """Neither a share that differs nor one that agrees says anything of another city."""
    lviv = "Kyiv was hit too. The share without power in Lviv was 90%."
    assert reading("All of Kyiv was without power.", lviv).holds is None
    assert reading("90 percent of Kyiv was without power.", lviv).holds is None
    assert reading("90 percent of Lviv was without power.", lviv).holds is True


def test_the_number_of_another_country_is_not_the_claims() -> None:
    """What grew by eight percent in a text about one country is not what the claim says of another."""
    claim, text = "Saudi deliveries rose by eight percent.", "Imports from Russia were up 8%."
    around = Around(content(text), 0.7, parse(text), content(text))
    assert read_numbers(parse(claim), parse(text), around).holds is None
    ours = "Saudi deliveries were up 8%."
    assert read_numbers(parse(claim), parse(ours), Around(content(ours), 0.7, parse(ours), content(ours))).holds is True


def test_a_number_given_by_somebody_else_settles_nothing() -> None:
    """For 'X said N' the figure of Y is of another scope."""
    text = "Zaluzhnyi said 69 missiles were fired."
    found = reading("Podolyak said 120 missiles were fired.", text, speaker="Podolyak")
    assert found.holds is None


def test_words_around_lend_trust() -> None:
    """The same difference is trusted more in a sentence about the claim's matter."""
    near = reading("Nine drones were launched.", "Seven drones were launched.", relevance=1.0)
    far = reading("Nine drones were launched.", "Seven drones were launched.", relevance=0.2)
    assert near.comparisons[0].sure > far.comparisons[0].sure


def test_all_were_of_a_kind_counts_that_kind() -> None:
    """All ten being Shaheds is contradicted by nine that were, and not borne out by ten of no told kind."""
    claim = "All ten drones shot down over Sumy and Kharkiv were Shaheds."
    nine = "Ten unmanned aircraft were shot down over Sumy and Kharkiv; nine were Shahed attack drones."
    assert reading(claim, nine).holds is False
    assert reading(claim, claim).holds is True
    assert reading(claim, "Ten drones were shot down over Sumy and Kharkiv.").holds is None


def test_all_of_a_few_is_not_all_of_those_spoken_of() -> None:
    """A share of all missiles is not borne out by all those over one city."""
    claim = "More than four fifths of the missiles were shot down."
    assert reading(claim, "Kyiv said all 16 missiles were shot down.").holds is True
    assert reading(claim, "Kyiv said all 16 missiles were shot down. In all, 69 missiles came.").holds is None


def test_the_count_of_a_war_does_not_contradict_that_of_a_night() -> None:
    """A count of another order, without the claim's day, is of another scope; ten times as many is a slip."""
    claim = "45 drones were shot down in the night to 1 January 2023."
    [far] = reading(claim, "1,880 drones were shot down in the war.").comparisons
    assert far.code is ComparisonCode.DIFFERENT_SCOPE
    assert reading("7 drones were shot down.", "70 drones were shot down.").holds is False


def test_words_that_look_like_numbers_are_no_slots() -> None:
    """Neither "both" beside two names nor "first" beside a number asks for a number."""
    assert slots(parse("Anna and Ben both won their matches.")) == ()
    assert [each.text for each in slots(parse("The first report spoke of 120 missiles."))] == ["120"]
    assert [each.text for each in slots(parse("Both drones were shot down."))] == ["Both"]
    assert [each.text for each in slots(parse("Of 69 missiles nine in ten of the total hit."))] == ["69", "nine in ten"]


def test_the_claim_s_number_elsewhere_is_no_doubt() -> None:
    """A number at the claim's place contradicts, though the claim's own number is told of a wider place."""
    told = "In the south 51 drones were downed, 28 of them in Odesa Oblast."
    assert reading("51 drones were downed in Odesa Oblast.", told).holds is False


def test_a_number_of_somebody_else_casts_no_doubt() -> None:
    """That Klitschko counted seven says nothing of what Popko counted."""
    claimed = said_by(parse("Seven drones were counted over Kyiv."), "Popko")
    five = said_by(parse("Five drones were counted over Kyiv."), "Popko")
    seven = said_by(parse("Seven drones were counted over Kyiv."), "Klitschko")
    there = content("Drones were counted over Kyiv.")
    assert read_numbers(claimed, five, Around(there, 1.0, (*five, *seven))).holds is False
    assert read_numbers(claimed, five, Around(there, 1.0, (*five, *claimed))).holds is None


def test_the_same_number_of_the_contrary_casts_no_doubt() -> None:
    """A fall of 3.9 percent is no sign that a rise of 3.9 percent is meant somewhere."""
    found = reading("Regular pay rose by 3.9 percent.", "Regular pay fell by 3.9 percent in real terms.", 1.0)
    assert found.holds is False


def test_scores_are_the_same_in_both_parts_only() -> None:
    """A 3-3 nearby casts no doubt on 4-2 against 3-1."""
    found = reading("The shoot-out ended 3-1.", "It stood 3-3; the shoot-out ended 4-2.", 1.0)
    assert found.holds is False


def test_several_is_no_number_to_be_borne_out() -> None:
    """A text need give no number for it."""
    assert slots(parse("Several myokines are secreted from muscle.")) == ()
    assert [q.text for q in slots(parse("Several myokines are secreted, 3 of them in rest."))] == ["3"]


def test_speakers_are_not_counted() -> None:
    """What “the two mayors” said asks for no two of anything."""
    assert said_by(parse("It was double that of Kyiv, going by what the two mayors said."), "the two mayors")[1:] == ()


def test_several_contradicts_nothing() -> None:
    """A word for a few is no number that a text gives."""
    assert reading("No fewer than 28 people were wounded.", "Several people were wounded.").holds is None
