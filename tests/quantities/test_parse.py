"""The parser against hand-written sentences, and the promises it makes on any text."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quantities import load, score
from verifier.quantities import mask, parse, refigured
from verifier.types import Hedge, Quantity, QuantityKind

GOLD = load()
WRITTEN = "0123456789 .,-–/:;%$€£½°'’\"()[]\n\taeéßонеfivehalfdozenofMayandtoQ±^²"
PIECES = st.sampled_from(
    "seven two and five of the 54 69 missiles % percent million $ £ between from to 10 – - 2022 December 3 per a "
    "half third one hundred thousand were shot down all none not every km / h at least more than 1.2 1,200 , "
    ". ; : ( ) +/- 7' 2\" 9\" in pm 2.1 s-1 m−2 10K 30C 5p 1500b x2^10 baker's dozen absolute zero million & two "
    "among including of them which remaining seriously long wide -5 $-5 woman over age".split()
)


@pytest.mark.parametrize(
    ("name", "floor"),
    [("thing", 0.98), ("role", 0.97), ("change", 0.97), ("per", 0.97), ("relation", 0.99)],
)
def test_bindings_of_the_gold_sentences(name: str, floor: float) -> None:
    """What the hand-written sentences count and tell is found."""
    tally = score(GOLD)[name]
    assert tally.share >= floor, tally.misses


@pytest.mark.parametrize(("name", "floor"), [("quantity", 0.99), ("structure", 0.98)])
def test_quantities_of_the_gold_sentences(name: str, floor: float) -> None:
    """Values, units, hedges, places and totals of the hand-written sentences are found."""
    tally = score(GOLD)[name]
    assert tally.f1 >= floor, tally.misses


def test_the_gold_is_large_and_slices_its_sentences() -> None:
    """The gold holds over 300 different sentences, and its places are right."""
    assert len({case["text"] for case in GOLD}) == len(GOLD) > 300
    for case in GOLD:
        for quantity in case["quantities"]:
            assert case["text"][quantity["start"] : quantity["end"]] == quantity["text"]


def assert_in_order(text: str) -> None:
    """Quantities slice the text and follow one another."""
    end = 0
    for quantity in parse(text):
        assert text[quantity.start : quantity.end] == quantity.text != ""
        assert quantity.start >= end
        end = quantity.end


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text makes the parser raise, and what it finds slices the text."""
    assert_in_order(text)


@given(st.text(alphabet=WRITTEN, max_size=80))
def test_any_run_of_figures_and_signs_is_read(text: str) -> None:
    """Figures, signs and letters in any order are read without error."""
    assert_in_order(text)


@given(st.lists(PIECES, max_size=40).map(" ".join))
@settings(max_examples=300)
def test_any_row_of_number_words_is_read(text: str) -> None:
    """Words of numbers, units and hedges in any order are read without error."""
    assert_in_order(text)


@given(st.lists(PIECES, max_size=25).map(" ".join), st.dates())
def test_any_reference_day_is_allowed(text: str, reference: date) -> None:
    """The reference day may be any day there is."""
    for quantity in parse(f"{text} last month on Friday 29 February", reference=reference):
        assert (quantity.first or date.min) <= (quantity.last or date.max)


@pytest.mark.parametrize(
    "text",
    [
        "one million and " * 3000,
        "of the " * 4000 + "said 5",
        "every single " * 3000,
        "Article 1 and " + "2 and " * 3000,
        "5 km" + "/m" * 4000,
        "aimed " * 4000 + "7 drones",
        "a." * 6000,
        "12 and 7, " * 2000,
        "1.234 " * 3000,
        "9" * 5000,
        "9e999^99",
        "half of " * 20_000,
        "7 " * 20_000,
        "million " * 40_000,  # minutes, where each scale word makes the number longer
        "7 " + "trillion " * 84_000,
        "7 " + "dozen " * 5_000,
        "half past " + "9" * 100_000,
        "9" * 100_000 + "^99 and " + "9" * 100_000 + " km",
        "rose from 7 to 9, a rise of 2 " * 3000,
        "7, a@b last 7 12:" * 3000,
    ],
)
def test_long_repetitions_are_read(text: str) -> None:
    """Repetitions exhaust neither the stack nor the patience."""
    assert_in_order(text)


