"""Finding which number answers which."""

from datetime import date

import pytest
from hypothesis import given

from tests.quantities.made import count, day, dollars, fraction, k_of_n, measure, percent
from tests.strategies import some_quantities
from verifier.quantities import align, parse
from verifier.types import Comparison, ComparisonCode, Hedge, Quantity


def outcome(found: tuple[Comparison, ...]) -> list[tuple[str, str, bool | None]]:
    """Texts of the pairs, and whether they hold."""
    return [(c.claim.text, c.evidence.text, c.holds) for c in found]


def test_swapped_roles_are_compared_role_to_role() -> None:
    """Two over the city and five on the approach are not five over the city and two on the approach."""
    claim = [
        count(2, thing="drones", role="shot down", where="over the city"),
        count(5, thing="drones", role="shot down", where="on the approach"),
    ]
    passage = [
        count(5, thing="drones", role="came down", where="above the city itself"),
        count(2, thing="drones", role="halted", where="on its approaches"),
    ]
    assert outcome(align(claim, passage)) == [("2", "5", False), ("5", "2", False)]


def test_launched_is_not_shot_down() -> None:
    """Launched missiles are compared with fired ones, downed ones with intercepted ones."""
    claim = [count(69, thing="missiles", role="sent"), count(54, thing="missiles", role="shot down")]
    passage = [
        count(54, thing="cruise missiles", role="intercepted"),
        count(69, thing="cruise missiles", role="launched"),
    ]
    assert outcome(align(claim, passage)) == [("69", "69", True), ("54", "54", True)]


def test_an_equal_number_of_something_else_is_no_partner() -> None:
    """Two buildings do not bear out two deaths."""
    found = align([count(2, thing="people", role="killed")], [count(2, thing="buildings", role="damaged")])
    assert outcome(found) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("drones", "UAVs"),
        ("drones", "Shaheds"),
        ("residents", "people"),
        ("dead", "people killed"),
        ("rockets", "missiles"),
    ],
)
def test_synonyms_count_the_same(ours: str, theirs: str) -> None:
    """The words that reports use for one another are known."""
    [found] = align([count(9, thing=ours)], [count(7, thing=theirs)])
    assert found.holds is False
    assert found.sure > 0.5


def test_similarity_helps_where_words_fail() -> None:
    """Two unknown nouns are the same thing when the given measure says so."""
    claim, passage = [count(9, thing="lorries")], [count(9, thing="trucks")]
    assert align(claim, passage) == ()
    [found] = align(claim, passage, similar=lambda one, other: 0.8)
    assert found.holds is True


def test_one_partner_each() -> None:
    """A number of the passage answers one number of the claim only."""
    found = align([count(3, thing="dead"), count(3, thing="wounded")], [count(3, thing="dead")])
    assert outcome(found) == [("3", "3", True)]


def test_another_year_settles_nothing() -> None:
    """A figure of 2023 neither bears out nor contradicts a claim on 2022."""
    claim = [k_of_n(30, 31, thing="drones", when="16 December 2022"), day("16 December 2022", date(2022, 12, 16))]
    passage = [k_of_n(30, 31, thing="drones", when="16 December 2023"), day("16 December 2023", date(2023, 12, 16))]
    [found] = align(claim, passage)
    assert (found.code, found.holds) == (ComparisonCode.DIFFERENT_SCOPE, None)


def test_the_date_of_the_text_counts_where_the_number_has_none() -> None:
    """Dates beside the numbers frame them."""
    claim = [count(35, thing="drones"), day("21 December 2022", date(2022, 12, 21))]
    passage = [count(35, thing="drones"), day("21 December 2023", date(2023, 12, 21))]
    assert [c.holds for c in align(claim, passage)] == [None]


def test_a_night_belongs_to_two_days() -> None:
    """The night of 29 December is that of 30 December."""
    claim = [count(16, thing="drones"), day("29 December 2022", date(2022, 12, 29))]
    passage = [count(16, thing="drones"), day("30 December 2022", date(2022, 12, 30))]
    assert [c.holds for c in align(claim, passage)] == [True]


