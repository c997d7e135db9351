"""The sums a text makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.quantities import findings

CONTRADICTED = [
    (
        "Of nine drones sent at the city, two were shot down on the approach and five over it.",
        "2 + 5 = 7, the text says 9",
    ),
    ("Of the 45 drones downed, 32 were destroyed before midnight and 12 after.", "32 + 12 = 44, the text says 45"),
    (
        "A package of $2 billion, made up of $1.2 billion from stocks and $500 million in cash, was agreed.",
        "1.7 billion",
    ),
    ("The storm killed 39 people: 37 in Erie County and one in Niagara County.", "37 + 1 = 38, the text says 39"),
    ("They fired 122 missiles and 36 drones, 168 weapons in all.", "122 + 36 = 158, the text says 168"),
    ("The crew of 20 (12 men and 9 women) was rescued.", "12 + 9 = 21, the text says 20"),
    ("Air defence stopped 54 of 69 missiles, or nine in ten.", "54 / 69 = 78.3 percent, the text says nine in ten"),
    ("Of the 97 persons with the infection, only 4 (1.9%) remained well.", "4 / 97 = 4.12 percent, the text says 1.9%"),
    ("They compared 31 green monkeys (10 sabeus, 15 vervets and seven others).", "10 + 15 + 7 = 32, the text says 31"),
    ("Eighty-six percent (102 of 123) of the patients recovered.", "102 / 123 = 82.9 percent"),
    ("Russia fired 76 missiles. Ukraine shot down 60 of them, or 90 percent.", "60 / 76 = 78.9 percent"),
    ("The law costs 1.7 trillion dollars. Defence gets 858 billion, close to two thirds of the whole.", "50.5 percent"),
    ("Trade reached 190 billion dollars, an increase of 29 percent over the 167 billion of 2021.", "+13.8 percent"),
    ("The firm sold 1.31 million cars in 2022, 50% more than the 936,172 of 2021.", "+39.9 percent"),
    ("Profit fell by 30 percent, from $100 million to $80 million.", "−20 percent"),
    ("Unemployment rose by 3 percentage points, from 5 percent to 6 percent.", "6 percent − 5 percent = 1"),
    ("The plant built 7 cars a day for 3 days, a total of 28.", "7 × 3 = 21, the text says 28"),
    ("All 31 drones were shot down. Later the army said that 30 of 31 drones were shot down.", "30 of 31 are not all"),
    ("Seven drones flew at the city at night. The nine drones were all shot down.", "7 ≠ 9"),
]
CONFIRMED = [
    ("Of seven drones sent at the city, two were shot down on the approach and five over it.", "2 + 5 = 7 ✓"),
    ("Of the nine members six supported the step, two preferred no change and one wanted more.", "6 + 2 + 1 = 9 ✓"),
    ("Of the 45 drones, 32 came early, which woke the city, and the remaining 13 later.", None),
    (
        "The 37 deaths by cause: 17 in the open, nine in homes, four in cars and seven elsewhere.",
        "17 + 9 + 4 + 7 = 37 ✓",
    ),
    (
        "Trade was 190 billion dollars. Purchases made up 114 billion of that and sales 76 billion.",
        "114 billion + 76 billion",
    ),
    ("They fired 122 missiles and 36 drones, 158 in all.", "122 + 36 = 158 ✓"),
    ("Russia fired 76 missiles. Ukraine shot down 60 of them, or 79 percent.", "60 / 76 = 78.9 percent ✓"),
    ("The firm sold 1.31 million cars, 40% more than the 936,172 of 2021.", "+39.9 percent ✓"),
    ("The plant built 7 cars a day for 3 days, a total of 21.", "7 × 3 = 21 ✓"),
]
SILENT = [
    "A law with 45 billion for Ukraine was signed, although Bloomberg puts the sum at 47 billion.",
    "Of 69 missiles, 54 were intercepted, 21 of them over Odesa and 16 over Kyiv.",
    "Of 100 drones, 30 were shot down and 20 lost their way.",
    "The fleet of five ships, including two destroyers and two frigates, sailed.",
    "China sent five ships: the supply ship Taihu, two destroyers and two frigates.",
    "Two patients were affected (cases 1 and 3).",
    "There were 48 deaths (including 29 from cancer and 16 from heart disease).",
    "We found that 583 (5.2%) of the total genes and 621 (5.5%) were changed.",
    "The commune is divided into eight districts, which are divided into 16 wards and one town.",
    "He played 26 games on the right and 18 on the left for a combined total of 288.2 innings.",
    "39 of 125 patients were confused, comprising nine with seizures and seven with fever.",
    "The mayor counted nine drones. The air force said the seven drones were aimed at the city.",
    "Seven drones came at dawn. Another nine drones came at night. The nine drones were shot down.",
    "Three used a single method (two prospective studies and one retrospective study).",
    "70 studies of 6,719 women were included (59 cohorts and 11 others).",
    "Smith got 60 votes. Jones got 45, or 43 percent.",
    "Sales rose by 10 percent to 110 in May and by 20 percent to 150 in June.",
]


@pytest.mark.parametrize(("text", "arithmetic"), CONTRADICTED, ids=[c[0][:40] for c in CONTRADICTED])
def test_wrong_sums_are_told(text: str, arithmetic: str) -> None:
    """A sum that does not come out is one finding, with the sum worked out."""
    [found] = [f for f in findings(text) if f.outcome == "contradicted"]
    assert arithmetic in found.arithmetic


@pytest.mark.parametrize(("text", "arithmetic"), CONFIRMED, ids=[c[0][:40] for c in CONFIRMED])
def test_right_sums_are_confirmed(text: str, arithmetic: str | None) -> None:
    """A sum that comes out is confirmed, never contradicted."""
    found = findings(text)
    assert [f for f in found if f.outcome == "contradicted"] == []
    assert arithmetic is None or [f for f in found if arithmetic in f.arithmetic] != []


@pytest.mark.parametrize("text", SILENT, ids=[text[:40] for text in SILENT])
def test_nothing_is_said_where_nothing_is_sure(text: str) -> None:
    """Lists that need not be complete, other bases and open disagreements are no slips."""
    assert [f.message for f in findings(text) if f.outcome == "contradicted"] == []


def test_offsets_and_quantities() -> None:
    """A finding spans the numbers it is about."""
    text = "Quiet night. Of nine drones, two were shot down on the approach and five over the city."
    [found] = findings(text)
    assert [q.text for q in found.quantities] == ["nine", "two", "five"]
    assert text[found.start : found.end] == "nine drones, two were shot down on the approach and five"
    assert [text[q.start : q.end] for q in found.quantities] == ["nine", "two", "five"]


numbers = st.integers(5, 400)


@given(numbers, numbers, st.integers(-3, 3))
def test_parts_are_confirmed_exactly_when_they_add_up(one: int, other: int, off: int) -> None:
    """Whatever the numbers, only the right total is confirmed."""
    text = f"The storm killed {one + other + off} people: {one} in the city and {other} in the country."
    [found] = findings(text)
    assert ("confirmed" if off == 0 else "contradicted") == found.outcome


@given(st.text(alphabet="0123456789 of and %(),.:;⟦⟧tworthird\n—", max_size=200))
def test_total_on_any_text(text: str) -> None:
    """No text makes it fail, and offsets always lie within it."""
    assert all(0 <= f.start <= f.end <= len(text) for f in findings(text))


@pytest.mark.parametrize("opening", ["KYIV, 30 December 2022 - Of", "On Friday, of", "The mayor said that of"])
def test_what_stands_before_of_does_not_hide_the_sum(opening: str) -> None:
    """A dateline, a day or a speaker may open the sentence."""
    (finding,) = findings(
        f"{opening} nine drones launched at the city, two were shot down on the way and five over it."
    )
    assert finding.arithmetic == "2 + 5 = 7, the text says 9"