@pytest.mark.parametrize("clause", ["as everybody in the port knew", "in fair weather", "so the story goes"])
def test_a_clause_without_numbers_changes_nothing(clause: str) -> None:
    """A clause without numbers after a sentence leaves its quantities as they were."""
    for case in GOLD:
        text = case["text"]
        longer = f"{text if text.endswith(('a.m.', 'p.m.')) else text.removesuffix('.')}, {clause}."
        assert [reading(quantity) for quantity in parse(text)] == [reading(quantity) for quantity in parse(longer)], (
            text
        )


def reading(quantity: Quantity) -> tuple[object, ...]:
    """What the number says, without what it is bound to."""
    return quantity.text, quantity.kind, quantity.low, quantity.high, quantity.unit, quantity.hedge, quantity.of


def test_parts_point_to_their_whole() -> None:
    """The parts of a total carry its index and its noun."""
    seven, two, five = parse(
        "Of seven exploding drones launched at the capital, two were shot down on the approach and five over the city."
    )
    assert (seven.whole, two.whole, five.whole) == (None, 0, 0)
    assert "exploding drones" == two.thing == five.thing
    assert (two.role, five.where) == ("shot down", "over the city")


def test_a_place_may_open_the_sentence() -> None:
    """“In Odesa Oblast alone, 51 drones” were there; a year is no place."""
    (drones,) = parse("In Odesa Oblast alone, 51 drones were downed.")
    assert drones.where == "In Odesa Oblast"
    assert parse("In 2022 51 drones came.")[1].where == ""


def test_parts_may_follow_in_the_next_sentence() -> None:
    """A bare number takes noun and total from the sentence before."""
    _, two, five = parse("Seven boats left the port. Two sank and five came back.")
    assert [(two.thing, two.whole), (five.thing, five.whole)] == [("boats", 0), ("boats", 0)]


def test_killed_and_wounded_are_not_parts_of_one_another() -> None:
    """Outcomes that exclude each other are counted side by side."""
    killed, wounded = parse("At least 30 people were killed and 12 wounded.")
    assert wounded.whole is None
    assert (killed.role, wounded.role) == ("killed", "wounded")


def test_k_of_n_is_one_count_with_its_total() -> None:
    """The choice for "54 of 69": a COUNT of 54 with `of` 69; "nine in ten" is a FRACTION."""
    (count,) = parse("They downed 54 of 69 missiles.")
    (share,) = parse("Nine in ten voters agree.")
    assert (QuantityKind.COUNT, Decimal(54), Decimal(69)) == (count.kind, count.low, count.of)
    assert (QuantityKind.FRACTION, Decimal("0.9"), Decimal(10)) == (share.kind, share.low, share.of)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("An 8- to 16-metre telescope was built.", "8", "16", "metre"),
        ("Plans of five- to seven-year terms failed.", "5", "7", "year"),
        ("Temperatures ranged from -18 °C to -34 °C.", "-34", "-18", "degree_Celsius"),
        ("The constant is 9.8 +/- 0.1 m/s.", "9.8", "9.8", "metre / second"),
        ("It sold three million, two hundred and forty of them.", "3000240", "3000240", ""),
        ("A baker's dozen were sold.", "13", "13", ""),
    ],
)
def test_numbers_of_several_words(text: str, low: str, high: str, unit: str) -> None:
    """Suspended units, falling ranges, tolerances and numbers read out make one quantity."""
    (found,) = parse(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Police arrested 52 people, 38 for theft and 14 for assault.", [None, 0, 0]),
        ("Police arrested 52 people, 38 for theft and 13 for assault.", [None, None, None]),
        ("They treated 118 patients overnight: 61 men, 49 women and eight boys.", [None, 0, 0, 0]),
        ("The bomb injured 23, three seriously.", [None, 0]),
        ("Of their last ten games they won seven, drew two and lost one.", [None, 0, 0, 0]),
        ("They shot 154 civilians, including 54 children and 39 women.", [None, 0, 0]),
        ("They met nine guests, including a judge, and two cars left.", [None, None]),
        ("Among the 76 guests were 31 women and five girls.", [None, 0, 0]),
        ("Of 30 people 19 were rescued and nine are dead.", [None, 0, 0]),
        ("Only three of the 24 boats sank; the remaining 21 came back.", [None, 0]),
        ("About 3,000 lambs are born, one in 50 of them blind.", [None, 0]),
        ("About 70% of the 90 doses, or 63, were given.", [1, None, 1]),
    ],
)
def test_forms_that_make_parts(text: str, wholes: list[int | None]) -> None:
    """Sums that come out, adverbs, "of" at the start, lists after "including", second tellings point to the total."""
    assert [quantity.whole for quantity in parse(text)] == wholes


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A woman of 91 and the pilot, 34, survived.", ["91", "34"]),
        ("It harms people over the age of 65.", ["65"]),
        ("The total, 34, was low.", []),
    ],
)
def test_ages_of_persons(text: str, ages: list[str]) -> None:
    """Numbers beside persons are ages."""
    assert [q.low for q in parse(text) if q.kind is QuantityKind.AGE] == [Decimal(age) for age in ages]