def test_another_place_settles_nothing() -> None:
    """Nine over Kyiv do not contradict sixteen over Odesa."""
    claim = [count(9, thing="drones", where="over Kyiv")]
    [found] = align(claim, [count(16, thing="drones", where="over Odesa")])
    assert found.code is ComparisonCode.DIFFERENT_SCOPE


def test_sums_of_parts() -> None:
    """158 weapons are 122 missiles and 36 drones."""
    passage = [count(122, thing="missiles", role="fired"), count(36, thing="drones", role="fired")]
    [holds] = align([count(158, thing="weapons", role="fired")], passage)
    [fails] = align([count(168, thing="weapons", role="fired")], passage)
    assert (holds.holds, fails.holds) == (True, False)
    assert "122 + 36 = 158" in holds.message
    assert holds.sure < 0.9


def test_differences() -> None:
    """3.15 megajoules are 1.1 more than 2.05."""
    passage = [measure("3.15", "megajoule", step="0.01"), measure("2.05", "megajoule", step="0.01")]
    [found] = align([measure("1.1", "megajoule", step="0.1", hedge=Hedge.ABOUT)], passage)
    assert found.holds is True
    assert "3.15 − 2.05 = 1.1" in found.message


def test_shares_of_counts() -> None:
    """54 intercepted of 69 launched are fewer than four fifths."""
    claim = [fraction("More than four fifths", "0.8", hedge=Hedge.MORE_THAN, thing="missiles", role="shot down")]
    passage = [
        count(69, thing="cruise missiles", role="launched"),
        count(54, thing="cruise missiles", role="intercepted"),
    ]
    [found] = align(claim, passage)
    assert (found.code, found.holds) == (ComparisonCode.BOUND_FAILS, False)
    assert "78.3 percent" in found.message


def test_complements() -> None:
    """30 of 31 leave a single exception, and there were 31."""
    claim = [count(1, thing="exception"), count(31, thing="drones", role="sent")]
    found = align(claim, [k_of_n(30, 31, thing="drones", role="destroyed")])
    assert [c.holds for c in found] == [True, True]


def test_changes_follow_from_two_values() -> None:
    """From 160 to 200 is a rise of 25 percent."""
    passage = [dollars(200, thing="trade", role="reached"), dollars(160, thing="trade", role="reached")]
    [found] = align([percent(25, change="rise_by", thing="trade")], passage)
    assert found.holds is True


def test_a_sum_tells_its_parts() -> None:
    """Numbers that are worked out name the printed ones they follow from; printed ones name none."""
    told = parse("Seven drones came. The guns stopped two of them on the way in and five over the city.")
    [none] = align(parse("No drone reached its target."), told)
    [seven] = align(parse("Seven drones came."), told)
    assert [each.text for each in none.parts] == ["two", "five", "Seven"]
    assert seven.parts == ()


def test_a_printed_number_goes_before_a_sum() -> None:
    """Where a number is printed, sums that happen to agree are not asked."""
    passage = [count(13, thing="drones"), count(32, thing="drones"), count(45, thing="drones")]
    [found] = align([count(45, thing="drones")], passage)
    assert found.evidence is passage[2]


def test_dates_are_no_partners() -> None:
    """Dates only say when."""
    one = day("3 May 2023", date(2023, 5, 3))
    assert align([one], [one]) == ()


def test_a_rival_lowers_how_sure_a_contradiction_is() -> None:
    """Where two numbers fit equally, neither contradicts for sure."""
    claim = [count(9, thing="drones")]
    [alone] = align(claim, [count(7, thing="drones")])
    [one_of_two] = align(claim, [count(7, thing="drones"), count(16, thing="drones")])
    assert one_of_two.sure < alone.sure


@given(some_quantities)
def test_a_text_agrees_with_itself(quantities: tuple[Quantity, ...]) -> None:
    """No quantity of a text is contradicted by the text itself."""
    assert [c for c in align(quantities, quantities) if c.holds is False] == []


@given(some_quantities, some_quantities)
def test_order_of_the_passage_does_not_matter(claim: tuple[Quantity, ...], passage: tuple[Quantity, ...]) -> None:
    """The assignment is the best one, not the first one."""
    one, other = align(claim, passage), align(claim, passage[::-1])
    assert [c.sure for c in one] == [c.sure for c in other]


