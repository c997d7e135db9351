"""Numbers in the same place of two sentences."""

import pytest

from verifier.judge.parallel import Parallel, parallel
from verifier.quantities import parse

SCORES = "In the exam Amar scored 64 percent and Bhavan scored 36 percent."


def read(claim: str, sentence: str) -> Parallel | None:
    """The claim beside the sentence."""
    return parallel(claim, parse(claim), sentence, parse(sentence))


def test_each_number_answers_the_one_in_its_place() -> None:
    """Though 36 stands in both, the first number is held against the first."""
    found = read(SCORES, "In the exam Amar scored 36 percent and Bhavan scored 36 percent.")
    assert found is not None
    assert found.verbatim
    assert [comparison.holds for comparison in found.comparisons] == [False, True]


def test_hedges_and_units_belong_to_the_number() -> None:
    """A bound for a number is no other word."""
    found = read(SCORES, "In the exam Amar scored more than 50 percent and Bhavan scored 36 percent.")
    assert found is not None
    assert found.verbatim
    assert [comparison.holds for comparison in found.comparisons] == [None, True]


def test_a_few_other_words_are_allowed_and_told() -> None:
    """A name may differ; then the words are not the same."""
    found = read(SCORES, "In the exam Chetan scored 64 percent and Bhavan scored 36 percent!")
    assert found is not None
    assert not found.verbatim


@pytest.mark.parametrize(
    "sentence",
    [
        "Bhavan, who scored 36 percent, was second to Amar with 64 percent.",
        "In the exam Amar scored well and Bhavan scored 36 percent.",
        "64 percent.",
        "",
        f"{SCORES[:-1]}, {'and so on ' * 80}.",
    ],
)
def test_other_sentences_are_not_read_by_place(sentence: str) -> None:
    """Other words, too few words, or a number less."""
    assert read(SCORES, sentence) is None


def test_another_day_is_another_word() -> None:
    """Dates are not numbers in a place: what differs by its date is not verbatim."""
    found = read("On 3 May 2020 the city counted 40 cases.", "On 4 May 2020 the city counted 40 cases.")
    assert found is not None
    assert not found.verbatim


def test_offsets_can_be_moved() -> None:
    """Evidence offsets point into the longer text then."""
    found = read(SCORES, SCORES)
    assert found is not None
    moved = found.moved(10).comparisons[0].evidence
    assert f"{' ' * 10}{SCORES}"[moved.start : moved.end] == "64 percent"


def test_without_numbers_nothing_stands_in_a_place() -> None:
    """The same words alone are left to the text model."""
    assert read("Amar came early and Bhavan came late.", "Amar came early and Bhavan came late.") is None