def test_occasions_have_a_rate() -> None:
    """As "four times a week"."""
    (found,) = parse("It is used four times a week.")
    assert (found.thing, found.per) == ("times", "week")


def test_negation_stays_with_the_role() -> None:
    """A predicate that is denied keeps its "not"."""
    (quantity,) = parse("Two missiles were not shot down.")
    assert quantity.role == "not shot down"


def test_speakers_are_found() -> None:
    """The one who says a number is named, before or after."""
    assert parse("Mayor Klitschko said 28 drones attacked.")[0].said_by == "Mayor Klitschko"
    assert parse("According to AFP, 16 drones came.")[0].said_by == "AFP"


@pytest.mark.parametrize(
    ("text", "step"),
    [("3.5 km", "0.1"), ("1.2 million people", "100000"), ("1,200 people", "1"), ("three hundred people", "100")],
)
def test_the_step_is_the_last_displayed_digit(text: str, step: str) -> None:
    """Displayed precision is kept for the comparison."""
    assert Decimal(step) == parse(text)[0].step


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("At least 1.2 million people fled.", "# people fled."),
        ("Two fell near Kyiv and five over the city.", "# fell near Kyiv and # over the city."),
        ("On 29 December 2022 Russia fired 69 missiles.", "On 29 December 2022 Russia fired # missiles."),
        ("Prices rose 4.2% to $18.30.", "Prices rose # to #."),
        ("Nothing happened at 23:38.", "Nothing happened at 23:38."),
        ("None of the 16 drones hit, and output doubled.", "None of the # drones hit, and output doubled."),
    ],
)
def test_mask_hides_numbers_and_keeps_the_matter(text: str, masked: str) -> None:
    """Numbers and hedges become #, dates and counted nouns stay."""
    assert masked == mask(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven drones were shot down.", "9 drones were shot down."),
        ("At least 1.2 million people left in 2022.", "At least 9 people left in 2022."),
        ("Twenty-five of 1,300 shops closed on 3 May.", "9 of 9 shops closed on 3 May."),
        ("It fell by 12 % to $3.5bn.", "It fell by 9 % to $9."),
        ("The second-largest city lost 5 to 7 m2.", "The second-largest city lost 9 to 9 m2."),
        ("None of them came.", "None of them came."),
        ("On 2 May 2022 all 16 drones and nine rockets fell.", "On 2 May 2022 all 9 drones and 9 rockets fell."),
    ],
)
def test_other_figures_leave_all_else(text: str, expected: str) -> None:
    """Numbers that count or measure are exchanged; units, hedges, ranks and dates stay."""
    assert refigured(text, parse(text), "9") == expected


def test_hedges_follow_the_noun_too() -> None:
    """A bound after the noun is read."""
    assert Hedge.AT_LEAST is parse("Three civilians or more died.")[0].hedge