_COUNTED = ["drones", "%", "°C", "°C/decade", "ppm", "km an hour", "dollars", "in 10", "of 0 ships", "days", "dB"]


@pytest.mark.parametrize("ours", _COUNTED)
@pytest.mark.parametrize("theirs", _COUNTED)
def test_whatever_is_printed_can_be_compared(ours: str, theirs: str) -> None:
    """Zeros, negative values and units that cannot be converted break nothing."""
    claim = parse(f"It rose by 3 {ours}, from 0 {ours} to −5 {ours}, twice as many.")
    passage = parse(f"It was 0 {theirs}, then 7 {theirs}, then −5 {theirs}; zero {theirs} are half of 0.0 {theirs}.")
    assert all(each.claim in claim for each in align(claim, passage))


@pytest.mark.parametrize(
    ("claim", "passage", "holds"),
    [
        ("Tesla built roughly 34,000 more cars than it sold.", "Tesla built 439,701 cars and sold 405,278.", [True]),
        ("Moscow raised its toll by 26.", "Moscow says 89 servicemen died, up from 63.", [True]),
        ("Moscow raised its toll by 26.", "Moscow's toll stands at 89 servicemen.", []),
        ("Nine drones were launched.", "The number of drones launched rose by 3.", []),
        ("Two drones were launched.", "Nine drones were launched and seven drones were shot down.", [False]),
    ],
)
def test_by_how_much_is_not_how_much(claim: str, passage: str, holds: list[bool]) -> None:
    """A difference is borne out by a difference, and never contradicted by an amount; an amount is none of either."""
    assert holds == [each.holds for each in align(parse(claim), parse(passage)) if each.holds is not None]


def test_deeds_are_those_to_whom_they_were_done() -> None:
    """Forty-five interceptions are 45 missiles that were intercepted."""
    claim = parse("Of 55 missiles fired, Ukraine intercepted 45.")
    passage = parse("Russia fired 55 missiles. The military reported 45 interceptions.")
    assert [found.holds for found in align(claim, passage)] == [True, True]


@pytest.mark.parametrize(
    ("passage", "holds"),
    [
        ("The air force counted 16 drones arriving from the north.", []),
        ("Two drones never got past the approaches.", []),
        ("Two drones were shot down.", []),
        ("One drone hit an office block.", [False]),
        ("Seven drones came. The guns stopped two of them on the way in and five over the city.", [True]),
    ],
)
def test_none_differs_only_from_those_that_did_it(passage: str, holds: list[bool]) -> None:
    """“No drone reached its target” is contradicted by one that did, not by all that came."""
    for claim in ("No drone reached its target.", "Zero drones reached their target."):
        assert [each.holds for each in align(parse(claim), parse(passage))] == holds


@pytest.mark.parametrize(
    ("passage", "holds"),
    [("The city reported 14 cases.", [False]), ("The city closed 14 schools.", []), ("14 cases were closed.", [])],
)
def test_none_found_differs_from_some_reported(passage: str, holds: list[bool]) -> None:
    """That there were some contradicts that none was found."""
    assert [each.holds for each in align(parse("No case was found in the city."), parse(passage))] == holds


@pytest.mark.parametrize(
    ("passage", "holds"),
    [
        ("A missile used against one may cost over $3 million.", []),
        ("A Shahed costs $50,000.", [False]),
        ("The round costs $50,000.", [False]),
    ],
)
def test_the_price_of_another_thing_is_no_partner(passage: str, holds: list[bool]) -> None:
    """What a missile costs says nothing of what a drone does; a word nobody knows may mean it."""
    assert [each.holds for each in align(parse("It costs $20,000 to make a drone."), parse(passage))] == holds


def test_a_goal_is_no_total() -> None:
    """What two had set themselves to reach says nothing of what was reached, unless it was."""
    claim = parse("Trade reached 190 billion dollars.")
    assert align(claim, parse("The 200-billion-dollar mark that the two had set was near.")) == ()
    assert [found.holds for found in align(claim, parse("Trade passed the 200-billion-dollar mark."))] == [False]


def test_an_age_is_no_duration() -> None:
    """How old somebody was does not tell how long something took."""
    claim = parse("His career lasted more than a quarter of a century.")
    assert align(claim, parse("The footballer died, aged 82.")) == ()