def test_all_but_some_of_a_total_are_the_others() -> None:
    """The exception is taken from the total, and its words belong to the number."""
    (found,) = parse("All but three of the 12 members agreed.")
    assert (found.text, found.low, found.of) == ("All but three of the 12", 9, 12)


@pytest.mark.parametrize(
    "text", ["7" * 6000 + "th day", "1/" + "9" * 6000, "7e" + "9" * 200, "9^99999 cats", "1/0 · 3:61.5"]
)
def test_figures_beyond_measure_are_read_or_left(text: str) -> None:
    """No run of figures makes the parser raise."""
    assert all(text[q.start : q.end] == q.text for q in parse(text))


def test_the_unit_may_come_first() -> None:
    """A form's "per cent of 22" is 22 percent; "a few percent of 200 people" counts the people."""
    assert [(q.kind, q.low) for q in parse("per cent of 22")] == [(QuantityKind.PERCENT, 22)]
    assert parse("A few percent of 200 people came.")[-1].kind is QuantityKind.COUNT


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("They stopped two on the way and five once they had reached the capital.", ["stopped", "stopped"]),
        ("34 drones were brought down from a group of 35 that Russia sent.", ["brought down", "sent"]),
    ],
)
def test_other_clauses_lend_no_predicate(text: str, roles: list[str]) -> None:
    """What follows "once they" or "that" is said of others."""
    assert [quantity.role for quantity in parse(text)] == roles


def test_the_speaker_is_the_head_of_the_phrase() -> None:
    """A consultancy named behind its man does not speak for him."""
    (seven,) = parse("Artem Starosiek of the Ukrainian consultancy Molfar estimates it at seven times the cost.")
    assert seven.said_by.startswith("Artem Starosiek")


def test_who_counts_speaks() -> None:
    """“The mayor counted four” as well as “four, the mayor said”; a goal that gave hope said nothing."""
    assert parse("Mayor Berg counted four people killed.")[0].said_by == "Mayor Berg"
    assert parse("Mayor Berg gave hope to 22 players.")[0].said_by == ""


def test_hours_in_words_are_times() -> None:
    """“Eight o'clock” counts nothing."""
    (found,) = parse("It was over by eight o’clock.")
    assert (found.kind, found.low) == (QuantityKind.TIME, 480)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two parts add up to 1.85 billion dollars.", Hedge.EXACT),
        ("It has paid up to 1.85 billion dollars.", Hedge.AT_MOST),
        ("They worked there over at least 20 years.", Hedge.AT_LEAST),
        ("It costs a million dollars at the very most.", Hedge.AT_MOST),
    ],
)
def test_hedges_that_look_like_others(text: str, expected: Hedge) -> None:
    """A sum is no bound, and of two words the bound counts."""
    assert parse(text)[-1].hedge is expected


@pytest.mark.parametrize(
    ("text", "role", "thing"),
    [
        ("The night produced 84 drone kills.", "kills", "drones"),
        ("The army reported 45 interceptions.", "interceptions", "interceptions"),
        ("They failed to stop ten missiles.", "not stop", "missiles"),
        ("It left 28 people injured.", "injured", "people"),
        ("Six drones got through.", "not shot down", "drones"),
        ("One drone struck an office block.", "not shot down", "drone"),
        ("40 drones struck Kyiv.", "struck", "drones"),
        ("Two missiles were hit by a gun.", "hit", "missiles"),
        ("Two of the seven drones launched at the capital got through.", "not shot down", "drones"),
        ("Two of the seven drones launched to hit Kyiv were lost.", "lost", "drones"),
        ("Three of the ten buildings damaged in the strike belonged to a school.", "belonged", "buildings"),
        ("The count of downed drones was ten.", "", "downed drones"),
        ("Police had 47 missing-person reports.", "", "missing-person reports"),
        ("About 400 mobilised Russians had been killed.", "killed", "mobilised Russians"),
        ("They reported 39 strike drones.", "", "strike drones"),
    ],
)
def test_what_is_counted_and_what_became_of_it(text: str, role: str, thing: str) -> None:
    """Deeds, escapes and compounds."""
    [quantity] = parse(text)
    assert (quantity.role, quantity.thing) == (role, thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("It costs around 20,000 dollars to produce a Shahed drone.", "Shahed drone"),
        ("Building one Shahed costs 20,000 dollars.", "Shahed"),
        ("The bridge opened late. It cost 20,000 dollars to build.", ""),
        ("Training costs 20,000 dollars.", "Training"),
    ],
)
def test_what_a_price_is_of(text: str, thing: str) -> None:
    """What is made, not the making of it."""
    assert parse(text)[-1].thing == thing


def test_what_none_of_them_did_is_not_said_of_all() -> None:
    """Of seven drones none of which survived nobody says that they survived, nor that they did not."""
    seven, none = parse("There were seven drones, none of which survived.")
    assert (seven.role, none.role, none.whole) == ("", "not shot down", 0)


def test_months_of_a_year_are_a_period() -> None:
    """Eleven months of 2022 are no number that a text would have to give."""
    [period] = parse("In the first eleven months of 2022 trade grew.")
    assert (period.kind, str(period.first), str(period.last)) == (QuantityKind.DATE, "2022-01-01", "2022-11-30")


def test_a_date_of_one_number_is_not_the_next_ones() -> None:
    """A year that stands right behind a number is that number's."""
    found = parse("It sold 1.31 million cars in 2022, more than the 936,172 of 2021, and built 1.37 million.")
    assert found[-1].when == "2022"


def test_a_number_word_in_a_title_counts_nothing() -> None:
    """A headline has capitals everywhere, and its numbers count."""
    assert parse("The Three Musketeers had a poor reception.") == ()
    assert [found.text for found in parse("Russia Launches Seven Drones at Kyiv")] == ["Seven"]


def test_a_rank_may_follow_a_name() -> None:
    """“6th” after a name is no part of it."""
    (found,) = parse("They ranked Brown 6th for teaching.")
    assert (found.kind, found.low) == (QuantityKind.RANK, 6)


def test_what_is_measured_is_somewhere() -> None:
    """The place may stand with the subject, before the verb that measures it."""
    (found,) = parse("The share without power in Lviv was 90%.")
    assert (found.thing, found.where) == ("share", "in Lviv")


@pytest.mark.parametrize(
    "text",
    [
        "Persona 5 is the best of them.",
        "The Big Four met in Paris.",
        "The film Scream 3 was shown.",
        "In the Big Four.",
    ],
)
def test_a_number_that_ends_a_name_counts_nothing(text: str) -> None:
    """Also where the name begins the sentence, when one thing is spoken of."""
    assert parse(text) == ()


@pytest.mark.parametrize("text", ["About 5 were hurt.", "In Kyiv 12 people died.", "Batman 3 earned $12 million."])
def test_a_number_after_a_capital_may_count(text: str) -> None:
    """A word with a capital alone makes no name."""
    assert parse(text)[0].low is not None


def test_a_verb_after_what_is_counted_is_not_counted() -> None:
    """What "and operates" tells goes on; "and drones" is counted, too."""
    assert parse("The league comprises 18 teams and operates on its own.")[0].thing == "teams"
    assert parse("They fired 158 missiles and drones.")[0].thing == "missiles and drones"


def test_years_in_hundreds_are_a_century() -> None:
    """The 2000s are taken for a decade, as they mostly are."""
    (old,), (new,) = parse("It was built in the 1700s."), parse("It was built in the 2000s.")
    assert (old.first, old.last) == (date(1700, 1, 1), date(1799, 12, 31))
    assert (new.first, new.last) == (date(2000, 1, 1), date(2009, 12, 31))


def test_a_space_before_the_comma_of_a_date_is_no_matter() -> None:
    """As treebanks print it."""
    (day,) = parse("She was born on September 8 , 1979 .")
    assert day.first == day.last == date(1979, 9, 8)


def test_a_rating_is_a_share_of_its_best() -> None:
    """To the digit that is printed."""
    (rating,) = parse("Its average rating is 3.7/10.")
    assert (rating.kind, rating.low, rating.step) == (QuantityKind.FRACTION, Decimal("0.37"), Decimal("0.01"))