def test_a_difference_of_sums_of_different_things() -> None:
    """What was bought and what was sold, told in two sentences, give by how much they differ."""
    claim = parse("China bought about $38 billion more than it sold.")
    (found,) = align(claim, parse("Deliveries were worth $76.12 billion. Purchases came to $114.15 billion."))
    assert found.holds
    assert "114.15 billion − 76.12 billion = 38.03 billion" in found.message


@pytest.mark.parametrize(
    ("claim", "passage", "holds"),
    [
        ("It gave back more than one and a half times the energy.", "2.05 MJ went in and 3.15 MJ came out.", True),
        ("It gave back more than two and a half times the energy.", "2.05 MJ went in and 3.15 MJ came out.", False),
        ("The share in Lviv was more than double that of Kyiv.", "In Kyiv 40% lost power, in Lviv 90%.", True),
        ("The share in Lviv was three times that of Kyiv.", "In Kyiv 40% lost power, in Lviv 90%.", False),
        ("Downing one costs seven times as much as sending it.", "It costs $20,000, the missile $140,000.", True),
        ("It lasted more than a quarter of a century.", "It lasted from 1956 to 1977.", False),
        ("The army failed to stop ten missiles.", "They fired 55 missiles, and the army stopped 45 of them.", True),
        ("They failed to stop ten missiles.", "Of 55 missiles they stopped ten.", False),
        ("It left 28 people injured.", "At least one person died and 28 people were wounded.", True),
        ("It costs half a million dollars at the very most.", "It costs over $3 million.", False),
        ("Six drones escaped.", "They launched 43 drones, of which 37 were destroyed.", True),
        ("Fifteen missiles reached their targets.", "69 missiles were launched, 54 of them intercepted.", True),
        ("More than 300 flats were destroyed or damaged.", "72 flats were destroyed and 230 damaged.", True),
        ("Some 600 men were killed or wounded.", "Around 400 men died and about 300 were wounded.", False),
        ("The shot gave 54 percent more energy.", "3.15 megajoules came out, 2.05 megajoules went in.", True),
        ("The price fell by more than two thirds.", "It ended the year at $123.18, against $399.93 before.", True),
        ("It beat the record by 0.15 degrees.", "The mean was 10.03C, the old record 9.88C.", True),
        ("She won the cup three times.", "She won three cups.", True),
        ("He lived to the age of 82.", "He died on Monday, aged 82.", True),
        ("It was fourth in coal.", "It was second in gas and fourth in coal.", True),
        ("It lasted seven days.", "It was held from 21 to 27 December 2022.", True),
        (
            "A round costs 25 times as much as a drone.",
            "A drone costs $20,000, a round $500,000, seven times as much.",
            True,
        ),
        (
            "Two members wanted no change.",
            "Of nine members six backed it, two preferred no change and one wanted more.",
            True,
        ),
        ("Twelve people died.", "Twelve people are now known to have died.", True),
        ("They fired 158 missiles and drones.", "They fired 122 missiles and 36 drones.", True),
        (
            "It was 0.6 million tons ahead of its rival.",
            "It sold 80.38 million tons and its rival 79.78 million tons.",
            True,
        ),
    ],
)
def test_what_follows_from_two_numbers(claim: str, passage: str, holds: bool) -> None:
    """Ratios, lengths of time, those left over; a verb behind the counted says what became of them."""
    assert [each.holds for each in align(parse(claim), parse(passage))] == [holds]


def test_some_of_more_contradict_all() -> None:
    """Nine of ten drones are not all ten."""
    claim = "Ten drones were shot down over two regions, all ten of them Shaheds."
    passage = "Ten unmanned aircraft were shot down over two regions; nine were Shahed attack drones."
    assert False in [each.holds for each in align(parse(claim), parse(passage))]


def test_of_two_that_differ_the_nearer_is_compared() -> None:
    """A slip is seldom far off."""
    found = align(
        parse("It made more than $97 million and over $190 million."),
        parse("It made $184 million and then $96.3 million, with $15 million spent."),
    )
    assert [(c.evidence.text, c.holds) for c in found] == [("$96.3 million", False), ("$184 million", False)]
